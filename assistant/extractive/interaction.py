"""Late interaction: compare every term of a question with every token of a text.

Source: Khattab and Zaharia, "ColBERT", SIGIR 2020; here over the token vectors of the retrieval model itself, each
question term weighted by its rarity.
"""

import numpy as np
from numpy.typing import NDArray

from assistant.extractive.question import Question
from embeddings.encoder import Encoder, TokenVectors


def term_vectors(question: Question, encoder: Encoder) -> NDArray[np.float32]:
    """Return one vector a content term of the question, (terms, d): the mean of its tokens, length 1."""
    tokens = encoder.encode_tokens([question.text])[0]
    rows = [_rows_within(tokens, term.start, term.end) for term in question.terms]
    vectors = [tokens.vectors[row].mean(axis=0) if len(row) else np.zeros(encoder.dimensions) for row in rows]
    stacked = np.array(vectors, np.float32).reshape(len(rows), encoder.dimensions)
    return np.asarray(stacked / np.maximum(np.linalg.norm(stacked, axis=1, keepdims=True), 1e-9), np.float32)


def best_matches(terms: NDArray[np.float32], tokens: TokenVectors, start: int, end: int) -> NDArray[np.float32]:
    """Return each term's highest cosine with a token inside `[start, end)`, (terms,); zeros when none is inside.

    Args:
        terms: (terms, d), rows of length 1.
        tokens: The passage's tokens.
        start: Offset in the passage's text.
        end: Offset one past the last character.
    """
    rows = _rows_within(tokens, start, end)
    if len(rows) == 0 or len(terms) == 0:
        return np.zeros(len(terms), np.float32)
    best: NDArray[np.float32] = (terms @ tokens.vectors[rows].T).max(axis=1)
    return best


def _rows_within(tokens: TokenVectors, start: int, end: int) -> NDArray[np.int64]:
    return np.flatnonzero((tokens.offsets[:, 0] < end) & (tokens.offsets[:, 1] > start))
