"""Turn the elements of a web page, a mail or a book's chapter into blocks."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from corpus.document import BlockKind
from corpus.furniture import is_boilerplate, is_byline
from corpus.readers.draft import DraftBuilder
from corpus.readers.markup_table import is_layout, table_rows

if TYPE_CHECKING:
    from lxml.html import HtmlElement

SKIPPED = frozenset(
    "head script style noscript template svg math iframe object embed applet button select option input textarea "
    "audio video canvas dialog map".split()
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption figure footer "
    "form header hr html legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul".split()
) | frozenset(_HEADINGS)
_BEGINNING = 5
_LISTS = frozenset(("ul", "ol", "menu", "dir", "dl"))


class MarkupWalker:
    """Adds the blocks of one tree to a builder, in the order of the text."""

    def __init__(self, root: "HtmlElement", builder: DraftBuilder, *, titled: bool = True) -> None:
        """Prepare the walk.

        Args:
            root: The tree.
            builder: Where the blocks go.
            titled: Whether the first `h1` is the document's title rather than a heading.
        """
        self._builder = builder
        self._titled = titled
        self._holds_blocks = _holders(root)

    def add(self, element: "HtmlElement", kind: BlockKind = BlockKind.PARAGRAPH, number: str | None = None) -> None:
        """Add what an element holds: its block elements each as what they are, the text between them as `kind`.

        Args:
            element: The element.
            kind: What its own text is; only the first piece of a list item is the item.
            number: Label of a list item.
        """
        run: list[str] = [element.text or ""]
        for child in element:
            if isinstance(child.tag, str) and child.tag not in SKIPPED:
                if child.tag in _BLOCKS or child in self._holds_blocks:
                    kind = self._flush(run, kind, number)
                    self._add_block(child, kind)
                else:
                    run += inline_text(child)
            run.append(child.tail or "")
        self._flush(run, kind, number)

    def _flush(self, run: list[str], kind: BlockKind, number: str | None) -> BlockKind:
        """Add the gathered text and empty the run; return the kind of the text that follows."""
        shown = lines("".join(run))
        run.clear()
        if not shown:
            return kind
        self._builder.add(self._kind(shown) if kind is BlockKind.PARAGRAPH else kind, shown, number=number)
        return BlockKind.PARAGRAPH

    def _kind(self, shown: str) -> BlockKind:
        """Return what a piece of text outside lists is, by its look: a date line stands near the beginning only."""
        if is_boilerplate(shown):
            return BlockKind.BOILERPLATE
        early = len(self._builder.blocks) < _BEGINNING
        return BlockKind.BYLINE if early and is_byline(shown) else BlockKind.PARAGRAPH

    def _add_block(self, element: "HtmlElement", kind: BlockKind) -> None:
        tag = element.tag
        if tag in _HEADINGS:
            self._add_heading(element, _HEADINGS[tag])
        elif tag in _LISTS:
            self._add_list(element)
        elif tag == "table" and not is_layout(element):
            self._add_table(element)
        elif tag == "pre":
            self._builder.add(BlockKind.CODE, "".join(inline_text(element)).strip("\n"))
        else:
            self.add(element, kind if kind is BlockKind.LIST_ITEM else BlockKind.PARAGRAPH)

    def _add_heading(self, element: "HtmlElement", level: int) -> None:
        shown = " ".join("".join(inline_text(element)).split())
        if level == 1 and self._titled:
            self._builder.add_title(shown)
        else:
            self._builder.add(BlockKind.HEADING, shown, level=level)

    def _add_list(self, element: "HtmlElement") -> None:
        number = _whole(element.get("start"), 1) if element.tag == "ol" else None
        with self._builder.as_list():
            for item in element:
                if item.tag not in ("li", "dt", "dd"):
                    self._add_block(item, BlockKind.PARAGRAPH) if item.tag in _BLOCKS else None
                    continue
                number = None if number is None else _whole(item.get("value"), number)
                self.add(item, BlockKind.LIST_ITEM, None if number is None else str(number))
                number = None if number is None else number + 1

    def _add_table(self, table: "HtmlElement") -> None:
        for caption in table.iterchildren("caption"):
            self.add(caption)
        with self._builder.as_list():
            for row in table_rows(table):
                self._builder.add_row(["".join(inline_text(cell)) if cell is not None else "" for cell in row])


def inline_text(element: "HtmlElement") -> Iterator[str]:
    r"""Yield the visible text inside an element as written, with `\n` for each forced line break."""
    if element.tag == "br":
        yield "\v"  # told apart from a line end of the file until the white space is collapsed
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and child.tag not in SKIPPED:
            yield from inline_text(child)
            if child.tag in _BLOCKS:
                yield " "
        yield child.tail or ""


def lines(text: str) -> str:
    """Return text with its white space collapsed, but for forced line breaks."""
    return "\n".join(" ".join(line.split()) for line in text.split("\v")).strip()


def _holders(root: "HtmlElement") -> set["HtmlElement"]:
    """Return the elements that hold a block element, whatever they are themselves (`<a><div>…`)."""
    holders: set[HtmlElement] = set()
    for element in root.iter(*_BLOCKS):
        above = element.getparent()
        while above is not None and above not in holders:
            holders.add(above)
            above = above.getparent()
    return holders


def _whole(text: str | None, default: int) -> int:
    return int(text) if text and text.strip().isdecimal() and len(text) < 10 else default
