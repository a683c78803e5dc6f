"""Turn examples into padded tensors, examples of like length together."""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.extractive.reader.span_reader import CLS, MAX_CLAIM, MAX_QUESTION, MAX_TOKENS, SEP
from eval.fitting.examples import Example

BATCH = 24
_SORTED_TOGETHER = 40


@dataclass(frozen=True, slots=True)
class Encoded:
    """One pair as the network sees it.

    `first` and `last` mark the tokens where an answer starts and ends; `supports` is the verdict on a claim, None for
    a question.
    """

    ids: list[int]
    kinds: list[int]
    begin: int
    offsets: list[tuple[int, int]]
    first: list[int]
    last: list[int]
    supports: bool | None


def encode(tokenizer: Any, example: Example) -> Encoded:
    """Return the pair's tokens and the places of its answers; spans beyond the cut are left out."""
    longest = MAX_QUESTION if example.supports is None else MAX_CLAIM
    asked = tokenizer.encode(example.question, add_special_tokens=False).ids[:longest]
    passage = tokenizer.encode(example.passage, add_special_tokens=False)
    room = MAX_TOKENS - len(asked) - 3
    offsets = passage.offsets[:room]
    begin = len(asked) + 2
    ids = [CLS, *asked, SEP, *passage.ids[:room], SEP]
    kinds = [0] * begin + [1] * (len(offsets) + 1)
    inside = [[i for i, (a, b) in enumerate(offsets) if b > start and a < end] for start, end in example.spans]
    whole = [
        tokens
        for tokens, (_, end) in zip(inside, example.spans, strict=True)
        if tokens and offsets[tokens[-1]][1] >= end
    ]
    first, last = [begin + t[0] for t in whole], [begin + t[-1] for t in whole]
    return Encoded(ids, kinds, begin, offsets, first, last, example.supports)


def batches(tokenizer: Any, examples: Iterable[Example], rng: random.Random) -> Iterator[list[Encoded]]:
    """Yield batches; an answerable example whose answer was cut off is dropped."""
    stream = iter(examples)
    while chunk := list(islice(stream, BATCH * _SORTED_TOGETHER)):
        encoded = [(example, encode(tokenizer, example)) for example in chunk]
        kept = sorted((e for example, e in encoded if e.first or not example.spans), key=lambda e: len(e.ids))
        groups = [kept[start : start + BATCH] for start in range(0, len(kept), BATCH)]
        rng.shuffle(groups)
        yield from groups


def pad(rows: list[Encoded]) -> dict[str, NDArray[np.int64]]:
    """Return (b, t) arrays: the network's three inputs, `allowed` tokens for a span, and the gold `first` and `last`.

    The first token stands for "no answer": it is always allowed, and gold where there is none. `supports`, (b,), is 1
    or 0 for a claim and -1 for a question.
    """
    shape = (len(rows), max(len(row.ids) for row in rows))
    names = ("input_ids", "attention_mask", "token_type_ids", "allowed", "first", "last")
    arrays = {name: np.zeros(shape, np.int64) for name in names}
    arrays["supports"] = np.array([-1 if row.supports is None else row.supports for row in rows], np.int64)
    for place, row in enumerate(rows):
        arrays["input_ids"][place, : len(row.ids)] = row.ids
        arrays["attention_mask"][place, : len(row.ids)] = 1
        arrays["token_type_ids"][place, : len(row.kinds)] = row.kinds
        arrays["allowed"][place, [0, *range(row.begin, row.begin + len(row.offsets))]] = 1
        arrays["first"][place, row.first or [0]] = 1
        arrays["last"][place, row.last or [0]] = 1
    return arrays
