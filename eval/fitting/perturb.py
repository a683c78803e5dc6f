"""Make a near miss of a question: swap a figure, a name or a word for one that the passage does not hold."""

import random
import re
from collections.abc import Sequence

_NUMBER = re.compile(r"\b\d[\d,.]*(?<![.,])")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*")
_WORD = re.compile(r"\b[a-z]+\b")
_CAN_BE_DENIED = re.compile(r"\b(?:is|are|was|were|has|have|had|can|could|will|would)\b")
_DENIED = re.compile(r"\b(?:not|never|no)\b|n['’]t\b", re.I)
_OPPOSITES = (
    "first last,largest smallest,highest lowest,most least,more less,before after,increase decrease,"
    "increased decreased,always never,north south,east west,northern southern,eastern western,"
    "male female,best worst,early late,minimum maximum,oldest youngest,earliest latest,longest shortest,"
    "inside outside,win lose,won lost,positive negative,start end,began ended,begin end,above below,"
    "good bad,like dislike,new old,public private"
)
_PAIRS = [tuple(pair.split()) for pair in _OPPOSITES.split(",")]
_OPPOSITE = {a: b for a, b in _PAIRS} | {b: a for a, b in _PAIRS}


def names_in(questions: Sequence[str]) -> list[str]:
    """Return every capitalised name in the questions, sorted: what names are swapped for."""
    return sorted({match.group() for question in questions for match in _NAME.finditer(question)})


def near_miss(question: str, passage: str, names: Sequence[str], rng: random.Random) -> str | None:
    """Return the question with one thing swapped so that the passage no longer answers it, None where nothing can be.

    Only what the passage holds is swapped, and only for what it does not hold.
    """
    held = passage.lower()
    swaps = [
        *_numbers(question, passage, rng),
        *_names(question, held, names, rng),
        *_names_of(question, passage, rng),
        *_words(question, held),
        *_denials(question, held),
    ]
    if not swaps:
        return None
    start, end, new = rng.choice(swaps)
    return question[:start] + new + question[end:]


Swap = tuple[int, int, str]


def _numbers(question: str, passage: str, rng: random.Random) -> list[Swap]:
    found = [(match, _other_number(match.group(), rng)) for match in _NUMBER.finditer(question)]
    return [(*m.span(), new) for m, new in found if m.group() in passage and new not in passage]


def _other_number(number: str, rng: random.Random) -> str:
    digits = int(re.sub(r"\D", "", number))
    is_year = len(number) == 4 and number[0] in "12"
    return str(digits + rng.choice([-3, -2, -1, 1, 2, 3, 10] if is_year else [1, 2, 3, 5, 10]))


def _names(question: str, held: str, names: Sequence[str], rng: random.Random) -> list[Swap]:
    found = [(match, rng.choice(names)) for match in _NAME.finditer(question)] if names else []
    return [(*m.span(), new) for m, new in found if m.group().lower() in held and new.lower() not in held]


def _names_of(question: str, passage: str, rng: random.Random) -> list[Swap]:
    """Swap a name for another one of the passage: what is true of one thing is seldom told of the other."""
    others = sorted(
        {match.group() for match in _NAME.finditer(passage)} - {m.group() for m in _NAME.finditer(question)}
    )
    found = [(match, rng.choice(others)) for match in _NAME.finditer(question)] if others else []
    return [(*m.span(), new) for m, new in found if m.group() in passage and not {*m.group().split()} & {*new.split()}]


def _denials(question: str, held: str) -> list[Swap]:
    """Deny what is said, where the passage denies nothing."""
    if _DENIED.search(question) or _DENIED.search(held):
        return []
    return [(match.end(), match.end(), " not") for match in _CAN_BE_DENIED.finditer(question)]


def _words(question: str, held: str) -> list[Swap]:
    found = [(match, _OPPOSITE.get(match.group(), "")) for match in _WORD.finditer(question)]
    return [(*m.span(), new) for m, new in found if new and m.group() in held and new not in held]
