"""Run the exported reader: one pass over question and passage tells where the answer starts and ends."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from assistant.extractive.reader.reading import Reading
from embeddings.onnx_runtime import cores, load_tokenizer, on_cores, open_session
from embeddings.vocabulary import known_share

MAX_TOKENS = 288
"""Tokens of question and passage together that the reader was trained on; the passage's rest is cut off."""

MAX_QUESTION = 48
"""Tokens of a question; the rest is cut off."""

MAX_CLAIM = 96
"""Tokens of a claim; the rest is cut off."""

CLS, SEP = 101, 102
"""Special tokens of the packaged model's vocabulary."""


class SpanReader:
    """Reads passages with the fine-tuned MiniLM."""

    def __init__(self, folder: Path, *, threads: int = 0) -> None:
        """Open an exported reader.

        Args:
            folder: What `export_reader` wrote.
            threads: Compute threads, 0 for one a core.

        Raises:
            ModelError: The folder is incomplete or damaged.
        """
        self._tokenizer = load_tokenizer(folder)
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._threads = cores(threads)
        self._session = open_session(folder / "model.onnx")

    def knows(self, text: str) -> float:
        """Return which share of a text's letters it has pieces for."""
        return known_share(text, self._tokenizer)

    def read(self, question: str, passages: Sequence[str]) -> list[Reading]:
        """Return what each passage's tokens say about the question, in order."""
        asked = self._tokenizer.encode(question, add_special_tokens=False).ids[:MAX_QUESTION]
        room = MAX_TOKENS - len(asked) - 3
        encodings = self._tokenizer.encode_batch(list(passages), add_special_tokens=False)

        def read(encoding: Any) -> Reading:
            return self._read(asked, encoding.ids[:room], encoding.offsets[:room])

        return list(on_cores(read, encodings, self._threads))

    def supports(self, claim: str, evidence: str) -> float:
        """Return the logit of the evidence holding all of the claim."""
        claimed = self._tokenizer.encode(claim, add_special_tokens=False).ids[:MAX_CLAIM]
        ids = self._tokenizer.encode(evidence, add_special_tokens=False).ids[: MAX_TOKENS - len(claimed) - 3]
        return float(self._run(claimed, ids)[3][0])

    def _read(self, asked: list[int], ids: list[int], offsets: list[tuple[int, int]]) -> Reading:
        start, end, answerable, _ = self._run(asked, ids)
        begin = len(asked) + 2
        inside = slice(begin, begin + len(ids))
        return Reading(
            offsets=np.array(offsets, np.int64).reshape(-1, 2),
            start=start[0, inside] - start[0, 0],
            end=end[0, inside] - end[0, 0],
            answerable=float(answerable[0]),
        )

    def _run(self, first: list[int], second: list[int]) -> list[Any]:
        """Run one pair; alone, since padding costs more than a batch saves on few cores."""
        row = np.array([[CLS, *first, SEP, *second, SEP]], np.int64)  # (1, t)
        kinds = np.array([[0] * (len(first) + 2) + [1] * (len(second) + 1)], np.int64)
        feeds = {"input_ids": row, "attention_mask": np.ones_like(row), "token_type_ids": kinds}
        return list(self._session.run(None, feeds))
