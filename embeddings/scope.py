"""Which documents a question is asked of: by name, folder, type and date."""

from collections.abc import Callable, Iterable
from datetime import date
from fnmatch import fnmatchcase
from pathlib import PurePosixPath

import numpy as np
from numpy.typing import NDArray

from corpus.dates import calendar_day
from corpus.errors import QuestionError, ScopeError
from embeddings.index import Index
from embeddings.manifest import DocumentEntry

Scope = frozenset[str]
"""Documents or folders, by path in their indexed folder or by full path, and filters such as "type:pdf"."""

EVERYTHING: Scope = frozenset()
"""The scope that leaves nothing out."""

_Test = Callable[[DocumentEntry], bool]


def passages_within(index: Index, scope: Iterable[str]) -> NDArray[np.bool_]:
    """Return for each passage, (n,), whether its document lies in the scope.

    A document lies in it when each kind of thing that the scope names holds it: one of the documents and folders, one
    of the types, and both ends of the time.

    Args:
        index: The passages.
        scope: Each a path, or one of `FILTERS` with its value: "file:budget*", "folder:minutes", "type:pdf",
            "after:2020-05" (that day or later; a year or month is its first day), "before:2021" (earlier than that).

    Raises:
        ScopeError: A name of the scope holds no indexed document.
        QuestionError: A filter names nothing, or a date is none.
    """
    entries = index.manifest.documents
    kinds: dict[str, NDArray[np.bool_]] = {}
    for name in scope:
        kind, holds = _test_of(name)
        held = np.fromiter(map(holds, entries), np.bool_, len(entries))
        if not held.any():
            raise ScopeError(name)
        kinds[kind] = kinds[kind] | held if kind in kinds else held
    chosen = np.ones(len(entries), np.bool_)
    for held in kinds.values():
        chosen &= held
    return chosen[np.asarray(index.places)[:, 0]]


def holds_any(name: str, entries: Iterable[DocumentEntry]) -> bool:
    """Tell whether a name of a scope holds an indexed document.

    Raises:
        QuestionError: A filter names nothing, or a date is none.
    """
    _, holds = _test_of(name)
    return any(map(holds, entries))


def _test_of(name: str) -> tuple[str, _Test]:
    """Return what is asked of a document and the kind of the question: those of one kind are alternatives."""
    field, colon, value = name.partition(":")
    if not colon or field not in FILTERS:
        return "place", lambda entry: _lies_in(entry, PurePosixPath(name))
    if not value:
        raise QuestionError(f"the filter {name!r} names nothing; write for example type:pdf or after:2020-05")
    return ("place" if field in ("file", "folder") else field), FILTERS[field](value)


def _lies_in(entry: DocumentEntry, place: PurePosixPath) -> bool:
    if place.is_absolute():
        return PurePosixPath(entry.source, entry.path).is_relative_to(place) or entry.source == str(place)
    return PurePosixPath(entry.path).is_relative_to(place)


def _file(value: str) -> _Test:
    """Ask for a document by its path, its name with or without the ending, or a pattern with * for any of these."""
    wanted = value.casefold()

    def holds(entry: DocumentEntry) -> bool:
        path = PurePosixPath(entry.path)
        return any(fnmatchcase(name.casefold(), wanted) for name in (entry.path, path.name, path.stem))

    return holds


def _folder(value: str) -> _Test:
    """Ask for a folder by its path, from the top or from any folder on."""
    wanted = PurePosixPath(value.casefold()).parts

    def holds(entry: DocumentEntry) -> bool:
        parts = PurePosixPath(entry.source, entry.path).parent.parts
        folded = tuple(part.casefold() for part in parts)
        return any(folded[begin : begin + len(wanted)] == wanted for begin in range(len(folded)))

    return holds


def _type(value: str) -> _Test:
    """Ask for the ending of a file's name; a file in an archive has its own."""
    ending = f".{value.casefold().lstrip('.')}"
    return lambda entry: PurePosixPath(entry.path).suffix.casefold() == ending


def _after(value: str) -> _Test:
    day = _day(value).isoformat()
    return lambda entry: entry.day >= day


def _before(value: str) -> _Test:
    day = _day(value).isoformat()
    return lambda entry: bool(entry.day) and entry.day < day


FILTERS: dict[str, Callable[[str], _Test]] = {
    "file": _file,
    "folder": _folder,
    "type": _type,
    "after": _after,
    "before": _before,
}
"""What each filter asks of a document. One without a date of its own is neither after nor before a day."""


def _day(value: str) -> date:
    day = calendar_day(value)
    if day is None:
        raise QuestionError(f"{value!r} is no date; write 2020, 2020-05 or 2020-05-26")
    return day
