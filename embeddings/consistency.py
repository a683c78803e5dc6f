"""Whether the parts of an index fit together: hashes tell that nothing changed, not that it was right."""

from collections.abc import Iterator

import numpy as np

from embeddings.index import Index


def inconsistencies(index: Index) -> list[str]:
    """Return what does not fit, empty when documents, passages, vectors and terms all agree."""
    return list(_kinds(index)) or [*_counts(index), *_places(index), *_postings(index)]


def _kinds(index: Index) -> Iterator[str]:
    postings = index.lexical.postings
    arrays = (index.places, postings.rows, postings.counts, postings.lengths, postings.starts)
    if any(array.dtype.kind != "i" for array in arrays) or any(array.ndim != 1 for array in arrays[1:]):
        yield "arrays that do not hold whole numbers"
    if not all(isinstance(term, str) for term in postings.terms):
        yield "terms that are no text"


def _counts(index: Index) -> Iterator[str]:
    told = index.manifest.passages
    counts = {
        "documents": (len(index.documents), len(index.manifest.documents)),
        "documents of files": (sum(entry.documents for entry in index.manifest.inputs), len(index.manifest.documents)),
        "passages": (len(index), told),
        "vectors": (len(index.dense), told),
        "rows of terms": (len(index.lexical), told),
    }
    yield from (f"{name} {found} of {expected}" for name, (found, expected) in counts.items() if found != expected)


def _places(index: Index) -> Iterator[str]:
    """Yield when passages are not in the order of their documents, or a passage is no slice of its document."""
    entries = index.manifest.documents
    rows = np.repeat(np.arange(len(entries)), [entry.passages for entry in entries])
    if index.places.shape != (len(rows), 3) or not np.array_equal(index.places[:, 0], rows):
        yield "passages that belong to no document"
        return
    for row, entry in enumerate(entries):
        spans = index.places[entry.first_passage :][: entry.passages, 1:]
        length = len(index.documents[row].text) if len(spans) else 0
        if len(spans) and (spans[:, 0].min() < 0 or spans[:, 1].max() > length or (spans[:, 0] > spans[:, 1]).any()):
            yield f"passages outside the text of {entry.path}"


def _postings(index: Index) -> Iterator[str]:
    postings = index.lexical.postings
    ascending = len(postings.starts) == len(postings.terms) + 1 and bool((np.diff(postings.starts) > 0).all())
    entries = len(postings.rows)
    if not ascending or postings.starts[0] != 0 or postings.starts[-1] != entries or len(postings.counts) != entries:
        yield "columns of terms that do not end where they should"
    elif entries and (postings.rows.min() < 0 or postings.rows.max() >= len(index)):
        yield "terms of passages that do not exist"
