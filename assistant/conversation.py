"""Make a follow-up question stand alone, without a model."""

import re
from collections.abc import Sequence

from assistant.events import Turn
from assistant.memory import Memory
from assistant.names import find_names
from embeddings.analysis import STOP_WORDS

_LEAD = re.compile(r"^\W*(?:and|but|so|or|also|then|ok(?:ay)?|well|now)\b(?!-)[\s,]*", re.I)
_ABOUT = re.compile(r"^\W*(?:(?:and|but|so|or|also)\b[\s,]*)?(?:what|how) about\b\s*", re.I)
_VERB_OR_WH = re.compile(
    r"\b(?:what|which|who|whom|whose|when|where|why|how|is|are|was|were|do|does|did|has|have|had|can|could|will|would"
    r"|name|list|tell|explain|describe|give|show|compare|summari[sz]e)\b",
    re.I,
)
_POINTING = re.compile(
    r"\b(?:it|its|they|them|their|theirs|such|else|the (?:same|former|latter|others?|rest))\b"
    # "this June" is a date, "is there a …" and "the hub that …" point to nothing
    r"|\b(?:this|these|those)\b(?!\s+(?:year|month|week|day|time|spring|summer|autumn|winter|century|decade|january|february|march|april|may"
    r"|june|july|august|september|october|november|december)\b)"
    r"|\b(?:of|for|about|on|in|with|after|before|like|was|is|did|does|do)\s+that\b|\b(?:that|there)\s*\W*$",
    re.I,
)
_PERSON = re.compile(r"\b(?:he|him|his|she|her|hers)\b", re.I)
_MARK = re.compile(r"\s*\[\d+\]")
_FIGURE = re.compile(r"\d[\d.,]*(?<![.,])")


def make_standalone(question: str, history: Sequence[Turn]) -> str:
    """Return the question with what it leaves unsaid taken from the turns before.

    A fragment ("And in 2021?", "What about exports?") takes the place of its like in the question before. A question
    that points back ("How fast did it grow?") gets, in brackets, what the conversation is about and what was asked
    before; "he" and "she" become the person. Every other question stays as it is.

    Args:
        question: As asked.
        history: Earlier turns, oldest first.
    """
    memory = Memory()
    for turn in history:
        if turn.role == "user":
            memory.ask(_rewrite(turn.content, memory), turn.content)
        else:
            memory.hear(_MARK.sub("", turn.content))
    memory.settle()
    return _rewrite(question, memory)


def _rewrite(question: str, memory: Memory) -> str:
    if not memory.previous:
        return question
    fragment = _fragment(question)
    if fragment:
        return _with_fragment(memory.previous, fragment)
    if not _points_back(question):
        return question
    bare = _LEAD.sub("", question)
    person = memory.person() if _PERSON.search(question) else ""
    return _with_person(bare, person) if person else _with_topic(bare, memory.topic())


def _fragment(question: str) -> str | None:
    """Return the new part of a question that is no sentence of its own, None for a whole question."""
    about = _ABOUT.match(question)
    rest = (question[about.end() :] if about else _LEAD.sub("", question)).strip(" ?.!")
    whole = not about and (rest == question.strip(" ?.!") or _VERB_OR_WH.search(rest) is not None)
    return None if whole or not rest or len(rest.split()) > 12 else rest


def _with_fragment(previous: str, fragment: str) -> str:
    """Put a fragment in the place of its like: figure for figure, name for name, else the longest noun phrase."""
    bare = re.sub(r"^(?:in|on|at|for|by|of|from|during|the|those|that)\s+", "", fragment, flags=re.I)
    place = _place_of_figure(previous, bare) or _place_of_name(previous, bare) or _longest_phrase(previous)
    return previous[: place[0]] + bare + previous[place[1] :] if place else f"{previous.rstrip(' ?')} — {fragment}?"


def _place_of_figure(previous: str, bare: str) -> tuple[int, int] | None:
    """Return where the question before has a figure ("2020") or labelled figure ("item 59") like the fragment."""
    labelled = re.fullmatch(r"([A-Za-z]+)\s+\d[\d.,]*", bare)
    if labelled:
        like = re.search(rf"\b{labelled[1]}\s+{_FIGURE.pattern}", previous, re.I)
        return like.span() if like else None
    figures = list(_FIGURE.finditer(previous)) if _FIGURE.fullmatch(bare) else []
    return figures[-1].span() if figures else None


def _place_of_name(previous: str, bare: str) -> tuple[int, int] | None:
    names = find_names(previous)
    if not names or find_names(f"so {bare}") != [bare]:
        return None
    start = previous.rfind(names[-1])
    return start, start + len(names[-1])


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


def _points_back(question: str) -> bool:
    """Tell whether a pointing word has nothing inside the question to point to, or a question has no content."""
    if _LEAD.match(question):
        return True
    pointing = _POINTING.search(question) or _PERSON.search(question)
    if pointing:
        return not find_names(question[: pointing.start()])
    words = [word for word in re.findall(r"\w+", question.casefold()) if word not in STOP_WORDS]
    return len(words) == 0


def _with_topic(question: str, topic: str) -> str:
    return f"{_capitalised(question.rstrip(' ?.!'))} ({topic})?" if topic else question


def _with_person(question: str, name: str) -> str:
    possessive = re.sub(r"\b(?:his|hers)\b|\bher\b(?=\s+\w)", f"{name}'s", question, flags=re.I)
    return _capitalised(_PERSON.sub(name, possessive))


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
