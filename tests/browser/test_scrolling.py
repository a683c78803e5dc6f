"""A question that is asked stands at the top of the view, and its answer grows below it."""

import pytest

GRAIN, SLOW = "How many tonnes of grain moved?", "slowly: which ferry sails to Malmo?"
SIZES = pytest.mark.parametrize("width", [1440, 390])
NEAR = 24
"""Most pixels between the top of the view and a question that stands there."""


@pytest.fixture
def long(new_tab, scripted_address):
    """Open a page with an answer of many screens, as wide as a test wants it."""

    def opened(width: int):
        tab = new_tab(scripted_address, width=width, height=844)
        tab.ask(GRAIN)
        tab.ask(SLOW)
        return tab

    return opened


def top_of(tab, at: int) -> float:
    """Return how far below the top of the view the question with a number stands."""
    return (
        tab.page.locator(".question")
        .nth(at)
        .evaluate(
            """question => question.getBoundingClientRect().top
        - Math.max(0, document.querySelector('#chat [role=log]').getBoundingClientRect().top)"""
        )
    )


def scroll_up(tab) -> None:
    width = tab.page.viewport_size["width"]
    tab.page.mouse.move(width * 0.4, 400)
    tab.page.mouse.wheel(0, -20_000)
    tab.page.wait_for_function("document.querySelector('.question').getBoundingClientRect().top > 0")


@SIZES
def test_a_short_answer_has_its_question_at_the_top(new_tab, scripted_address, width):
    tab = new_tab(scripted_address, width=width, height=844)
    for at in (0, 1):
        tab.ask(GRAIN)
        assert 0 <= top_of(tab, at) < NEAR


@SIZES
def test_a_long_answer_keeps_its_question_in_sight_while_it_grows(long, width):
    assert 0 <= top_of(long(width), 1) < NEAR


@SIZES
def test_an_edited_question_is_brought_up_after_one_has_scrolled_away(long, width):
    tab = long(width)
    scroll_up(tab)
    tab.page.locator(".question").first.get_by_role("button", name="Edit").click()
    tab.ask(f"doubtfully {GRAIN}")
    assert 0 <= top_of(tab, 2) < NEAR


@SIZES
def test_a_question_that_is_asked_again_is_brought_up(long, width):
    tab = long(width)
    tab.page.locator("[data-testid=bot]").first.get_by_role("button", name="Ask again").click()
    tab.page.locator("#status [role=status]", has_text="Answer complete").wait_for(state="attached")
    assert 0 <= top_of(tab, 0) < NEAR


def test_while_an_answer_grows_a_user_may_scroll(new_tab, scripted_address):
    tab = new_tab(scripted_address)
    tab.ask(GRAIN)
    tab.page.fill("#ask textarea", SLOW)
    tab.page.press("#ask textarea", "Enter")
    tab.page.locator("[data-testid=bot]").nth(1).locator("a.chip").nth(2).wait_for()
    scroll_up(tab)
    tab.page.locator("#status [role=status]", has_text="Answer complete").wait_for(state="attached")
    assert tab.page.locator("#chat [role=log]").evaluate("log => log.scrollTop") < NEAR


def test_the_page_is_as_high_as_the_window_also_with_a_scope_of_several_rows(new_tab, scripted_address):
    tab = new_tab(scripted_address)
    height = "document.scrollingElement.scrollHeight"
    assert tab.page.evaluate(height) <= 900
    for place in ("town", "harbour.md", "town/bakery.txt", "type:md", "type:txt", "file:harbour*", "file:bakery*"):
        tab.page.locator("#scope input").click()
        tab.page.keyboard.type(place)
        tab.page.keyboard.press("Enter")
        tab.page.locator("#scope [class*=token]", has_text=place).first.wait_for()
    tab.page.keyboard.press("Escape")
    assert tab.page.evaluate(height) <= 900
    tab.ask(GRAIN, status="")
    assert tab.page.evaluate(height) <= 900
    assert tab.page.locator("#tabs").bounding_box()["y"] >= 0
    assert tab.page.locator("#ask textarea").bounding_box()["y"] < 900
