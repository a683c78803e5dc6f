"""A follow-up that points back: its pronoun becomes what it stands for, or the topic is added in brackets."""

import re

from assistant.followups.items import pick_item
from assistant.followups.phrases import Kind, Phrase, find_phrases
from assistant.memory import Memory

_PERSON = re.compile(r"\b(?:he|him|his|she|her|hers)\b", re.I)
_THING = re.compile(r"\b(?:it|its|they|them|their|theirs)\b", re.I)
_PLACE = re.compile(r"\bthere\s*\W*$", re.I)
_POSSESSIVE = re.compile(r"(?:his|hers|its|theirs?|her(?=\s+\w))$", re.I)
_CHANGE = re.compile(
    r"\b(?:grow|rise|fall|increase|decrease|change|drop|shrink|develop|compare|go\s+(?:up|down)|higher|lower|larger|smaller|due|paid|payable|calculated|measured)\b",
    re.I,
)
_GROUP = re.compile(
    r"\b(?:band|group|team|company|companies|firm|council|party|brothers|club|corps|army|board|trust|university|agency|marine|bank|inc|ltd|asa)\b",
    re.I,
)


_CLAUSE = re.compile(
    r"\b(?:if|when|because|while|where|that|which|who|before|after|until|once|so|and|but)\b(?=[^?]*$)", re.I
)
_EMPTY = re.compile(
    r"\b(?:is|was|be)\s+it\s+(?:\w+\s+)?(?:for|that|to)\b|\bit\s+(?:takes?|is|was)\s+(?:\w+\s+)?(?:for|that|to)\b"
    r"|\bdo(?:es)?\s+it\s+take\b|\bdid\s+it\s+take\b",
    re.I,
)
_OWN = re.compile(r"(?:its|their|his|her)$", re.I)
_WHICH = re.compile(
    r"\W*(?:which|what)\s+(?!is\b|are\b|was\b|were\b|did\b|do\b|does\b).*(?<!is)(?<!are)(?<!was)(?<!were)\s$", re.I
)
_ASIDE = re.compile(
    r"\W*(?:besides|other than|aside from|apart from|in addition to|because of|despite|during|after)\b", re.I
)
_SHORT = 8  # words; a longer answer speaks of more than what was asked for


def point(question: str, memory: Memory) -> str:
    """Return the question with its first pronoun replaced by what it stands for.

    Args:
        question: With a pronoun, "there" or "the second one" that has nothing inside the question to stand for.
        memory: The conversation before.
    """
    item = pick_item(question, memory)
    if item:
        return item
    for pronoun, antecedent in ((_PERSON, find_person), (_THING, find_thing), (_PLACE, find_place)):
        match = pronoun.search(question)
        if match and _stands_inside(question, match):
            return ""
        name = antecedent(question, memory) if match else ""
        if match and name:
            return _replace(question, match, name)
    return ""


def _stands_inside(question: str, pronoun: re.Match[str]) -> bool:
    """Tell whether a pronoun stands for something in the question itself, or for nothing ("does it take")."""
    before, after = question[: pronoun.start()], question[pronoun.end() :]
    if _EMPTY.search(question) or (len(pronoun[0]) > 1 and pronoun[0].isupper() and not question.isupper()):
        return True
    if _OWN.match(pronoun[0]) and (_WHICH.match(before) or (_ASIDE.match(question) and _has_name(after))):
        return True
    clause = _CLAUSE.search(before)
    return _has_name(before) or any(clause is not None and p.end <= clause.start() for p in find_phrases(before))


def _has_name(text: str) -> bool:
    return any(phrase.kind in (Kind.LABEL, Kind.NAME) for phrase in find_phrases(text))


def find_person(question: str, memory: Memory) -> str:
    """Return who "he" or "she" is.

    Who answers a question for a person, else who was named last, else the person most spoken of.
    """
    if re.search(r"\bwh(?:o|om|ose)\b", memory.previous, re.I):
        answered = [name for name in memory.answered() if " " in name and _is_person(name, memory)]
        if answered:
            return memory.full_name(answered[0])
    named = [memory.full_name(name) for name in _names(memory.asked)]
    ranked = memory.ranked()
    fitting = [name for name in (*reversed(named), *ranked) if _is_person(name, memory)]
    return next(iter((*fitting, *ranked)), "")


def find_thing(question: str, memory: Memory) -> str:
    """Return what "it" or "they" is: a named thing that was asked about, else the thing, else the subject."""
    phrases = find_phrases(memory.previous)
    things = [phrase for phrase in phrases if phrase.kind is Kind.THING]
    if _CHANGE.search(question) and things and not things[0].preposition:
        return _definite(_whole(memory.previous, things[0], phrases))
    plural = re.search(r"\b(?:they|them|theirs?)\b", question, re.I) is not None
    answered = memory.answered()
    if (
        answered
        and re.match(r"\W*(?:what|which|who)\b", memory.previous, re.I)
        and len(memory.answer.split()) <= _SHORT
    ):
        return answered[0]
    named = [p for p in phrases if p.kind in (Kind.LABEL, Kind.NAME)]
    fit = [p for p in named if not _is_person(memory.full_name(p.text.removeprefix("the ")), memory)] or (
        named if plural else []
    )
    if fit:
        return fit[-1].text
    fitting = [phrase for phrase in things if phrase.is_plural == plural]
    owner = [phrase for phrase in fitting if phrase.preposition == "of"]
    free = owner or [phrase for phrase in fitting if not phrase.preposition] or fitting
    return _definite(free[0].text) if free else memory.subject()


def find_place(question: str, memory: Memory) -> str:
    """Return where "there" is, with its preposition."""
    places = [
        p for p in find_phrases(memory.previous) if p.preposition in ("in", "at", "on") and p.kind is not Kind.TIME
    ]
    return f"{places[-1].preposition} {places[-1].text}" if places else ""


def _replace(question: str, match: re.Match[str], name: str) -> str:
    owned = f"{name}'" if name.endswith("s") else f"{name}'s"
    possessive = _POSSESSIVE.match(question[match.start() :].split(" ")[0]) or (
        match.group().casefold() == "her" and re.match(r"\s+\w", question[match.end() :])
    )
    return question[: match.start()] + (owned if possessive else name) + question[match.end() :]


def _whole(question: str, phrase: Phrase, phrases: list[Phrase]) -> str:
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
