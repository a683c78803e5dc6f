"""Who or what a pronoun stands for, found in the question before and in what the conversation is about."""

import re
from collections.abc import Sequence

from assistant.followups.phrases import Kind, Phrase, find_phrases
from assistant.memory import Memory

_CHANGE = re.compile(
    r"\b(?:grow|rise|fall|increase|decrease|change|drop|shrink|develop|compare|go\s+(?:up|down)|higher|lower|larger|smaller|due|paid|payable|calculated|measured)\b",
    re.I,
)
_GROUP = re.compile(
    r"\b(?:band|group|team|company|companies|firm|council|party|brothers|club|corps|army|board|trust|university|agency|marine|bank|inc|ltd|asa)\b",
    re.I,
)
_WHERE = ("in", "at", "on")
_SHORT = 8  # words; a longer answer speaks of more than what was asked for
_PLURAL = re.compile(r"\b(?:they|them|theirs?)\b", re.I)


def find_person(question: str, memory: Memory) -> str:
    """Return who "he" or "she" is.

    Who answers a question for a person, else who was named last, else the person most spoken of.
    """
    if re.search(r"\bwh(?:o|om|ose)\b", memory.previous, re.I):
        answered = [name for name in memory.answered() if " " in name and _is_person(name, memory)]
        if answered:
            return memory.full_name(answered[0])
    named = [memory.full_name(name) for name in _names(memory.asked)]
    return next((name for name in (*reversed(named), *memory.ranked()) if _is_person(name, memory)), "")


def find_thing(question: str, memory: Memory) -> str:
    """Return what "it" or "they" is.

    What grows or is due is the amount that was asked for. Else it is what was asked about by its label, the name that
    a short answer gave, the name or the thing that was asked about, or the subject.
    """
    phrases = find_phrases(memory.previous)
    things = [phrase for phrase in phrases if phrase.kind is Kind.THING]
    if _CHANGE.search(question) and things and not things[0].preposition:
        return _definite(_whole(memory.previous, things[0], phrases))
    plural = _PLURAL.search(question) is not None
    labels = [phrase.text for phrase in phrases if phrase.kind is Kind.LABEL]
    found = (*labels[-1:], _answered(memory), _named(phrases, memory, plural=plural), _unnamed(things, plural=plural))
    return next(filter(None, found), memory.subject())


def find_place(question: str, memory: Memory) -> str:
    """Return where "there" is, with its preposition."""
    places = [p for p in find_phrases(memory.previous) if p.preposition in _WHERE and p.kind is not Kind.TIME]
    return f"{places[-1].preposition} {places[-1].text}" if places else ""


def _answered(memory: Memory) -> str:
    """Return the first new name of a short answer to a question for what or which; empty without."""
    asked = re.match(r"\W*(?:what|which|who)\b", memory.previous, re.I) is not None
    return next(iter(memory.answered()), "") if asked and len(memory.answer.split()) <= _SHORT else ""


def _named(phrases: Sequence[Phrase], memory: Memory, *, plural: bool) -> str:
    """Return the last name of a question, rather no person and no place."""
    named = [phrase for phrase in phrases if phrase.kind is Kind.NAME]
    fit = [p for p in named if not _is_person(memory.full_name(p.text.removeprefix("the ")), memory)]
    fit = fit or (named if plural else [])
    about = [phrase.text for phrase in fit if phrase.preposition not in _WHERE] or [phrase.text for phrase in fit]
    return about[-1] if about else ""


def _unnamed(things: Sequence[Phrase], *, plural: bool) -> str:
    """Return the thing asked about: the owner in "the stages of the procedure", else one without a preposition."""
    fitting = [phrase for phrase in things if phrase.is_plural == plural]
    owners = [phrase for phrase in fitting if phrase.preposition == "of"]
    free = owners or [phrase for phrase in fitting if not phrase.preposition] or fitting
    return _definite(free[0].text) if free else ""


def _whole(question: str, phrase: Phrase, phrases: Sequence[Phrase]) -> str:
    """Return a phrase with those that hang on it by a preposition ("the export value in 2020")."""
    end = phrase.end
    for other in phrases:
        if (
            other.start > end
            and other.preposition
            and re.fullmatch(rf"\s+{other.preposition}\s+", question[end : other.start], re.I)
        ):
            end = other.end
    return question[phrase.start : end]


def _definite(text: str) -> str:
    return re.sub(r"^(?:an?|any|every|each)\s+", "the ", text, flags=re.I)


def _names(question: str) -> list[str]:
    return [phrase.text.removeprefix("the ") for phrase in find_phrases(question) if phrase.kind is Kind.NAME]


def _is_person(name: str, memory: Memory) -> bool:
    return (
        name not in memory.impersonal
        and not name.isupper()
        and not _GROUP.search(name)
        and not re.search(r"\d|\b(?:of|the|and|for)\b", name)
    )
