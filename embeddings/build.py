"""Make the next generation of an index from folders, encoding only what is new."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from corpus.chunking import Count, cut_passages
from corpus.document import Document
from corpus.passage import Passage
from embeddings.dense import FaissIndex
from embeddings.documents import write_documents
from embeddings.encoder import Encoder, Matrix
from embeddings.index import Index
from embeddings.lexical import Bm25Index
from embeddings.manifest import FORMAT, DocumentEntry, Manifest, Recipe, SkippedEntry
from embeddings.plan import Identity, Plan, Reading, make_plan

Progress = Callable[[int, int], None]
"""Called with the number of passages encoded so far and the number to encode."""

_ENCODED_AT_ONCE = 256


@dataclass(frozen=True, slots=True)
class Content:
    """All that the next generation will hold.

    Attributes:
        sources: The folders it was made from.
        documents: By identity.
        skipped: Files that could not be read.
    """

    sources: tuple[str, ...]
    documents: dict[Identity, Document]
    skipped: tuple[SkippedEntry, ...]


class IndexBuilder:
    """Cuts, encodes and writes documents according to one recipe."""

    def __init__(self, encoder: Encoder, count: Count, recipe: Recipe) -> None:
        self._encoder = encoder
        self._count = count
        self._recipe = recipe

    def write(self, folder: Path, content: Content, *, old: Index | None, progress: Progress) -> Manifest:
        """Fill an empty folder with a generation; `IndexStore.publish` completes the manifest.

        Args:
            folder: The empty folder.
            content: What shall be in it.
            old: The generation whose vectors are reused for unchanged documents; of the same recipe, or None.
            progress: Told after each batch.
        """
        cut = [self._cut(document) for document in content.documents.values()]
        passages = [passage for part in cut for passage in part]
        vectors = self._vectors(content, cut, old, progress)
        rows = np.repeat(np.arange(len(cut)), [len(part) for part in cut])
        places = [(row, p.start, p.end) for row, p in zip(rows.tolist(), passages, strict=True)]
        write_documents(folder, content.documents.values())
        np.save(folder / "passages.npy", np.array(places, np.int32).reshape(-1, 3), allow_pickle=False)
        FaissIndex.from_vectors(vectors).save(folder / "dense.faiss")
        Bm25Index.from_texts([passage.embedding_text for passage in passages]).save(folder / "lexical")
        return self._manifest(content, cut)

    def _cut(self, document: Document) -> list[Passage]:
        """Cut a document so that the encoder sees the whole of every passage."""
        budget = self._recipe.budget
        while True:
            passages = cut_passages(document, count=self._count, budget=budget)
            longest = max((self._encoder.count_tokens(p.embedding_text) for p in passages), default=0)
            if longest <= self._encoder.max_tokens or budget <= 16:
                return passages
            budget //= 2

    def _vectors(
        self, content: Content, cut: Sequence[Sequence[Passage]], old: Index | None, progress: Progress
    ) -> Matrix:
        """Return one vector a passage, (n, d): reused where the document is unchanged, encoded elsewhere."""
        known = _known_vectors(old)
        parts: list[Matrix | None] = []
        for (identity, document), passages in zip(content.documents.items(), cut, strict=True):
            reused = known.get((identity, document.content_hash))
            parts.append(reused if reused is not None and len(reused) == len(passages) else None)
        fresh = [p.embedding_text for part, passages in zip(parts, cut, strict=True) if part is None for p in passages]
        encoded = self._encode(fresh, progress)
        filled = [
            part if part is not None else np.stack([next(encoded) for _ in passages])
            for part, passages in zip(parts, cut, strict=True)
            if passages
        ]
        return np.concatenate(filled) if filled else np.zeros((0, self._encoder.dimensions), np.float32)

    def _encode(self, texts: Sequence[str], progress: Progress) -> Iterator[Matrix]:
        for begin in range(0, len(texts), _ENCODED_AT_ONCE):
            vectors = self._encoder.encode_passages(texts[begin : begin + _ENCODED_AT_ONCE])
            progress(min(begin + _ENCODED_AT_ONCE, len(texts)), len(texts))
            yield from vectors

    def _manifest(self, content: Content, cut: Sequence[Sequence[Passage]]) -> Manifest:
        firsts = np.cumsum([0, *(len(part) for part in cut)])
        entries = [
            DocumentEntry(
                source=source,
                path=path,
                content_hash=document.content_hash,
                first_passage=int(first),
                passages=len(part),
            )
            for ((source, path), document), part, first in zip(content.documents.items(), cut, firsts, strict=False)
        ]
        return Manifest(
            format=FORMAT,
            generation="",
            created=datetime.now(UTC).isoformat(timespec="seconds"),
            recipe=self._recipe,
            sources=content.sources,
            documents=tuple(entries),
            skipped=content.skipped,
            files={},
        )


def merge(old: Index | None, reading: Reading, sources: Sequence[Path], *, keep_others: bool) -> tuple[Content, Plan]:
    """Join what was read now with what the index holds from other sources.

    Args:
        old: The current generation, None for a first one.
        reading: What the sources hold now.
        sources: The folders that were read.
        keep_others: False drops every other source from the index.
    """
    names = [str(source) for source in sources]
    entries = old.manifest.documents if old is not None else ()
    documents: dict[Identity, Document] = {}
    if old is not None and keep_others:
        for row, entry in enumerate(entries):
            if entry.source not in names:
                documents[(entry.source, entry.path)] = old.documents[row]
    kept = {source for source, _ in documents}
    skipped = [entry for entry in (old.manifest.skipped if old is not None else ()) if entry.source in kept]
    documents |= reading.documents
    plan = make_plan(
        entries, reading, sources if keep_others else {Path(entry.source) for entry in entries} | set(sources)
    )
    content = Content((*sorted(kept), *names), documents, (*skipped, *reading.skipped))
    return content, plan


def _known_vectors(old: Index | None) -> dict[tuple[Identity, str], Matrix]:
    if old is None:
        return {}
    vectors = old.dense.vectors()
    return {
        ((entry.source, entry.path), entry.content_hash): vectors[entry.first_passage :][: entry.passages]
        for entry in old.manifest.documents
    }
