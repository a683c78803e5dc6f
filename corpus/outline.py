"""Give each block its place: the headings above it and the list it belongs to."""

from corpus.document import Block, BlockKind
from corpus.sentences import Span

_IN_LISTS = frozenset({BlockKind.LIST_ITEM, BlockKind.TABLE_ROW})


class Outline:
    """Walks a document's blocks in order and remembers the open headings and the open list."""

    def __init__(self) -> None:
        self._headings: list[tuple[int, str]] = []
        self._list_id = -1
        self._list_kind: BlockKind | None = None
        self._last_number: str | None = None
        self._open: list[int] = []

    def open_list(self) -> None:
        """Start a list or table that holds every item until it is closed, for formats that mark both ends."""
        self._list_id += 1
        self._open.append(self._list_id)

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
            text: Its text, which names the section when it is a heading.
            level: Depth of a heading, 1 outermost.
            number: Label of a list item.
            page: 1-based page, None without pages.
        """
        if kind is BlockKind.HEADING:
            self._headings = [(depth, name) for depth, name in self._headings if depth < level]
        section = tuple(name for _, name in self._headings)
        if kind is BlockKind.HEADING:
            self._headings.append((level, " ".join(text.split())))
        in_list = kind in _IN_LISTS
        return Block(kind, *span, section, self._list(kind, number), number if in_list else None, page)

    def _list(self, kind: BlockKind, number: str | None) -> int | None:
        """Return the block's list: the opened one, else the run of items that it continues or starts."""
        if kind not in _IN_LISTS:
            self._list_kind = None
            return None
        if self._open:
            return self._open[-1]
        if kind is not self._list_kind or not _follows(number, self._last_number):
            self._list_id += 1
        self._list_kind, self._last_number = kind, number
        return self._list_id


def _follows(number: str | None, last: str | None) -> bool:
    """Tell whether an item can stand behind another in one list: both bullets, or numbers that rise."""
    if number is None or last is None:
        return number is last
    return not (number.isdigit() and last.isdigit()) or int(number) > int(last)
