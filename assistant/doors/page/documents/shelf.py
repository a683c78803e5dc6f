"""The Documents tab as HTML: folders, files, what could not be read."""

from collections.abc import Sequence
from html import escape
from urllib.parse import urlencode

from assistant.doors.page.documents.erased import Titles, erased_html
from assistant.doors.page.fragments import button, items, megabytes, outcome, progress, said, shown, table, value
from assistant.doors.page.markup import real_title
from assistant.doors.page.tab_words import TabWords
from assistant.doors.page.words import Words
from assistant.erasure import Erased
from assistant.index_report import IndexReport
from assistant.library import CHECKING, ENCODING, READING, Library, Shelved
from corpus import limits
from corpus.reading import supported_suffixes

_PAGE = 50
"""Files that are listed at a time."""
_MOST = 200
"""Notes and unread files that are listed."""


def view_html(library: Library, words: TabWords, *, talks: Titles) -> str:
    """Return the whole tab.

    Args:
        library: Of the collection.
        words: Of the tabs.
        talks: The conversations that there are.
    """
    return (
        f"<section id='documents-view' class='view'>{_drop(library, words)}{said('documents', '')}"
        f"{work_html(library, words, talks=talks)}<div class='halves'><div>{folders_html(library, words)}"
        f"{shelf_html(library, words)}{unread_html(library, words)}</div>{no_document()}</div></section>"
    )


def no_document() -> str:
    """Return the place of the document that is looked at, empty."""
    return "<article id='cut-document' hidden></article>"


def held_html(library: Library, words: Words) -> str:
    """Return the line of the page's head that says how much there is to ask."""
    manifest = library.held()
    return f"<span id='held'>{shown(words.size.format(len(manifest.documents), manifest.passages))}</span>"


def lists_html(library: Library, words: Words) -> str:
    """Return every list, as it is after a change."""
    lists = (folders_html, shelf_html, unread_html)
    return held_html(library, words) + "".join(each(library, words.tabs) for each in lists)


def work_html(library: Library, words: TabWords, *, talks: Titles) -> str:
    """Return how far the running change is, or what came of the last one.

    Args:
        library: Of the collection.
        words: Of the tabs.
        talks: The conversations that there are: some may quote what was deleted.
    """
    state = library.work.state
    steps = {READING: words.step_reading, ENCODING: words.step_encoding, CHECKING: words.step_checking}
    if state.running:
        return progress(state, words, view="documents", step=steps.get(state.step, words.starting))
    return outcome(state, _told(state.outcome, words, talks), words, view="documents")


def folders_html(library: Library, words: TabWords) -> str:
    """Return the folders that the index is made from."""
    manifest = library.manifest()
    shelved = list(library.shelved())
    rows = [
        [_folder(source, library, words), *_sums(shelved, source), _acts(source, library, words)]
        for source in manifest.sources
    ]
    head = (words.folder, words.files, words.passages, words.size, "")
    listed = table(head, rows, label=words.folders, numbers=(1, 2, 3)) if rows else ""
    again = button(words.bring_up_to_date, "POST /documents/refresh")
    return f"<section id='folders'><div class='head'><h2>{shown(words.folders)}</h2>{again}</div>{listed}</section>"


def shelf_html(library: Library, words: TabWords, *, find: str = "", page: int = 0) -> str:
    """Return the files that were read, a page of them.

    Args:
        library: Of the collection.
        words: Of the tabs.
        find: What their paths hold.
        page: From 0.
    """
    sought = find.casefold()
    found = [each for each in library.shelved() if each.rows and sought in each.entry.path.casefold()]
    page = max(0, min(page, (len(found) - 1) // _PAGE))
    part = found[page * _PAGE : (page + 1) * _PAGE]
    titles = _titles(part, library)
    listed = "".join(_file(each, title, words) for each, title in zip(part, titles, strict=True))
    listed = listed or f"<li>{shown(words.no_documents)}</li>"
    return (
        f"<section id='shelf'><h2>{shown(words.documents)}</h2>"
        f"<form class='line' data-act='GET /documents/list'><label>{shown(words.find_document)}"
        f"<input type='search' name='find' value='{value(find)}'></label><button>{shown(words.find)}</button></form>"
        f"<ul class='files'>{listed}</ul>{_pages(len(found), page, find, words)}</section>"
    )


def unread_html(library: Library, words: TabWords) -> str:
    """Return what could not be read, and notes on what was."""
    manifest = library.manifest()
    reasons = [f"<b>{shown(each.path)}</b>: {shown(each.reason)}" for each in manifest.skipped[:_MOST]]
    notes = [f"<b>{shown(each.path)}</b>: {shown(each.text)}" for each in manifest.notes[:_MOST]]
    parts = []
    if reasons:
        again = button(words.retry, "POST /documents/retry")
        parts.append(f"<div class='head'><h2>{shown(words.unread)}</h2>{again}</div>{items(reasons)}")
    if notes:
        title = f"{shown(words.notes)} ({len(manifest.notes):,})"
        parts.append(f"<details><summary>{title}</summary>{items(notes)}</details>")
    return f"<section id='unread'>{''.join(parts)}</section>"


def _drop(library: Library, words: TabWords) -> str:
    allowed = words.accepted.format(supported_suffixes(), limits.FILE_BYTES // 2**20)
    kept = words.kept_in.format(library.uploads)
    return (
        f"<div id='drop' data-sending='{value(words.sending)}' data-too-large='{value(words.too_large)}' "
        f"data-most='{limits.FILE_BYTES}'><p>{shown(words.drop)}</p><p class='line'>"
        f"<label class='pick'>{shown(words.choose_files)}<input type='file' multiple></label>"
        f"<label class='pick'>{shown(words.choose_folder)}<input type='file' webkitdirectory></label></p>"
        f"<p class='soft'>{shown(allowed)} {shown(kept)}</p></div><ul id='refused'></ul>"
    )


def _told(result: object, words: TabWords, talks: Titles) -> str:
    if isinstance(result, IndexReport):
        return _report(result, words)
    return erased_html(result, words, talks) if isinstance(result, Erased) else ""


def _report(report: IndexReport, words: TabWords) -> str:
    plan, manifest = report.plan, report.manifest
    counts = [len(each) for each in (plan.added, plan.changed, plan.moved, plan.deleted)]
    held = (len(manifest.documents), manifest.passages) if manifest else (0, 0)
    changes = words.nothing_changed if report.is_idle else words.changes.format(*counts, *held)
    listed = {(entry.source, entry.path) for entry in (manifest.skipped if manifest else ())}
    gone = [entry for entry in report.skipped if (entry.source, entry.path) not in listed]
    refused = items(f"<b>{shown(each.path)}</b>: {shown(each.reason)}" for each in gone)
    return f"<p>{shown(changes)}</p>" + (f"<p>{shown(words.not_taken)}</p>{refused}" if gone else "")


def _folder(source: str, library: Library, words: TabWords) -> str:
    if source == str(library.uploads):
        return f"{shown(words.uploaded_here)}<br><span class='soft path'>{shown(source)}</span>"
    return f"<span class='path'>{shown(source)}</span>"


def _sums(shelved: Sequence[Shelved], source: str) -> list[str]:
    mine = [each for each in shelved if each.entry.source == source and each.rows]
    size = sum(each.entry.size for each in mine)
    return [f"{len(mine):,}", f"{sum(each.passages for each in mine):,}", megabytes(size)]


def _acts(source: str, library: Library, words: TabWords) -> str:
    if source == str(library.uploads):
        return ""
    return button(words.forget, "POST /documents/forget", confirm=words.forget_really, about=source, source=source)


def _titles(files: Sequence[Shelved], library: Library) -> list[str]:
    """Return the title of each file's document; empty where that is its name, or it has several."""
    documents = library.index().documents if files else None
    return [
        real_title(documents.title(each.rows[0]), each.entry.path) if documents and len(each.rows) == 1 else ""
        for each in files
    ]


def _file(each: Shelved, title: str, words: TabWords) -> str:
    entry = each.entry
    address = f"GET /documents/show?{urlencode({'source': entry.source, 'path': entry.path})}"
    facts = f"{words.passages}: {each.passages:,} · {megabytes(entry.size)}"
    really = {"confirm": words.delete_really, "about": entry.path, "path": entry.path}
    delete = button(words.delete, "POST /documents/delete", kind="quiet", **really) if each.removable else ""
    opened = f"<button type='button' class='open' data-act='{value(address)}'>{shown(title or entry.path)}</button>"
    path = f"<span class='path'>{shown(entry.path)}</span>" if title else ""
    return (
        f"<li data-path='{value(entry.path)}'><div class='name'>{opened}{path}</div>"
        f"<span class='soft'>{shown(facts)}</span>{delete}</li>"
    )


def _pages(count: int, page: int, find: str, words: TabWords) -> str:
    if count <= _PAGE:
        return ""
    last = min(count, (page + 1) * _PAGE)
    place = words.shown_of.format(f"{page * _PAGE + 1:,}", f"{last:,}", f"{count:,}")
    before = _turn(words.previous, find, page - 1) if page else ""
    after = _turn(words.next, find, page + 1) if last < count else ""
    return f"<p class='line'>{before}<span class='soft'>{escape(place)}</span>{after}</p>"


def _turn(label: str, find: str, page: int) -> str:
    return button(label, f"GET /documents/list?{urlencode({'find': find, 'page': page})}")
