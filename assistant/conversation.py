"""Make a follow-up question stand alone, without a model."""

import re
from collections.abc import Sequence

from assistant.events import Turn
from embeddings.analysis import STOP_WORDS

_TOPIC_WORDS = 24

_LEAD = re.compile(r"^\W*(?:and|but|so|or|also|then|ok(?:ay)?|well|now)\b[\s,]*", re.I)
_ABOUT = re.compile(r"^\W*(?:(?:and|but|so|or|also)\b[\s,]*)?(?:what|how) about\b\s*", re.I)
_FRAME = re.compile(
    r"^\W*(?:(?:and|but|so|or|also)\b[\s,]*)?(?:in |at |on |for |by |under )?"
    r"(?:(?:what|which|who|whom|whose|when|where|why|how(?: many| much)?)\b\s*)"
    r"(?:(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should)\b\s*)?(?:(?:the|a|an)\b\s*)?",
    re.I,
)
_VERB_OR_WH = re.compile(
    r"\b(?:what|which|who|whom|whose|when|where|why|how|is|are|was|were|do|does|did|has|have|had|can|could|will|would)\b",
    re.I,
)
_POINTING = re.compile(
    r"\b(?:it|its|they|them|their|theirs|this|that|these|those|there|such|the (?:same|former|latter|others?|rest))\b",
    re.I,
)
_PERSON = re.compile(r"\b(?:he|him|his|she|her|hers)\b", re.I)
_NAME = re.compile(r"[A-Z][\w’'-]*(?:\s+(?:of|the|and|for)(?=\s+[A-Z])|\s+[A-Z][\w’'-]*)*")
_MARK = re.compile(r"\s*\[\d+\]")


def make_standalone(question: str, history: Sequence[Turn]) -> str:
    """Return the question with what it leaves unsaid taken from the turns before.

    A fragment ("And in 2021?", "What about exports?") takes the place of its like in the question before. A question
    that points back ("How fast did it grow?") gets the topic of the question before in brackets; "he" and "she" become
    the name that was answered. Every other question stays as it is.

    Args:
        question: As asked.
        history: Earlier turns, oldest first.
    """
    previous, answer = "", ""
    for turn in history:
        if turn.role == "user":
            previous, answer = _rewrite(turn.content, previous, answer), ""
        else:
            answer = _MARK.sub("", turn.content)
    return _rewrite(question, previous, answer)


def _rewrite(question: str, previous: str, answer: str) -> str:
    if not previous:
        return question
    fragment = _fragment(question)
    if fragment:
        return _with_fragment(previous, fragment)
    person = _name_in(answer) if _PERSON.search(question) else None
    if person:
        return _with_person(_LEAD.sub("", question), person)
    if _points_back(question):
        return _with_topic(_LEAD.sub("", question), _topic(previous))
    return question


def _fragment(question: str) -> str | None:
    """Return the new part of a question that is no sentence of its own, None for a whole question."""
    about = _ABOUT.match(question)
    rest = (question[about.end() :] if about else _LEAD.sub("", question)).strip(" ?.!")
    whole = not about and (rest == question.strip(" ?.!") or _VERB_OR_WH.search(rest) is not None)
    return None if whole or not rest or len(rest.split()) > 12 else rest


def _with_fragment(previous: str, fragment: str) -> str:
    """Put a fragment in the place of its like: figure for figure, name for name, else the longest noun phrase."""
    bare = re.sub(r"^(?:in|on|at|for|by|of|from|during|the|those|that)\s+", "", fragment, flags=re.I)
    if re.fullmatch(r"\d[\d.,]*", bare) and (figures := list(re.finditer(r"\d[\d.,]*(?<![.,])", previous))):
        return _replaced(previous, figures[-1].span(), bare)
    labelled = re.fullmatch(r"([A-Za-z]+)\s+\d[\d.,]*", bare)
    if labelled and (like := re.search(rf"\b{labelled[1]}\s+\d[\d.,]*(?<![.,])", previous, re.I)):
        return _replaced(previous, like.span(), bare)
    body = re.search(r"\s", previous)
    names = list(_NAME.finditer(previous, body.end() if body else 0))
    if _NAME.fullmatch(bare) and names:
        return _replaced(previous, names[-1].span(), bare)
    phrase = _longest_phrase(previous)
    return _replaced(previous, phrase, bare) if phrase else f"{previous.rstrip(' ?')} — {fragment}?"


def _longest_phrase(question: str) -> tuple[int, int] | None:
    """Return the longest run of lower-case content words, which is mostly what is asked about."""
    runs: list[tuple[int, int]] = []
    open_run: tuple[int, int] | None = None
    for word in re.finditer(r"[\w’'-]+", question):
        if word.group()[0].islower() and word.group() not in STOP_WORDS:
            adjoins = open_run is not None and not question[open_run[1] : word.start()].strip()
            open_run = (open_run[0], word.end()) if adjoins and open_run else word.span()
            runs.append(open_run)
        else:
            open_run = None
    return max(runs, key=lambda run: run[1] - run[0], default=None)


def _replaced(text: str, span: tuple[int, int], new: str) -> str:
    return text[: span[0]] + new + text[span[1] :]


def _points_back(question: str) -> bool:
    """Tell whether a pointing word has nothing inside the question to point to, or a question has no content."""
    if _LEAD.match(question):
        return True
    pointing = _POINTING.search(question) or _PERSON.search(question)
    if pointing:
        first = re.search(r"\s", question)
        return _NAME.search(question, first.end() if first else 0, pointing.start()) is None
    words = [word for word in re.findall(r"\w+", question.casefold()) if word not in STOP_WORDS]
    return len(words) == 0


def _topic(previous: str) -> str:
    """Return the question before without its question words, brackets opened."""
    topic = re.sub(r"\s*\(([^()]*)\)", r", \1", _FRAME.sub("", previous.strip(" ?.!")))
    return " ".join(topic.split()[:_TOPIC_WORDS])


def _with_topic(question: str, topic: str) -> str:
    return f"{_capitalised(question.rstrip(' ?.!'))} ({topic})?" if topic else question


def _with_person(question: str, name: str) -> str:
    possessive = re.sub(r"\b(?:his|hers)\b|\bher\b(?=\s+\w)", f"{name}'s", question, flags=re.I)
    return _capitalised(_PERSON.sub(name, possessive))


def _name_in(answer: str) -> str | None:
    """Return the first name of two words or more in an answer."""
    names = (match.group() for match in _NAME.finditer(answer))
    return next((name for name in names if " " in name), None)


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
