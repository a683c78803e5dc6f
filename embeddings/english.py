"""How common the words of English are, from the order of the packaged model's vocabulary."""

from functools import lru_cache

from corpus.tokens import words_by_frequency
from embeddings.analysis import stem


@lru_cache(maxsize=1)
def stem_ranks() -> dict[str, int]:
    """Return the rank of each common English stem, 0 for the commonest."""
    ranks: dict[str, int] = {}
    for word in words_by_frequency():
        ranks.setdefault(stem(word), len(ranks))
    return ranks
