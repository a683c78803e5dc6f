"""Give each block its place: the headings above it and the list it belongs to."""

from dataclasses import dataclass

from corpus.document import Block, BlockKind
from corpus.labels import Place, own_number, places
from corpus.sentences import Span

_IN_LISTS = frozenset({BlockKind.LIST_ITEM, BlockKind.TABLE_ROW})
_LABELLED = _IN_LISTS | {BlockKind.PARAGRAPH}
_UNLABELLED = Place("", 0)
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class _Run:
    """A list whose ends the format does not mark, as far as it has come."""

    list_id: int
    kind: BlockKind
    last: Place


class Outline:
    """Walks a document's blocks in order and remembers the open headings and the open lists."""

    def __init__(self) -> None:
        self._headings: list[tuple[int, str]] = []
        self._list_id = -1
        self._runs: list[_Run] = []
        self._open: list[int] = []

    def open_list(self) -> None:
        """Start a list or table that holds every item until it is closed, for formats that mark both ends."""
        self._list_id += 1
        self._open.append(self._list_id)
        self._runs.clear()

    def close_list(self) -> None:
        """End the list that was opened last; its parent goes on."""
        self._open.pop()

    def leave_sections(self) -> None:
        """Stand under no heading any more: a new slide or a new part begins."""
        self._headings = []

    def place(
        self,
        kind: BlockKind,
        span: Span,
        text: str,
        *,
        level: int = 1,
        number: str | None = None,
        page: int | None = None,
    ) -> Block:
        """Return the block at its place.

        Args:
            kind: The block's role.
            span: Its offsets in the document's text.
            text: Its text, which names the section when it is a heading and may start with a label of its own.
            level: Depth of a heading, 1 outermost.
            number: Label of a list item that its text may lack.
            page: 1-based page, None without pages.
        """
        if kind is BlockKind.HEADING:
            self._headings = [(depth, name) for depth, name in self._headings if depth < level]
        section = tuple(name for _, name in self._headings)
        if kind is BlockKind.HEADING:
            self._headings.append((level, " ".join(text.split())))
        in_list = kind in _IN_LISTS
        number = number if in_list and number else _own_number(kind, text)
        return Block(kind, *span, section, self._list(kind, text), number, page)

    def _list(self, kind: BlockKind, text: str) -> int | None:
        """Return the block's list: the opened one, else the run of items that it goes on, nests in or starts."""
        if kind not in _IN_LISTS:
            self._runs.clear()
            return None
        if self._open:
            return self._open[-1]
        readings = places(text) or (_UNLABELLED,)
        depth, last = self._continued(kind, readings)
        if depth is None:
            self._list_id += 1
            alike = [at for at, run in enumerate(self._runs) if (run.kind, run.last.style) == (kind, last.style)]
            outer = self._runs[: alike[0]] if alike else self._runs[-_DEEPEST:]
            self._runs = [*outer, _Run(self._list_id, kind, last)]
        else:
            self._runs = [*self._runs[:depth], _Run(self._runs[depth].list_id, kind, last)]
        return self._runs[-1].list_id

    def _continued(self, kind: BlockKind, readings: tuple[Place, ...]) -> tuple[int | None, Place]:
        """Return the innermost open run that one of an item's readings goes on, and that reading.

        "(i)" after "(h)" goes on the letters and after "(a)" it starts Roman numerals: the next in a row comes first.
        """
        for is_next in (True, False):
            for depth in reversed(range(len(self._runs))):
                run = self._runs[depth]
                for place in readings if is_next else readings[:1]:
                    if run.kind is kind and place.style == run.last.style and _rises(run.last, place, is_next):
                        return depth, place
        return None, readings[0]


def _own_number(kind: BlockKind, text: str) -> str | None:
    return own_number(text, in_list=kind in _IN_LISTS) if kind in _LABELLED else None


def _rises(last: Place, place: Place, is_next: bool) -> bool:
    """Tell whether a place follows another in one list: both bullets, the next number, or any larger one."""
    if not last.ordinal:
        return not place.ordinal
    return place.ordinal == last.ordinal + 1 if is_next else place.ordinal > last.ordinal
