"""axe-core finds nothing to complain of in any state of the page."""

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe

ANSWERED, REFUSED = "How many tonnes of grain moved?", "refuse: how many unicorns?"


def violations(tab) -> list[str]:
    tab.page.wait_for_timeout(300)  # buttons fade
    found = Axe().run(tab.page).response["violations"]
    return [f"{each['id']}: {node['html'][:200]}" for each in found for node in each["nodes"]]


def answer(tab) -> None:
    tab.ask(ANSWERED)


def refusal(tab) -> None:
    tab.ask(REFUSED, status="Not found")


def doubt(tab) -> None:
    tab.ask("doubtfully: how many tonnes of grain moved?", status="complete")


def failure(tab) -> None:
    tab.ask("?!", status="could not be asked")


def peek(tab) -> None:
    tab.ask(ANSWERED)
    tab.page.locator("a.chip").first.focus()


def card(tab) -> None:
    tab.ask(ANSWERED)
    tab.page.locator("a.chip").first.click()
    tab.page.locator(".card.active summary").first.click()


def dialog(tab) -> None:
    card(tab)
    tab.page.locator(".card.active .open").click()
    tab.page.locator("#document mark").wait_for()


def conversations(tab) -> None:
    tab.ask(ANSWERED)
    if tab.page.locator("#menu").is_visible():
        tab.page.click("#menu")
    tab.page.locator("#listing summary").first.click()


def scope(tab) -> None:
    tab.page.locator("#scope input").click()
    tab.page.get_by_role("option").first.wait_for()


def idle(tab) -> None:
    tab.page.locator(".suggestions").wait_for()


STATES: dict[str, Callable[..., None]] = {
    each.__name__: each for each in (idle, answer, refusal, doubt, failure, peek, card, dialog, conversations, scope)
}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_axe_finds_nothing(new_tab, scripted_address, state, width, scheme):
    tab = new_tab(scripted_address, width=width, scheme=scheme)
    STATES[state](tab)
    assert violations(tab) == []


@pytest.mark.parametrize("state", ["answer", "dialog", "refusal"])
@pytest.mark.parametrize(("width", "scheme"), [(1440, "dark"), (390, "light")])
def test_axe_finds_nothing_in_the_other_colours(new_tab, scripted_address, state, width, scheme):
    tab = new_tab(scripted_address, width=width, scheme=scheme)
    STATES[state](tab)
    assert violations(tab) == []


def test_axe_would_find_something(new_tab, scripted_address):
    tab = new_tab(scripted_address)
    tab.page.evaluate("document.querySelector('main').append(document.createElement('button'))")
    assert re.match("button-name: <button", violations(tab)[0])
