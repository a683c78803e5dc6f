import time

from assistant.conversations.store import Entry
from assistant.doors.page.listing import listing_html
from assistant.doors.page.words import ENGLISH

DAY_S = 24 * 60 * 60


def entry(name: str, *, days_ago: float = 0) -> Entry:
    return Entry(f"id-{name}", name, time.time() - days_ago * DAY_S)


def test_conversations_stand_under_their_day():
    html = listing_html([entry("new"), entry("old", days_ago=1), entry("older", days_ago=400)], "", ENGLISH)
    assert html.index("Today") < html.index("new") < html.index("Yesterday") < html.index("old")
    assert html.count("<h2>") == 3


def test_the_one_that_is_shown_is_marked():
    html = listing_html([entry("one"), entry("two")], "id-two", ENGLISH)
    assert html.count("aria-current") == 1
    assert "data-title='two' aria-current='true'" in html


def test_a_title_is_escaped_in_text_and_attributes():
    html = listing_html([Entry("id", "<b>'\" onclick='alert(1)", time.time())], "", ENGLISH)
    assert "<b>" not in html
    assert "onclick='" not in html


def test_an_empty_list_says_whether_it_was_searched():
    assert "No conversations yet." in listing_html([], "", ENGLISH)
    assert "No conversation holds that." in listing_html([], "", ENGLISH, searched=True)
