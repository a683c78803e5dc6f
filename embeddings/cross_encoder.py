"""A model that reads question and passage together, as a second look at the best passages. Needs torch."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from corpus.errors import ModelError
from corpus.passage import Passage
from embeddings.fusion import Scores
from embeddings.sentence_transformer import silence_progress

_PAIRS = "ForSequenceClassification"
"""How transformers names the models that score a pair of texts."""


class CrossEncoderReranker:
    """Any cross-encoder of sentence-transformers with one score a pair."""

    def __init__(self, model: str) -> None:
        """Load a model.

        Args:
            model: A folder or a model id (which may be downloaded).

        Raises:
            ModelError: It cannot be loaded, or gives more than one score.
        """
        self._model = _load(model)

    def rerank(self, question: str, passages: Sequence[Passage], fused: Scores) -> Scores:
        """Return how sure the model is that each passage, under its title and headings, goes with the question."""
        import torch

        pairs = [(question, passage.embedding_text) for passage in passages]
        found = self._model.predict(pairs, activation_fn=torch.nn.Sigmoid(), show_progress_bar=False)
        return np.asarray(found, np.float32)


def _load(model: str) -> Any:
    from sentence_transformers import CrossEncoder
    from transformers import AutoConfig

    silence_progress()
    try:
        kinds = AutoConfig.from_pretrained(model).architectures or []
        if not any(kind.endswith(_PAIRS) for kind in kinds):  # it would get a head of random weights
            raise ModelError(f"{model!r} is no cross-encoder but {', '.join(kinds) or 'nothing known'}; name another")
        loaded = CrossEncoder(model, device="cpu")
    except (OSError, ValueError, ImportError) as error:
        reason = str(error).splitlines()[0]
        raise ModelError(
            f"cross-encoder {model!r} cannot be loaded: {reason}; name its folder, 'late-interaction' or 'none'"
        ) from error
    if loaded.num_labels != 1:
        raise ModelError(f"cross-encoder {model!r} gives {loaded.num_labels} scores a pair; name one that gives 1")
    return loaded
