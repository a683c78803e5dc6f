"""Training examples of the support head: a claim, a passage, and whether the passage holds the claim."""

import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from corpus.sentences import split_sentences
from eval.fitting.claims import CLAIM_SETS, Part, claim_sentences, read_claims
from eval.fitting.examples import Example, Source
from eval.fitting.perturb import near_miss

_PASSES_OVER_CLAIMS = 2
_SHARE_ANSWERS, _SHARE_SENTENCES = 0.12, 0.1
_VALUE = re.compile(r"\b\d[\d,.]*(?<![.,])|(?<=[a-z,] )[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*")


def read_judged(data: Path) -> list[Example]:
    """Return the training half of the sets below `data`/claims, a sentence each."""
    rows = [claim for name in CLAIM_SETS for claim in read_claims(data / "claims" / name) if claim.part is Part.TRAINED]
    return [Example(text, evidence, (), supports) for text, evidence, supports in claim_sentences(rows)]


def sample_claims(
    judged: Sequence[Example], sources: Sequence[Source], names: Sequence[str], rng: random.Random
) -> Iterator[Example]:
    """Yield the claims of one pass: those that people judged, and made ones of known truth."""
    for _ in range(_PASSES_OVER_CLAIMS):
        yield from judged
    for source in sources:
        draw = rng.random()
        if draw < _SHARE_ANSWERS:
            made = _answer_claim(source.example, rng)
        elif draw < _SHARE_ANSWERS + _SHARE_SENTENCES:
            made = _sentence_claim(source.example, names, rng)
        else:
            made = None
        if made:
            yield made


def _answer_claim(example: Example, rng: random.Random) -> Example | None:
    """Claim that the answer of a question is what it is, or another name or figure of the passage."""
    if not example.spans:
        return None
    start, end = rng.choice(example.spans)
    answer, supports = example.passage[start:end], True
    if rng.random() < 0.5:
        values = [m for m in _VALUE.finditer(example.passage) if m.end() <= start or m.start() >= end]
        others = [m.group() for m in values if m.group() not in answer and answer not in m.group()]
        if not others:
            return None
        answer, supports = rng.choice(others), False
    return Example(f"{example.question} {answer}", example.passage, (), supports)


def _sentence_claim(example: Example, names: Sequence[str], rng: random.Random) -> Example | None:
    """Claim a sentence of the passage, or that sentence with a figure, name or word swapped."""
    start, end = rng.choice(split_sentences(example.passage))
    sentence = example.passage[start:end]
    if not 40 <= len(sentence) <= 300:
        return None
    if rng.random() < 0.5:
        return Example(sentence, example.passage, (), True)
    missed = near_miss(sentence, example.passage, names, rng)
    return Example(missed, example.passage, (), False) if missed else None
