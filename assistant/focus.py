"""Narrow long evidence to the sentences that speak of a claim, so that a reader of limited length sees them."""

import math
from collections import Counter
from collections.abc import Sequence

from corpus.sentences import split_sentences
from embeddings.analysis import analyse

_LONGEST_SENTENCE = 600
"""Characters of one sentence that are kept: what a web page without stops calls a sentence may be a whole page."""


def focus(claim: str, passages: Sequence[str], *, room: int) -> str:
    """Return the sentences of the passages that share most with the claim, in their order.

    A sentence counts the claim's terms in it, each weighted by how few sentences hold it; words that the sentences
    chosen before it hold already count a fifth, so that the second one adds what the first one lacks.

    Args:
        claim: What is to be checked.
        passages: The evidence.
        room: Most characters of the result; evidence that fits is returned whole.
    """
    whole = "\n".join(passages)
    if len(whole) <= room:
        return whole
    sentences = [p[a : min(b, a + _LONGEST_SENTENCE)] for p in passages for a, b in split_sentences(p)]
    asked = set(analyse(claim))
    held = [asked & set(analyse(sentence)) for sentence in sentences]
    counts = Counter(term for terms in held for term in terms)
    weight = {term: math.log(1 + len(sentences) / count) for term, count in counts.items()}
    chosen: set[int] = set()
    seen: set[str] = set()
    left = room
    while candidates := [row for row, text in enumerate(sentences) if row not in chosen and len(text) < left]:
        best = max(candidates, key=lambda row: sum(weight[t] * (0.2 if t in seen else 1) for t in held[row]))
        chosen.add(best)
        seen |= held[best]
        left -= len(sentences[best]) + 1
    return "\n".join(sentences[row] for row in sorted(chosen))
