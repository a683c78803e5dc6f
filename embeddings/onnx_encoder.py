"""Run an exported encoder with ONNX Runtime and `tokenizers`: no torch, half a second from a cold start."""

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, ValidationError

from corpus.errors import ModelError
from embeddings.encoder import Matrix, TokenVectors, normalise
from embeddings.onnx_runtime import cores, load_tokenizer, on_cores, open_session
from embeddings.vocabulary import known_share

Found = TypeVar("Found")

_TOKENS = 512
"""Most tokens of a batch, padding included: what it computes with stays in a processor's cache. One by one to four by
four is half again as fast as thirty-two passages at a time."""


class EncoderCard(BaseModel):
    """What an exported encoder's folder says of itself (`encoder.json`)."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    format: int = 1
    name: str
    dimensions: int
    max_tokens: int
    pooling: str  # "mean" or "cls"
    query_prefix: str = ""
    passage_prefix: str = ""
    sha256: dict[str, str]


class OnnxEncoder:
    """An exported sentence-transformers model; the same vectors as the original to within 1e-5."""

    def __init__(self, folder: Path, *, threads: int = 0) -> None:
        """Open an exported model.

        Args:
            folder: What `embeddings.export.export_encoder` wrote.
            threads: Compute threads, 0 for one a core.

        Raises:
            ModelError: The folder is incomplete or damaged.
        """
        self.card = read_card(folder)
        self.name = self.card.name
        self.dimensions = self.card.dimensions
        self.max_tokens = self.card.max_tokens
        self._threads = cores(threads)
        self._tokenizer = load_tokenizer(folder)
        self._session = open_session(folder / "model.onnx")
        self._inputs = {spec.name for spec in self._session.get_inputs()}

    def count_tokens(self, text: str) -> int:
        """Return the number of word pieces, special tokens included."""
        encoding = self._tokenizer.encode(text)
        # every overflowing part brings special tokens of its own
        return int(len(encoding) + sum(rest.special_tokens_mask.count(0) for rest in encoding.overflowing))

    def knows(self, text: str) -> float:
        """Return which share of a text's letters the model has pieces for."""
        return known_share(text, self._tokenizer)

    def encode_queries(self, texts: Sequence[str]) -> Matrix:
        """Return (n, d) float32, rows of length 1."""
        return self._encode([self.card.query_prefix + text for text in texts])

    def encode_passages(self, texts: Sequence[str]) -> Matrix:
        """Return (n, d) float32, rows of length 1."""
        return self._encode([self.card.passage_prefix + text for text in texts])

    def encode_tokens(self, texts: Sequence[str]) -> list[TokenVectors]:
        """Return the vectors of each text's tokens, special tokens left out."""
        found: list[TokenVectors | None] = [None] * len(texts)
        for rows, vectors in self._by_batches(texts, _token_vectors):
            for row, each in zip(rows, vectors, strict=True):
                found[row] = each
        return [vectors for vectors in found if vectors is not None]

    def _encode(self, texts: Sequence[str]) -> Matrix:
        out = np.zeros((len(texts), self.dimensions), np.float32)
        for rows, vectors in self._by_batches(texts, _first if self.card.pooling == "cls" else _mean):
            out[rows] = vectors
        return normalise(out)

    def _by_batches(
        self, texts: Sequence[str], reduce: Callable[[list[Any], Matrix, NDArray[np.int64]], Found]
    ) -> Iterator[tuple[list[int], Found]]:
        """Yield row numbers and what is made of their encodings, hidden states (b, t, d) and masks (b, t).

        Texts of like length go together, the longest first, so that no core is left with one at the end.
        """
        encodings = self._tokenizer.encode_batch(list(texts))
        order = sorted(range(len(texts)), key=lambda row: len(encodings[row]))
        batches = list(_batched(order, [len(encodings[row]) for row in order]))[::-1]

        def run(rows: list[int]) -> Found:
            batch = [encodings[row] for row in rows]
            ids = np.zeros((len(batch), max(map(len, batch))), np.int64)
            mask = np.zeros_like(ids)
            for place, encoding in enumerate(batch):
                ids[place, : len(encoding)] = encoding.ids
                mask[place, : len(encoding)] = 1
            return reduce(batch, self._run(ids, mask), mask)

        yield from zip(batches, on_cores(run, batches, self._threads), strict=True)

    def _run(self, ids: NDArray[np.int64], mask: NDArray[np.int64]) -> Matrix:
        feeds = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        hidden: Matrix = self._session.run(None, {name: feeds[name] for name in self._inputs})[0]
        return hidden


def read_card(folder: Path) -> EncoderCard:
    """Return the card of an exported model.

    Raises:
        ModelError: It is missing or malformed.
    """
    try:
        return EncoderCard.model_validate_json((folder / "encoder.json").read_text(encoding="utf-8"))
    except (OSError, ValidationError, json.JSONDecodeError) as error:
        raise ModelError(f"no usable exported model in {folder}; delete that folder and run again") from error


def _batched(rows: Sequence[int], lengths: Sequence[int]) -> Iterator[list[int]]:
    """Yield rows together while their padded tokens stay within the limit.

    Args:
        rows: In order of their lengths.
        lengths: Tokens of each, ascending.
    """
    batch: list[int] = []
    for row, length in zip(rows, lengths, strict=True):
        if batch and (len(batch) + 1) * length > _TOKENS:
            yield batch
            batch = []
        batch.append(row)
    if batch:
        yield batch


def _token_vectors(encodings: list[Any], hidden: Matrix, _: NDArray[np.int64]) -> list[TokenVectors]:
    found = []
    for encoding, vectors in zip(encodings, hidden, strict=True):
        inside = np.flatnonzero(np.array(encoding.special_tokens_mask) == 0)
        found.append(TokenVectors(normalise(vectors[inside]), np.array(encoding.offsets, np.int32)[inside]))
    return found


def _first(_: list[Any], hidden: Matrix, _mask: NDArray[np.int64]) -> Matrix:
    return hidden[:, 0]


def _mean(_: list[Any], hidden: Matrix, mask: NDArray[np.int64]) -> Matrix:
    weights = mask[..., None].astype(np.float32)  # (b, t, 1)
    mean: Matrix = (hidden * weights).sum(axis=1) / weights.sum(axis=1)
    return mean
