"""A follow-up that points back: its pronoun becomes what it stands for, or the topic is added in brackets."""

import re
from collections.abc import Callable

from assistant.followups.antecedents import find_person, find_place, find_thing
from assistant.followups.items import pick_item
from assistant.followups.phrases import Kind, find_phrases
from assistant.memory import Memory

_PERSON = re.compile(r"\b(?:he|him|his|she|her|hers)\b", re.I)
_THING = re.compile(r"\b(?:it|its|they|them|their|theirs)\b", re.I)
_PLACE = re.compile(r"\bthere\b(?=\W*$)", re.I)
_POSSESSIVE = re.compile(r"(?:his|hers|its|theirs?|her(?=\s+\w))$", re.I)


_CLAUSE = re.compile(
    r"\b(?:if|when|because|while|where|that|which|who|once|so|and|but|(?:before|after|until)(?!\s*$))\b", re.I
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


def point(question: str, memory: Memory) -> str:
    """Return the question with its first pronoun replaced by what it stands for.

    Args:
        question: With a pronoun, "there" or "the second one" that has nothing inside the question to stand for.
        memory: The conversation before.
    """
    item = pick_item(question, memory)
    if item:
        return item
    for pronoun, find_antecedent in ((_PERSON, find_person), (_THING, find_thing)):
        resolved = _resolve(question, pronoun, find_antecedent, memory)
        if resolved:
            return _resolve(resolved, _PLACE, find_place, memory) or resolved
    return _resolve(question, _PLACE, find_place, memory)


def _resolve(
    question: str, pronoun: re.Pattern[str], find_antecedent: Callable[[str, Memory], str], memory: Memory
) -> str:
    match = pronoun.search(question)
    if match is None or (pronoun is not _PLACE and _stands_inside(question, match)):
        return ""
    name = find_antecedent(question, memory)
    return _replace(question, match, name) if name else ""


def _stands_inside(question: str, pronoun: re.Match[str]) -> bool:
    """Tell whether a pronoun stands for something in the question itself, or for nothing ("does it take")."""
    before, after = question[: pronoun.start()], question[pronoun.end() :]
    if _EMPTY.search(question) or (len(pronoun[0]) > 1 and pronoun[0].isupper() and not question.isupper()):
        return True
    if _OWN.match(pronoun[0]) and (_WHICH.match(before) or (_ASIDE.match(question) and _has_name(after))):
        return True
    clause = max((match.start() for match in _CLAUSE.finditer(before)), default=0)
    return _has_name(before) or any(p.end <= clause for p in find_phrases(before))


def _has_name(text: str) -> bool:
    return any(phrase.kind in (Kind.LABEL, Kind.NAME) for phrase in find_phrases(text))


def _replace(question: str, match: re.Match[str], name: str) -> str:
    owned = f"{name}'" if name.endswith("s") else f"{name}'s"
    possessive = _POSSESSIVE.match(question[match.start() :].split(" ")[0]) or (
        match.group().casefold() == "her" and re.match(r"\s+\w", question[match.end() :])
    )
    return question[: match.start()] + (owned if possessive else name) + question[match.end() :]
