"""Which passages may be found at all: those in the scope that hold what they must and nothing that they must not."""

from dataclasses import dataclass

import numpy as np

from corpus.passage import Passage
from embeddings.analysis import analyse
from embeddings.dense import Mask
from embeddings.index import Index
from embeddings.query import Query
from embeddings.scope import Scope, passages_within


@dataclass(frozen=True, slots=True)
class Restriction:
    """What a passage must be to be found.

    Attributes:
        within: Rows that may be found, (n,); None for all.
        must: Phrases, each of which a passage must hold word for word.
        must_not: Phrases, none of which it may hold.
    """

    within: Mask | None
    must: tuple[str, ...] = ()
    must_not: tuple[str, ...] = ()

    @property
    def reads(self) -> bool:
        """Whether passages must be read to tell: terms alone do not say in which order they stand."""
        return bool(self.must or self.must_not)

    def holds(self, passage: Passage) -> bool:
        """Tell whether a passage of the allowed rows has the phrases that it must, and none that it must not."""
        text = _folded(passage.evidence)
        return all(phrase in text for phrase in self.must) and not any(phrase in text for phrase in self.must_not)


def restrict(index: Index, query: Query, scope: Scope, *, quoted: bool) -> Restriction:
    """Return what a question allows to be found.

    Args:
        index: The passages.
        query: The question taken apart.
        scope: Documents and folders, besides the question's own filters.
        quoted: Whether the phrases that it quotes must be there.

    Raises:
        QuestionError: A name of the scope holds no indexed document.
    """
    must = (*query.must, *(query.quoted if quoted else ()))
    masks = [passages_within(index, places)] if (places := scope | query.scope) else []
    masks += [index.lexical.holding(text) for text in must]
    masks += [~index.lexical.holding(text) for text in query.must_not if not _is_phrase(text) and analyse(text)]
    return Restriction(
        within=np.logical_and.reduce(masks) if masks else None,
        must=tuple(_folded(text) for text in must if _is_phrase(text)),
        must_not=tuple(_folded(text) for text in query.must_not if _is_phrase(text)),
    )


def _is_phrase(text: str) -> bool:
    """Tell whether a text is more than one term, which have an order."""
    return len(analyse(text)) > 1 or " " in text


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
