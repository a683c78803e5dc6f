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
        return Block(kind, *span, section, self._list(kind), number if in_list else None, page)

    def _list(self, kind: BlockKind) -> int | None:
        """Continue the open list or start one; anything that is no item closes it."""
        if kind not in _IN_LISTS:
            self._list_kind = None
            return None
        if kind is not self._list_kind:
            self._list_id += 1
            self._list_kind = kind
        return self._list_id
