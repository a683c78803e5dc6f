"""Make a follow-up question stand alone, without a model."""

import re
from collections.abc import Sequence

from assistant.events import Turn
from assistant.followups.chinese import complete_chinese
from assistant.followups.ellipsis import complete, is_question_word
from assistant.followups.pointing import point
from assistant.followups.topic import asks_on, with_answer, with_topic
from assistant.memory import Memory

_LEAD = re.compile(r"^\W*(?:and|but|so|or|also|then|ok(?:ay)?|well|now)\b(?!-)[\s,]*", re.I)
_ABOUT = re.compile(
    r"^\W*(?:(?:and|but|so|or|also)\b[\s,]*)?(?:what|how) about\b\s*|^\W*(?:(?:and|but|so)\b[\s,]*)?what(?=\s+if\b)\s*",
    re.I,
)
_VERB_OR_WH = re.compile(
    r"\b(?:what|which|who|whom|whose|when|where|why|how|is|are|was|were|do|does|did|has|have|had|can|could|will|would"
    r"|name|list|tell|explain|describe|give|show|compare|summari[sz]e)\b",
    re.I,
)
_HAN = re.compile("[\u3400-\u9fff]")
_LONGEST_QUESTION = 500  # characters; what is longer says enough itself
_LONGEST_FRAGMENT = 12  # words


def make_standalone(question: str, history: Sequence[Turn]) -> str:
    """Return the question with what it leaves unsaid taken from the turns before.

    A fragment ("And in 2021?", "What about exports?") takes the place of its like in the question before. A pronoun
    ("How fast did it grow?") becomes what it stands for. Where neither can be told, what the conversation is about is
    added in brackets. Every other question stays as it is.

    Args:
        question: As asked.
        history: Earlier turns, oldest first.
    """
    memory = Memory()
    for turn in history:
        if turn.role == "user":
            memory.ask(_rewrite(turn.content, memory), turn.content)
        else:
            memory.hear(turn.content)
    memory.settle()
    return _rewrite(question, memory)


def _rewrite(question: str, memory: Memory) -> str:
    if not memory.previous or len(question) > _LONGEST_QUESTION:
        return question
    if _HAN.search(question):
        return complete_chinese(question, memory.previous) or question
    fragment = _fragment(question)
    if fragment:
        return complete(memory.previous, fragment)
    bare = _LEAD.sub("", question)
    pointed = point(bare, memory)
    if pointed:
        return _capitalised(with_answer(pointed, memory))
    if not asks_on(bare, memory, led=bare != question):
        return question
    return _capitalised(with_topic(bare, memory))


def _fragment(question: str) -> str | None:
    """Return the new part of a question that is no sentence of its own, None for a whole question."""
    about = _ABOUT.match(question)
    rest = (question[about.end() :] if about else _LEAD.sub("", question)).strip(" ?.!")
    if is_question_word(rest):
        return rest
    whole = not about and (rest == question.strip(" ?.!") or _VERB_OR_WH.search(rest) is not None)
    return None if whole or not rest or len(rest.split()) > _LONGEST_FRAGMENT else rest


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
