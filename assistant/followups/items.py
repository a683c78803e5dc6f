"""One of the items that the last answer lists: "the second one", "the former"."""

import re

from assistant.memory import Memory

_ORDINALS = {
    "first": 0,
    "second": 1,
    "third": 2,
    "fourth": 3,
    "fifth": 4,
    "sixth": 5,
    "last": -1,
    "former": 0,
    "latter": -1,
}
_POINTER = re.compile(
    r"\bthe\s+(?:(?P<ordinal>first|second|third|fourth|fifth|sixth|last)(?:\s+(?:one|of\s+(?:them|these|those)|item|point))?|(?P<pair>former|latter))"
    r"(?=\s*(?:\W*$|is|was|are|were|do|does|did|has|have|had|can|could|will|would|should|stay|last|mean|take|cost|apply|start|end)\b|\s*\W*$|(?<=one))",
    re.I,
)
_ITEM_END = re.compile(r"[,;:(]|\s[–—|]\s")
_SERIES = re.compile(r"(?:^|[:,]\s+)([^,:.]+(?:,\s+[^,.]+)*,?\s+and\s+[^,.]+)")
_LONGEST_ITEM = 8  # words; more is a sentence
_SERIES_WITHIN = 1000  # characters of the answer


def pick_item(question: str, memory: Memory) -> str:
    """Return the question with "the second one" replaced by the item of the last answer; empty when there is none."""
    match = _POINTER.search(question)
    if match is None:
        return ""
    items, place = list_items(memory.answer), _ORDINALS[(match["ordinal"] or match["pair"]).casefold()]
    if not -len(items) <= place < len(items) or len(items) < 2:
        return ""
    return f"{question[: match.start()]}the {_lowered(items[place])}{question[match.end() :]}"


def list_items(answer: str) -> list[str]:
    """Return what an answer lists, a line or a member of "A, B and C" each, cut before the first comma."""
    lines = [line for line in answer.splitlines() if line.strip()]
    if len(lines) < 2:
        series = _SERIES.search(answer[:_SERIES_WITHIN])
        lines = re.split(r",\s+(?:and\s+)?|\s+and\s+", series[1]) if series else []
    return [" ".join(_ITEM_END.split(line.strip(" -*•."), maxsplit=1)[0].split()[:_LONGEST_ITEM]) for line in lines]


def _lowered(item: str) -> str:
    """Return an item as it reads inside a sentence: a capital only where a name has one."""
    words = item.split()
    plain = len(words) > 1 and words[1][:1].islower() and words[0][1:].islower()
    return item[:1].lower() + item[1:] if plain else item.removeprefix("the ").removeprefix("The ")
