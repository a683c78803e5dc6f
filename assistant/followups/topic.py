"""A sentence that goes on about the topic without a word for it: the topic is added in brackets."""

import re
from collections.abc import Sequence

from assistant.followups.phrases import Kind, Phrase, find_phrases
from assistant.memory import Memory
from embeddings.analysis import STOP_WORDS

# words that ask on about the same; "this June" is a date, "is there a …" and "the hub that …" point to nothing
_ASKING_ON = re.compile(
    r"\b(?:else|next|afterwards?|(?:any|what|which) others?|another|(?:was|were|is|are) there any"
    r"|the (?:same|former|latter|rest))\b"
    r"|\b(?:this|these|those)\b(?!\s+(?:year|month|week|day|time|spring|summer|autumn|winter|century|decade|january|february"
    r"|march|april|may|june|july|august|september|october|november|december)\b)"
    r"|\b(?:of|for|about|on|in|with|after|before|like|was|is|did|does|do)\s+that\b|\b(?:that|there)\s*\W*$",
    re.I,
)
_SAYS_ITSELF = re.compile(r"\b(?:besides|(?:other|else) than|(?:aside|apart) from|in addition to)\s+\w+\s+\w+", re.I)
_WORD = re.compile(r"\w+")
_THIN = 3  # content words; a longer sentence says enough itself


def asks_on(question: str, memory: Memory, *, led: bool) -> bool:
    """Tell whether a sentence that names nothing of its own goes on about the topic.

    Args:
        question: Without the word that led to it.
        memory: The conversation before.
        led: Whether it began with "and", "so" or the like.
    """
    phrases = find_phrases(question)
    if any(phrase.kind in (Kind.LABEL, Kind.NAME) for phrase in phrases) or _knows_name_in(question, memory):
        return False
    content = [word for word in _WORD.findall(question) if _is_content(word)]
    if led or not content:
        return True
    if not memory.subject() or _SAYS_ITSELF.search(question):
        return False
    return _ASKING_ON.search(question) is not None or (
        len(content) <= _THIN and any(_was_just_named(phrase, memory) for phrase in phrases)
    )


def with_topic(question: str, memory: Memory) -> str:
    """Add in brackets the name that is talked about and the first of the answer, else what was asked about."""
    things = [phrase.text for phrase in find_phrases(memory.previous) if phrase.kind is not Kind.TIME]
    topic = [memory.subject(), *memory.answered()[:1]] if memory.subject() else things[-1:]
    return _in_brackets(question, topic)


def with_answer(question: str, memory: Memory) -> str:
    """Add in brackets the first name of the answer to a question that still says "that film" or asks for others."""
    return _in_brackets(question, memory.answered()[:1]) if _ASKING_ON.search(question) else question


def _in_brackets(question: str, topic: Sequence[str]) -> str:
    new = [name for name in dict.fromkeys(topic) if name.casefold() not in question.casefold()]
    return f"{question.rstrip(' ?.!')} ({', '.join(new)})?" if new else question


def _was_just_named(phrase: Phrase, memory: Memory) -> bool:
    """Tell whether a phrase is "the tour", with a tour in the last question or answer."""
    said = f"{memory.asked} {memory.answer}".casefold()
    return re.fullmatch(r"the\s+[\w-]+", phrase.text, re.I) is not None and phrase.head in said


def _knows_name_in(question: str, memory: Memory) -> bool:
    known = {word.casefold() for name in memory.names for word in name.split()}
    return any(_is_content(word) and word.casefold() in known for word in _WORD.findall(question))


def _is_content(word: str) -> bool:
    return word.casefold() not in STOP_WORDS
