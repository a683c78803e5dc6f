"""Which documents a question is asked of."""

from collections.abc import Iterable
from pathlib import PurePosixPath

import numpy as np
from numpy.typing import NDArray

from corpus.errors import QuestionError
from embeddings.index import Index
from embeddings.manifest import DocumentEntry

Scope = frozenset[str]
"""Documents or folders, by path in their indexed folder or by full path."""

EVERYTHING: Scope = frozenset()
"""The scope that leaves nothing out."""


def passages_within(index: Index, scope: Iterable[str]) -> NDArray[np.bool_]:
    """Return for each passage, (n,), whether its document lies in the scope.

    Raises:
        QuestionError: A name of the scope holds no indexed document.
    """
    entries = index.manifest.documents
    chosen = np.zeros(len(entries), np.bool_)
    for name in scope:
        held = np.fromiter((_lies_in(entry, PurePosixPath(name)) for entry in entries), np.bool_, len(entries))
        if not held.any():
            raise QuestionError(
                f"no indexed document is {name!r} or lies in it; assistant status names what is indexed"
            )
        chosen |= held
    return chosen[np.asarray(index.places)[:, 0]]


def _lies_in(entry: DocumentEntry, place: PurePosixPath) -> bool:
    if place.is_absolute():
        return PurePosixPath(entry.source, entry.path).is_relative_to(place) or entry.source == str(place)
    return PurePosixPath(entry.path).is_relative_to(place)
