"""Conversations are kept on the server: listed, opened, renamed, deleted, searched and saved."""

import pytest

GRAIN, FERRY = "How many tonnes of grain moved?", "Which ferry sails to Malmo?"


@pytest.fixture
def tab(new_tab, scripted_address):
    """A page with two conversations, of which the second is shown."""
    opened = new_tab(scripted_address)
    opened.ask(GRAIN)
    opened.page.click("#new-chat")
    opened.page.locator("#status [role=status]", has_text="New conversation.").wait_for(state="attached")
    opened.ask(FERRY)
    return opened


def titles(tab) -> list[str]:
    return tab.page.locator("#listing button[data-do=open]").all_inner_texts()


def options_of(tab, title: str):
    row = tab.page.locator("#listing li", has=tab.page.get_by_role("button", name=title, exact=True))
    row.locator("summary").click()
    return row


def test_an_earlier_conversation_is_opened_and_goes_on(tab):
    assert titles(tab) == [FERRY, GRAIN]
    tab.page.get_by_role("button", name=GRAIN, exact=True).click()
    tab.page.locator("[data-testid=user]", has_text=GRAIN).wait_for()
    tab.ask("And what was not repaired?")
    assert tab.page.locator("[data-testid=user]").count() == 2
    assert titles(tab) == [GRAIN, FERRY]


def test_a_conversation_is_renamed_by_keyboard(tab):
    row = options_of(tab, FERRY)
    tab.page.once("dialog", lambda dialog: dialog.accept("Ships of <b>Malmo</b>"))
    row.get_by_role("button", name="Rename").press("Enter")
    tab.page.get_by_role("button", name="Ships of <b>Malmo</b>", exact=True).wait_for()
    assert tab.page.locator("#listing b").count() == 0


def test_a_deleted_conversation_is_gone_after_a_reload_too(tab):
    row = options_of(tab, FERRY)
    tab.page.once("dialog", lambda dialog: dialog.accept())
    row.get_by_role("button", name="Delete").click()
    tab.page.locator("#status [role=status]", has_text="deleted").wait_for(state="attached")
    assert tab.page.locator("[data-testid=user]").count() == 0
    tab.open()
    tab.page.locator("#listing button").first.wait_for()
    assert titles(tab) == [GRAIN]


def test_a_dismissed_question_deletes_nothing(tab):
    row = options_of(tab, FERRY)
    tab.page.once("dialog", lambda dialog: dialog.dismiss())
    row.get_by_role("button", name="Delete").click()
    tab.ask(GRAIN)
    assert len(titles(tab)) == 2


def test_the_list_is_searched(tab):
    tab.page.fill("#find input, #find textarea", "grain moved")
    tab.page.wait_for_function("document.querySelectorAll('#listing button[data-do=open]').length === 1")
    assert titles(tab) == [GRAIN]


def test_a_conversation_is_saved_as_a_page_that_quotes_its_passage(tab, tmp_path):
    row = options_of(tab, GRAIN)
    with tab.page.expect_download() as download:
        row.get_by_role("link", name="Save as web page").click()
    assert download.value.suggested_filename == "How many tonnes of grain moved_.html"
    text = download.value.path().read_text(encoding="utf-8")
    assert ">The harbour moved 412 tonnes of grain in 1987. The crane was not repaired.</mark>" in text


def test_on_a_phone_the_list_opens_from_the_top(new_tab, scripted_address):
    tab = new_tab(scripted_address, width=390, height=844)
    tab.ask(GRAIN)
    assert not tab.page.locator("#listing").is_visible()
    tab.page.get_by_role("button", name="Conversations").click()
    assert titles(tab) == [GRAIN]
    assert tab.page.evaluate("document.scrollingElement.scrollWidth") <= 390


def test_on_a_phone_the_list_is_as_wide_as_the_page_and_escape_closes_it(new_tab, scripted_address):
    tab = new_tab(scripted_address, width=390, height=844)
    tab.ask(GRAIN)
    tab.page.evaluate("scrollTo(0, 0)")
    menu = tab.page.get_by_role("button", name="Conversations")
    menu.click()
    title = tab.page.get_by_role("button", name=GRAIN, exact=True).bounding_box()
    assert title["width"] > 240  # of 390, beside the button of its menu
    assert tab.page.locator("#find").bounding_box()["y"] + 30 < title["y"]
    row = options_of(tab, GRAIN)
    link = row.get_by_role("link", name="Save as web page").bounding_box()
    assert (link["x"] >= 0, link["x"] + link["width"] <= 390) == (True, True)
    row.get_by_role("link", name="Save as web page").click(trial=True)  # nothing lies over it or cuts it off
    for gone in (row.locator(".menu div"), tab.page.locator("#listing")):
        assert gone.is_visible()
        tab.page.keyboard.press("Escape")
        assert not gone.is_visible()
    assert tab.page.evaluate("document.activeElement.id") == "menu"


def test_a_menu_closes_with_escape_and_with_a_click_beside_it_and_moves_nothing(tab):
    before = tab.page.get_by_role("button", name=GRAIN, exact=True).bounding_box()
    for leave in (lambda: tab.page.keyboard.press("Escape"), lambda: tab.page.locator("#header h1").click()):
        options = options_of(tab, FERRY).locator(".menu div")
        assert options.is_visible()
        assert tab.page.get_by_role("button", name=GRAIN, exact=True).bounding_box() == before
        leave()
        assert not options.is_visible()


def choose(tab, place: str) -> None:
    tab.page.locator("#scope input").click()
    tab.page.get_by_role("option", name=place).first.click()
    tab.page.locator("#scope .token, #scope [class*=token]", has_text=place).first.wait_for()
    tab.page.keyboard.press("Escape")


def test_a_scope_is_chosen_shown_and_kept_with_its_conversation(new_tab, scripted_address):
    tab = new_tab(scripted_address)
    choose(tab, "town")
    tab.ask(GRAIN)
    assert "90 loaves" in tab.page.locator("[data-testid=bot]").inner_text()
    assert "harbour.md" not in tab.page.locator("#sources").inner_text()
    tab.page.click("#new-chat")
    tab.page.locator("#status [role=status]", has_text="New conversation.").wait_for(state="attached")
    assert "town" not in tab.page.locator("#scope").inner_text()
    tab.ask(GRAIN)
    assert "412 tonnes" in tab.page.locator("[data-testid=bot]").inner_text()
    tab.page.locator("#listing button[data-do=open]").nth(1).click()
    tab.page.locator("[data-testid=bot]", has_text="90 loaves").wait_for()
    assert "town" in tab.page.locator("#scope").inner_text()


def type_scope(tab, text: str) -> None:
    tab.page.locator("#scope input").click()
    tab.page.keyboard.type(text)
    tab.page.keyboard.press("Enter")


def chosen(tab) -> list[str]:
    return tab.page.locator("#scope [class*=token] span").all_inner_texts()


def test_a_typed_part_of_a_name_takes_the_first_place_that_has_it(new_tab, scripted_address):
    tab = new_tab(scripted_address)
    type_scope(tab, "BAK")
    tab.page.locator("#scope [class*=token]", has_text="town/bakery.txt").first.wait_for()
    assert "BAK" not in chosen(tab)
    tab.page.keyboard.press("Escape")
    tab.ask(GRAIN)
    assert "90 loaves" in tab.page.locator("[data-testid=bot]").inner_text()


def test_a_typed_text_that_names_nothing_is_not_chosen_and_said(new_tab, scripted_address):
    tab = new_tab(scripted_address)
    type_scope(tab, "zzz")
    tab.page.locator("#status [role=status]", has_text="has “zzz” in its name").wait_for(state="attached")
    assert chosen(tab) == []
    tab.page.keyboard.press("Escape")
    tab.ask(GRAIN)
    assert "412 tonnes" in tab.page.locator("[data-testid=bot]").inner_text()


def test_a_typed_filter_is_taken_as_it_is(new_tab, scripted_address):
    tab = new_tab(scripted_address)
    type_scope(tab, "type:txt")
    tab.page.locator("#scope [class*=token]", has_text="type:txt").first.wait_for()
    tab.page.keyboard.press("Escape")
    tab.ask(GRAIN)
    assert "90 loaves" in tab.page.locator("[data-testid=bot]").inner_text()
