"""Late interaction: compare every token of a question with every token of a passage.

Source: Khattab and Zaharia, "ColBERT", SIGIR 2020; here over the token vectors of the retrieval model itself.
"""

from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock

import numpy as np

from corpus.passage import Passage
from embeddings.encoder import Encoder, Matrix, TokenVectors
from embeddings.fusion import Scores

_KEPT = 512
_WEIGHT = 0.5
"""What the mean best cosine of a question's tokens counts beside the fused score, whose parts count 1 together."""


class PassageTokens:
    """Token vectors of passages, encoded on demand and kept for the most recently used ones. Thread-safe."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._kept: OrderedDict[tuple[str, int, int], TokenVectors] = OrderedDict()
        self._lock = Lock()

    def of(self, passages: Sequence[Passage]) -> list[TokenVectors]:
        """Return the token vectors of each passage's text; offsets count from the passage's start."""
        keys = [(passage.document.content_hash, passage.start, passage.end) for passage in passages]
        with self._lock:
            found = {key: self._kept[key] for key in keys if key in self._kept}
        missing = {key: p for key, p in zip(keys, passages, strict=True) if key not in found}
        encoded = self._encoder.encode_tokens([passage.text for passage in missing.values()])
        found |= dict(zip(missing, encoded, strict=True))
        with self._lock:
            for key in keys:
                self._kept[key] = found[key]
                self._kept.move_to_end(key)
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return [found[key] for key in keys]


class LateInteraction:
    """Adds to the fused score how near each token of the question comes to its nearest one of the passage."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._tokens = PassageTokens(encoder)

    def rerank(self, question: str, passages: Sequence[Passage], fused: Scores) -> Scores:
        """Return the fused scores with the mean best cosine of the question's tokens added, (n,)."""
        asked = self._encoder.encode_tokens([question])[0].vectors
        nearest = [_mean_best(asked, tokens.vectors) for tokens in self._tokens.of(passages)]
        return fused + _WEIGHT * np.array(nearest, np.float32)


def _mean_best(asked: Matrix, tokens: Matrix) -> float:
    """Return the mean of the best cosines of (q, d) tokens among (t, d) others, 0 where either has none."""
    return float((asked @ tokens.T).max(axis=1).mean()) if len(asked) and len(tokens) else 0.0
