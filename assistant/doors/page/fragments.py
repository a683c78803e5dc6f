"""Pieces of the tabs beside the chat: the server sends elements, and the page's script puts each in place of its id.

Every text that comes from outside is escaped here, or by the caller where it says so.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape
from typing import Any

from assistant.background import State
from assistant.doors.page.markup import attribute
from assistant.doors.page.tab_words import TabWords
from corpus.cleaning import clean


def shown(text: object) -> str:
    """Return a text for between tags: without what steers the direction of writing, and escaped."""
    return escape(clean(str(text)))


def value(text: object) -> str:
    """Return a text for between the quotes of an attribute."""
    return attribute(clean(str(text)))


def button(label: str, act: str, *, confirm: str = "", kind: str = "", about: str = "", **data: object) -> str:
    """Return a button that makes a request.

    Args:
        label: What it says.
        act: Method and path of the request.
        confirm: Asked before.
        kind: A class.
        about: What it is about, for those who do not see where it stands.
        data: Sent as the body.
    """
    sent = "".join(f" data-send-{name}='{value(each)}'" for name, each in data.items())
    named = f" aria-label='{value(f'{label}: {about}')}'" if about else ""
    asked = f" data-confirm='{value(confirm)}'" if confirm else ""
    return f"<button type='button' class='{kind}' data-act='{value(act)}'{named}{asked}{sent}>{shown(label)}</button>"


def table(head: Sequence[str], rows: Iterable[Sequence[str]], *, label: str, numbers: Iterable[int] = ()) -> str:
    """Return a table that scrolls sideways where it is too wide.

    Args:
        head: Titles of the columns.
        rows: HTML of the cells; the first one names its row.
        label: Of the table, for those who do not see it.
        numbers: Columns of numbers.
    """
    right = set(numbers)

    def cell(place: int, html: str, tag: str) -> str:
        scope = {"th": " scope='col'"}.get(tag, "")
        kind = " class='num'" if place in right else ""
        return f"<{tag}{scope}{kind}>{html}</{tag}>"

    first = "".join(cell(place, shown(title), "th") for place, title in enumerate(head))
    rest = "".join(f"<tr>{''.join(cell(at, html, 'td') for at, html in enumerate(row))}</tr>" for row in rows)
    return (
        f"<div class='wide' tabindex='0' role='region' aria-label='{value(label)}'>"
        f"<table><thead><tr>{first}</tr></thead><tbody>{rest}</tbody></table></div>"
    )


def said(view: str, text: str) -> str:
    """Return the line of a view that screen readers hear."""
    return f"<p id='{view}-said' role='status'>{shown(text)}</p>"


def progress(state: State, words: TabWords, *, view: str, step: str) -> str:
    """Return how far the work of a view is, which asks again until it has ended.

    Args:
        state: Of the work.
        words: Of the tabs.
        view: `documents` or `evaluation`.
        step: What is being done, in words.
    """
    count = words.of.format(f"{state.done:,}", f"{state.total:,}") if state.total else ""
    told = words.stopping if state.stopping else " · ".join(filter(None, (step, count, _left(state, words))))
    most = f" value='{state.done}' max='{state.total}'" if state.total else ""
    return (
        f"<div id='{view}-work' class='work' data-poll='GET /{view}/progress'><p>{shown(told)}</p>"
        f"<progress aria-label='{value(step)}'{most}></progress>{button(words.stop, f'POST /{view}/stop')}</div>"
    )


def outcome(state: State, html: str, words: TabWords, *, view: str) -> str:
    """Return what came of the work of a view.

    Args:
        state: Of the work, which has ended.
        html: What it did.
        words: Of the tabs.
        view: `documents` or `evaluation`.
    """
    reason = f"<p class='failure'>{shown(words.failed)} {shown(state.failure)}</p>" if state.failure else ""
    stopped = f"<p>{shown(words.stopped)}</p>" if state.stopping else ""
    said = reason + stopped + html
    hidden = "" if said else " hidden"
    return f"<div id='{view}-work' class='work ended' data-number='{state.number}'{hidden}>{said}</div>"


def items(texts: Iterable[str]) -> str:
    """Return a list of HTML texts."""
    return f"<ul>{''.join(f'<li>{each}</li>' for each in texts)}</ul>"


def megabytes(size: int) -> str:
    """Return a size in the unit that a person reads."""
    return f"{size / 2**20:,.1f} MB" if size >= 2**19 else f"{max(1, round(size / 1024)):,} KB"


def fragment(*parts: str) -> Any:
    """Return the response that carries elements."""
    from fastapi.responses import HTMLResponse

    return HTMLResponse("".join(parts), headers={"cache-control": "no-store"})


def routes_below(
    prefix: str, *, reads: Mapping[str, Callable[..., Any]] | None = None, changes: Iterable[Callable[..., Any]] = ()
) -> Any:
    """Return the routes of a view.

    Args:
        prefix: Of all their paths.
        reads: What answers GET, by the rest of the path.
        changes: What answers POST; the rest of the path is its name.
    """
    from fastapi import APIRouter

    routes = APIRouter(prefix=prefix)
    for path, read in (reads or {}).items():
        routes.add_api_route(path, read, methods=["GET"])
    for change in changes:
        routes.add_api_route(f"/{change.__name__}", change, methods=["POST"])
    return routes


async def explained(request: Any, error: Any) -> Any:
    """Answer a request that cannot be done with the reason, as one line of text."""
    from fastapi.responses import PlainTextResponse

    return PlainTextResponse(clean(str(error)), 422)


def _left(state: State, words: TabWords) -> str:
    if state.seconds_left is None or state.done == state.total:
        return ""
    if state.seconds_left < 100:
        return words.seconds_left.format(max(1, round(state.seconds_left)))
    return words.minutes_left.format(round(state.seconds_left / 60))
