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
_SHARE_ANSWERS, _SHARE_SENTENCES, _SHARE_HELD = 0.06, 0.06, 0.3
_SHARE_ALIKE = 0.15
_WORD = re.compile(r"\w{3,}")
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
        elif draw < _SHARE_ANSWERS + _SHARE_SENTENCES + _SHARE_HELD:
            made = held_claim(source, names, rng)
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


def held_claim(source: Source, names: Sequence[str], rng: random.Random) -> Example | None:
    """Claim that a sentence, under its title, holds question and answer: what the confidence of an answer asks.

    Half of the claims are true. In the others the question is a near miss, the value is another one of the sentence, or
    the sentence is the nearest one of a passage that does not answer.
    """
    example = source.example
    if not example.spans:
        return _empty_claim(example.question, source.title, example.passage, rng)
    start, end = rng.choice(example.spans)
    sentence = next((example.passage[a:b] for a, b in split_sentences(example.passage) if a <= start and end <= b), "")
    answer, draw = example.passage[start:end], rng.random()
    if not sentence or (draw < _SHARE_ALIKE and source.alike):
        return _empty_claim(example.question, *rng.choice(source.alike), rng) if source.alike else None
    evidence = f"{source.title} {sentence}"
    if draw < 0.5:
        return Example(f"{example.question} {answer}", evidence, (), True)
    missed = near_miss(example.question, evidence, names, rng) if draw < 0.8 else None
    if missed:
        return Example(f"{missed} {answer}", evidence, (), False)
    other = _other_value(sentence, answer, rng)
    return Example(f"{example.question} {other}", evidence, (), False) if other else None


def _empty_claim(question: str, title: str, passage: str, rng: random.Random) -> Example | None:
    """Claim a value of the sentence that shares most words with a question which the passage does not answer."""
    asked = set(_WORD.findall(question.lower()))
    sentences = [passage[start:end] for start, end in split_sentences(passage)]
    nearest = max(sentences, key=lambda text: len(asked & set(_WORD.findall(text.lower()))), default="")
    value = _other_value(nearest, question, rng)
    return Example(f"{question} {value}", f"{title} {nearest}", (), False) if value else None


def _other_value(text: str, than: str, rng: random.Random) -> str:
    """Return a figure, name or run of words of a text that a string does not hold and that does not hold it; or ""."""
    words = text.split()
    begin = rng.randrange(len(words)) if words else 0
    values = [match.group() for match in _VALUE.finditer(text)] or [" ".join(words[begin : begin + rng.randint(1, 5)])]
    others = [value for value in values if value and value not in than and than not in value]
    return rng.choice(others) if others else ""
