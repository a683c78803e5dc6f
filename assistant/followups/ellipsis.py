"""A follow-up that is no sentence: it takes the place of its like in the question before."""

import re
from collections.abc import Sequence

from assistant.followups.phrases import Kind, Phrase, find_phrases

_YEAR = re.compile(r"\b(?:1[0-9]|20)\d\d\b")
_STEP = re.compile(
    r"^(?:in\s+)?(?:the\s+)?(?:(?P<back>year before|years? before that|(?:previous|preceding|prior) year|year earlier)"
    r"|(?P<on>year after|years? after that|(?:next|following|subsequent) year|year later))$",
    re.I,
)
_QUESTION_WORD = re.compile(
    r"^(?:(?:by|since|until|till|from|for|to|with|at|in)\s+)?(?:when|where|why|how|who|whom|which|what)(?:\s+(?:much|many|long|often|far|so|not))?$",
    re.I,
)
_FRONT = re.compile(
    r"^\W*(?:(?:by|since|until|from|for|to|with|at|in|on)\s+)?(?:when|where|why|how(?:\s+(?:long|often|far|fast|much|many))?|what|which|who)\s+"
    r"(?=(?:does|do|did|is|are|was|were|has|have|had|can|could|will|would|should|must|may)\s+(?!responsible|allowed|in\b|on\b))",
    re.I,
)
_PLACED = re.compile(
    r"^(?:in|on|at|for|by|of|from|to|with|during|after|before|since|until|under|between|per|without|if|when|while)\b",
    re.I,
)


def complete(previous: str, fragment: str) -> str:
    """Return the question before with a fragment in the place of its like.

    Time takes the place of time, a label or a name that of a name, a phrase that of one with the same preposition,
    noun or article; "the year before" is reckoned; a condition and a phrase without a like are added at the end.

    Args:
        previous: The question before, standing alone.
        fragment: What is new, without lead ("and", "what about") and closing mark.
    """
    if is_question_word(fragment):
        return _ask_otherwise(previous, fragment)
    step = _STEP.match(fragment)
    if step:
        return _step_year(previous, fragment, -1 if step["back"] else 1)
    new = next(iter(find_phrases(f"and {fragment}")), None)
    old = _find_like(find_phrases(previous), new) if new else None
    if new is None or old is None or re.match(r"if\b", fragment, re.I):
        return _append(previous, fragment)
    return _put(previous, old, _fitted(fragment, old, new))


def is_question_word(text: str) -> bool:
    """Tell whether a text is a question word alone ("by when", "why not")."""
    return _QUESTION_WORD.match(text) is not None


def _step_year(previous: str, fragment: str, step: int) -> str:
    years = list(_YEAR.finditer(previous))
    if not years:
        return _append(previous, fragment)
    start, end = years[-1].span()
    return f"{previous[:start]}{int(previous[start:end]) + step}{previous[end:]}"


def _ask_otherwise(previous: str, word: str) -> str:
    """Return the question before under another question word, or that word about what was asked."""
    front = _FRONT.match(previous)
    if front and re.search(r"(?:when|where|why|how)(?:\s+(?:long|often|far|so|not))?$", word, re.I):
        return f"{word[:1].upper()}{word[1:]} {previous[front.end() :]}"
    phrases = [phrase for phrase in find_phrases(previous) if phrase.kind is not Kind.TIME]
    named = [phrase for phrase in phrases if phrase.kind is not Kind.THING] or phrases
    about = f" for {named[-1].text}" if named else f" ({previous.rstrip(' ?.!')})"
    return f"{word[:1].upper()}{word[1:]}{about}?"


def _find_like(phrases: Sequence[Phrase], new: Phrase) -> Phrase | None:
    if new.kind is Kind.TIME:
        return _last([phrase for phrase in phrases if phrase.kind is Kind.TIME])
    if new.kind is Kind.THING:
        return _find_thing([phrase for phrase in phrases if phrase.kind is not Kind.TIME], new)
    named = [phrase for phrase in phrases if phrase.kind in (Kind.LABEL, Kind.NAME)]
    alike = [phrase for phrase in named if new.shape and phrase.shape == new.shape]
    same = [phrase for phrase in named if phrase.preposition == new.preposition]
    if new.preposition:
        return _last(same)
    written = [phrase for phrase in named if phrase.is_acronym == new.is_acronym]
    return _last(alike) or _last(written) or _last(named)


def _find_thing(phrases: Sequence[Phrase], new: Phrase) -> Phrase | None:
    if new.preposition:
        return _last([phrase for phrase in phrases if phrase.preposition == new.preposition])
    things = [phrase for phrase in phrases if phrase.kind is Kind.THING]
    alike = [phrase for phrase in things if phrase.head == new.head]
    if alike or new.head == "one":
        return _last(alike or things)
    free = [phrase for phrase in things if not phrase.preposition]
    return next(iter(free or things), None)


def _fitted(fragment: str, old: Phrase, new: Phrase) -> str:
    """Return the fragment as it reads in the place of a phrase: its preposition, its article, "one" spelled out."""
    text = fragment
    if new.preposition:
        text = re.sub(rf"^{new.preposition}\s+", "", text, flags=re.I)
    if (
        re.match(r"the\s", old.text, re.I)
        and new.kind is Kind.THING
        and not re.match(r"(?:the|an?|my|your|our)\s", text)
    ):
        text = f"the {text}"
    if new.kind is Kind.LABEL and old.kind is Kind.LABEL and " " not in text and " " in old.text:
        text = f"{old.text.rsplit(' ', 1)[0]} {text}"  # "clause 7.1" and "7.3"
    return re.sub(r"\bones?$", old.text.split()[-1], text)


def _put(previous: str, old: Phrase, text: str) -> str:
    before, after = previous[: old.start], previous[old.end :]
    if old.kind is Kind.THING and re.search(r"[^sui]s$", text) and not old.is_plural:
        before = re.sub(r"\b(is|was)(\s+)$", lambda match: {"is": "are", "was": "were"}[match[1]] + match[2], before)
    if re.match(r"the\s", text, re.I) and re.search(r"\bthe\s+$", before, re.I):
        text = text[4:]
    return before + text + after


def _append(previous: str, fragment: str) -> str:
    joint = " " if _PLACED.match(fragment) or _STEP.match(fragment) else " for "
    return f"{previous.rstrip(' ?.!')}{joint}{fragment}?"


def _last(phrases: Sequence[Phrase]) -> Phrase | None:
    return phrases[-1] if phrases else None
