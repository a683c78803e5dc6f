import pytest

QUESTION = "What was SCODA's total foreign trade value in 2020?"


@pytest.mark.parametrize("width", [390, 1440])
def test_nothing_is_wider_than_the_window(new_tab, address, width):
    tab = new_tab(address, width=width)
    tab.ask(QUESTION)
    tab.page.locator("a.chip").first.click()
    assert tab.page.evaluate("document.scrollingElement.scrollWidth") <= width


def test_on_a_phone_a_chip_brings_its_card_into_view(new_tab, address):
    tab = new_tab(address, width=390, height=844)
    tab.ask(QUESTION)
    tab.page.locator("a.chip").first.click()
    box = tab.page.locator(".card.active mark").bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 844


def test_on_a_phone_the_question_box_is_wide_enough_to_write_in(new_tab, address):
    tab = new_tab(address, width=390, height=844)
    box = tab.page.locator("#ask textarea").bounding_box()
    assert box is not None
    # beside it stand the send button and "New chat"; half of the window is left for the text
    assert box["width"] >= 195


def test_the_question_box_has_a_name_for_screen_readers(new_tab, address):
    assert new_tab(address).page.get_by_role("textbox", name="Question").count() == 1


def test_on_a_phone_the_passage_opens_as_a_sheet_and_closes_back_to_its_chip(new_tab, scripted_address):
    tab = new_tab(scripted_address, width=390, height=844)
    tab.ask("How many tonnes of grain moved?")
    assert not tab.page.locator("#sources-panel").is_visible()
    for leave in (
        lambda: tab.page.get_by_role("button", name="Close").click(),
        lambda: tab.page.keyboard.press("Escape"),
    ):
        tab.page.locator("a.chip").first.click()
        assert tab.page.locator(".card.active mark").is_visible()
        leave()
        assert not tab.page.locator("#sources-panel").is_visible()
        assert tab.page.evaluate("document.activeElement.matches('.chip')")
