"""Read a model's reply as it comes: whole sentences, each with the passages that it names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.generators.marks import MarkScanner
from corpus.cleaning import clean
from corpus.sentences import split_sentences

LONGEST_SENTENCE = 4000
"""Characters at which a sentence is ended wherever it is."""

_LOOKED_BACK = 80
_CLOSES = frozenset(".,;:!?)]")
_MAY_END = frozenset(".!?…。！？\"'”’)]」』）")
_NEEDS_NO_SPACE = frozenset("。！？」』”’）")
_LEAD = re.compile(r"^(?:[-*•‣>]\s+|#{1,6}\s+|\d{1,3}[.)]\s+|[:;,.–—]\s*)+")
_LIST_OF_SOURCES = re.compile(r"\W*(?:sources?|references?|citations?)\W*", re.I)
_THINKING, _THOUGHT = "<think>", "</think>"


@dataclass(frozen=True, slots=True)
class Written:
    """A sentence of a reply.

    Attributes:
        text: Without its marks.
        cited: The numbers that they name, whether such passages exist or not.
        whole: False for one that was ended at `LONGEST_SENTENCE`.
    """

    text: str
    cited: tuple[int, ...]
    whole: bool = True


class ReplyReader:
    """Cuts a stream of text into sentences, in linear time; where the stream is split makes no difference.

    A sentence is given out when the next one begins, because its marks may stand behind its stop. Each line is at
    least one sentence. Reasoning between `<think>` and `</think>` at the start, bullets, emphasis, and a list of
    sources at the end are left out.

    Example:
        >>> reader = ReplyReader()
        >>> [*reader.feed("It rains. [1] It is co"), *reader.feed("ld [2]."), *reader.end()]
        [Written(text='It rains.', cited=(1,), whole=True), Written(text='It is cold.', cited=(2,), whole=True)]
    """

    def __init__(self) -> None:
        self._scanner = MarkScanner()
        self._opening: str | None = ""  # of the reply, until it is known whether it begins with reasoning
        self._thinking = False
        self._tail = ""
        self._closed = False
        self._begin()

    def feed(self, text: str) -> Iterator[Written]:
        """Yield the sentences that are whole now."""
        for char in text:
            for shown in self._without_thinking(char):
                yield from self._take(shown)

    def end(self) -> Iterator[Written]:
        """Yield the last sentence of a reply that is whole."""
        for char in "" if self._thinking else self._opening or "":
            yield from self._take(char)
        for atom in self._scanner.end():
            yield from self._take_atom(atom)
        self._cited += self._next_cited
        yield from self._cut()

    def _without_thinking(self, char: str) -> str:
        if self._thinking:
            self._tail = (self._tail + char)[-len(_THOUGHT) :]
            self._thinking = self._tail != _THOUGHT
            return ""
        if self._opening is None:
            return char
        self._opening = (self._opening + char).lstrip()
        if _THINKING.startswith(self._opening):
            if self._opening == _THINKING:
                self._thinking, self._opening = True, None
            return ""
        opening, self._opening = self._opening, None
        return opening

    def _begin(self) -> None:
        self._chars: list[str] = []
        self._cited: list[int] = []
        self._next_cited: list[int] = []  # marks at a line's beginning: of the sentence that follows them there
        self._last = ""  # the last character that is no white space
        self._line_ended = self._spaced = self._marked = False

    def _take(self, char: str) -> Iterator[Written]:
        for atom in self._scanner.feed(char):
            yield from self._take_atom(atom)

    def _take_atom(self, atom: str | tuple[int, ...]) -> Iterator[Written]:
        if self._closed:
            return
        if isinstance(atom, tuple):
            (self._next_cited if self._line_ended else self._cited).extend(atom)
            self._marked = True
        elif atom.isspace() and not self._scanner.in_code:
            self._space(atom)
        else:
            yield from self._letter(atom)

    def _space(self, char: str) -> None:
        if char == "\n" and self._last:
            self._line_ended = True
            self._cited += self._next_cited  # alone on their line: of the sentence before
            self._next_cited = []
        self._spaced = True

    def _letter(self, char: str) -> Iterator[Written]:
        if self._ends_before(char):
            leading = self._next_cited
            yield from self._cut()
            self._cited = leading
            if self._closed:
                return
        if self._chars and self._needs_space(char):
            self._chars.append(" ")
        self._chars.append(char)
        self._last, self._spaced, self._marked = char, False, False

    def _needs_space(self, char: str) -> bool:
        """Tell whether a space stood before a character, or a mark did that kept two words apart."""
        if self._spaced:
            return not (self._marked and char in _CLOSES)
        return self._marked and char.isascii() and char.isalnum() and self._last.isascii()

    def _ends_before(self, char: str) -> bool:
        if self._line_ended or len(self._chars) >= LONGEST_SENTENCE:
            return True
        apart = self._spaced or self._marked or self._last in _NEEDS_NO_SPACE
        if not apart or self._last not in _MAY_END or self._scanner.in_code:
            return False
        window = "".join(self._chars[-_LOOKED_BACK:]) + " " + char
        spans = split_sentences(window)
        return len(spans) > 1 and spans[-1][0] == len(window) - 1

    def _cut(self) -> Iterator[Written]:
        """Give out the sentence so far and begin the next one."""
        text = _LEAD.sub("", clean("".join(self._chars)).replace("**", "").strip())
        cited, whole = tuple(dict.fromkeys(self._cited)), len(self._chars) < LONGEST_SENTENCE
        self._begin()
        if _LIST_OF_SOURCES.fullmatch(text):
            self._closed = True
        elif re.search(r"\w", text):
            yield Written(text, cited, whole)
