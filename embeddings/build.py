"""Write the next generation of an index: what is unchanged is copied, the rest is cut, counted and encoded."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.chunking import Count, cut_passages
from corpus.document import Document
from corpus.passage import Passage
from embeddings.analysis import analyse
from embeddings.content import Content, Row, entries_of
from embeddings.dense_files import EXACT_UP_TO, write_dense
from embeddings.documents import write_documents
from embeddings.encoder import Encoder, Matrix
from embeddings.files import save_array
from embeddings.index import Index
from embeddings.lexical import Bm25Index
from embeddings.manifest import FORMAT, DenseEntry, Manifest, Recipe
from embeddings.postings import Postings, join
from embeddings.progress import Progress

Encode = Callable[[Sequence[str], Progress], Matrix]
"""Gives texts their vectors, (n, d), and tells of its progress."""

_AT_ONCE = 4096
"""Vectors that are copied at once: few enough for a processor's cache."""

Spans = NDArray[np.int32]
"""(n, 2): start and end of each passage of a document."""


@dataclass(frozen=True, slots=True)
class _Cut:
    """One document's passages.

    Attributes:
        row: The document.
        spans: Where its passages stand.
        first: Row of its first passage in the old generation; None where they are new.
        first_new: Row of its first passage in the new one.
    """

    row: Row
    spans: Spans
    first: int | None
    first_new: int

    @property
    def passages(self) -> list[Passage]:
        """The passages of a document that is at hand."""
        assert self.row.document is not None
        return [Passage(self.row.document, start, end) for start, end in self.spans.tolist()]


class IndexBuilder:
    """Cuts, encodes and writes documents according to one recipe."""

    def __init__(
        self, encoder: Encoder, count: Count, recipe: Recipe, *, encode: Encode, exact_up_to: int = EXACT_UP_TO
    ) -> None:
        """Take ready parts.

        Args:
            encoder: Measures texts, so that it sees the whole of every passage.
            count: Tokens of a text, for the budget.
            recipe: What the generation is made with.
            encode: Gives texts their vectors.
            exact_up_to: Passages up to which every vector is compared with a question.
        """
        self._encoder = encoder
        self._count = count
        self.recipe = recipe
        self._encode = encode
        self._exact_up_to = exact_up_to

    def write(self, folder: Path, content: Content, *, old: Index | None, progress: Progress) -> Manifest:
        """Fill an empty folder with a generation; `IndexStore.publish` completes the manifest.

        Args:
            folder: The empty folder.
            content: What shall be in it.
            old: The generation that the content takes rows of; of the same recipe, or None.
            progress: Told of each batch of passages that is encoded.
        """
        cuts = list(self._cuts(content.rows, old))
        rows = np.repeat(np.arange(len(cuts), dtype=np.int32), [len(cut.spans) for cut in cuts])
        spans = np.concatenate([np.zeros((0, 2), np.int32), *(cut.spans for cut in cuts)])
        texts = [passage.embedding_text for cut in cuts if cut.first is None for passage in cut.passages]
        vectors = _vectors(cuts, old, self._encode(texts, progress))
        write_documents(folder, (_stored(cut.row, old) for cut in cuts))
        save_array(folder / "passages.npy", np.column_stack([rows, spans]).astype(np.int32))
        before = old.dense if old else None
        dense = write_dense(folder, vectors, exact_up_to=self._exact_up_to, old=before, changed=_changed(cuts, old))
        Bm25Index(_postings(cuts, old, len(rows))).save(folder / "lexical")
        return self._manifest(content, cuts, dense)

    def _cuts(self, rows: Sequence[Row], old: Index | None) -> Iterator[_Cut]:
        """Yield each document's passages: as they are stored where it has an old row, else cut anew."""
        first_new = 0
        for row in rows:
            if old is not None and row.old is not None:
                entry = old.manifest.documents[row.old]
                spans = old.places[entry.first_passage :][: entry.passages, 1:]
                yield _Cut(row, spans, entry.first_passage, first_new)
            else:
                assert row.document is not None, "a new document is at hand"
                spans = self._cut(row.document)
                yield _Cut(row, spans, None, first_new)
            first_new += len(spans)

    def _cut(self, document: Document) -> Spans:
        """Cut a document so that the encoder sees the whole of every passage."""
        budget = self.recipe.budget
        while True:
            passages = cut_passages(document, count=self._count, budget=budget)
            longest = max((self._encoder.count_tokens(p.embedding_text) for p in passages), default=0)
            if longest <= self._encoder.max_tokens or budget <= 16:
                return np.array([(p.start, p.end) for p in passages], np.int32).reshape(-1, 2)
            budget //= 2

    def _manifest(self, content: Content, cuts: Sequence[_Cut], dense: DenseEntry) -> Manifest:
        return Manifest(
            format=FORMAT,
            generation="",
            reserve=content.reserve,
            created=datetime.now(UTC).isoformat(timespec="seconds"),
            recipe=self.recipe,
            sources=content.sources,
            inputs=content.inputs,
            documents=tuple(entries_of(content.rows, [len(cut.spans) for cut in cuts])),
            passed_over=content.passed_over,
            dense=dense,
            files={},
        )


def _stored(row: Row, old: Index | None) -> Document | bytes:
    """Return what is written of a document: the line as it is stored, where nothing of it changed."""
    if row.document is not None:
        return row.document
    assert old is not None and row.old is not None
    return old.documents.line(row.old)


def _vectors(cuts: Sequence[_Cut], old: Index | None, fresh: Matrix) -> Matrix:
    """Return one vector a passage, (n, d): copied from the old rows where there are any."""
    if old is None:
        return fresh
    rows = [
        np.full(len(cut.spans), -1) if cut.first is None else np.arange(cut.first, cut.first + len(cut.spans))
        for cut in cuts
    ]
    places = np.concatenate([np.zeros(0, np.int64), *rows])  # (n,) old row, -1 where the vector is new
    vectors = np.empty((len(places), fresh.shape[1]), np.float32)
    vectors[places < 0] = fresh
    for begin in range(0, len(places), _AT_ONCE):
        known = begin + np.flatnonzero(places[begin : begin + _AT_ONCE] >= 0)
        vectors[known] = old.dense.take(places[known])
    return vectors


def _changed(cuts: Sequence[_Cut], old: Index | None) -> int:
    """Return how many passages came or went."""
    kept = sum(len(cut.spans) for cut in cuts if cut.first is not None)
    return sum(len(cut.spans) for cut in cuts) - kept + (len(old) - kept if old else 0)


def _postings(cuts: Sequence[_Cut], old: Index | None, size: int) -> Postings:
    """Count the terms of passages that are at hand and move the columns of all others to their new rows."""
    at_hand = [cut for cut in cuts if cut.row.document is not None]
    fresh = Postings.from_terms(analyse(p.embedding_text) for cut in at_hand for p in cut.passages)
    parts = [(fresh, _new_rows(at_hand))]
    if old is not None:
        targets = np.full(len(old), -1, np.int32)
        for cut in cuts:
            if cut.row.document is None and cut.first is not None:
                count = len(cut.spans)
                targets[cut.first : cut.first + count] = np.arange(cut.first_new, cut.first_new + count)
        parts.append((old.lexical.postings, targets))
    return join(parts, size)


def _new_rows(cuts: Sequence[_Cut]) -> NDArray[np.int32]:
    ranges = (np.arange(cut.first_new, cut.first_new + len(cut.spans), dtype=np.int32) for cut in cuts)
    return np.concatenate([np.zeros(0, np.int32), *ranges])
