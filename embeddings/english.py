"""How common the words of English are, from the order of the packaged model's vocabulary."""

import math
from functools import lru_cache

from corpus.tokens import words_by_frequency
from embeddings.analysis import stem_each


@lru_cache(maxsize=1)
def stem_ranks() -> dict[str, int]:
    """Return the rank of each common English stem, 0 for the commonest."""
    ranks: dict[str, int] = {}
    for word in stem_each(words_by_frequency()):
        ranks.setdefault(word, len(ranks))
    return ranks


def rarity_in_english(term: str) -> float:
    """Return log(1 + rank) / log(number of stems) of a stemmed term: 0 is the commonest, 1 no common word at all."""
    ranks = stem_ranks()
    return math.log1p(ranks[term]) / math.log(len(ranks)) if term in ranks else 1.0
