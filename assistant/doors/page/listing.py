"""The list of conversations as HTML. Titles are questions: they are escaped."""

from collections.abc import Sequence
from datetime import date, timedelta
from html import escape
from itertools import groupby

from assistant.conversations.store import Entry
from assistant.doors.page.markup import attribute
from assistant.doors.page.words import Words


def listing_html(entries: Sequence[Entry], current: str, words: Words, *, searched: bool = False) -> str:
    """Return the conversations by day, newest first.

    Args:
        entries: Newest first.
        current: Id of the one that is shown.
        words: Of the page.
        searched: Whether they are what a search found.
    """
    today = date.today()
    days = groupby(entries, key=lambda entry: _day(entry, today, words))
    groups = "".join(
        f"<h2>{escape(day)}</h2><ul>{''.join(_row(entry, current, words) for entry in group)}</ul>"
        for day, group in days
    )
    empty = words.found_none if searched else words.no_conversations
    return f"<nav aria-label='{attribute(words.conversations)}'>{groups or f'<p>{escape(empty)}</p>'}</nav>"


def _day(entry: Entry, today: date, words: Words) -> str:
    day = date.fromtimestamp(entry.updated)
    names = {today: words.today, today - timedelta(days=1): words.yesterday}
    return names.get(day, day.isoformat())


def _row(entry: Entry, current: str, words: Words) -> str:
    mark = " aria-current='true'" if entry.id == current else ""
    title = escape(entry.title or words.untitled)
    return (
        f"<li>{_button('open', entry, f'<span>{title}</span>', mark)}"
        f"<details class='menu'><summary aria-label='{attribute(words.more.format(entry.title))}'>⋯</summary><div>"
        f"{_button('rename', entry, escape(words.rename))}{_button('delete', entry, escape(words.delete))}"
        f"<a href='/conversations/{entry.id}.md' download>{escape(words.as_markdown)}</a>"
        f"<a href='/conversations/{entry.id}.html' download>{escape(words.as_page)}</a></div></details></li>"
    )


def _button(verb: str, entry: Entry, label: str, state: str = "") -> str:
    data = f"data-do='{verb}' data-conversation='{entry.id}' data-title='{attribute(entry.title)}'"
    return f"<button type='button' {data}{state}>{label}</button>"
