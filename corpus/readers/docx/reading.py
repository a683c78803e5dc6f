"""Read a Word file by its styles: headings, numbered lists, tables, footnotes."""

import io
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from corpus.archive import open_archive
from corpus.document import BlockKind
from corpus.readers.docx.numbering import Item, Numbering
from corpus.readers.docx.styles import Styles
from corpus.readers.docx.table import table_rows
from corpus.readers.docx.words import footnote_ids, local_name, own_value, text_of
from corpus.readers.draft import Draft, DraftBuilder
from corpus.readers.reader import Source, reader_of_one
from corpus.readers.title import choose_title

_PICTURES = ("{*}drawing", "{*}pict")


def read_docx(source: Source) -> Draft:
    """Return the draft of a Word file.

    Raises:
        ReadError: It is no such file, encrypted or over a limit.
    """
    import docx

    open_archive(source.data).close()
    document = docx.Document(io.BytesIO(source.data))
    walk = _Walk(document)
    walk.add_all(document.element.body)
    return walk.builder.draft(choose_title(walk.builder, own=document.core_properties.title, name=source.name))


class _Walk:
    """Adds the blocks of a document's body in their order."""

    def __init__(self, document: Any) -> None:
        self.builder = DraftBuilder()
        self._styles = Styles(document.styles.element)
        self._numbering = Numbering(_related(document, "numbering"))
        self._footnotes = _footnotes(_related(document, "footnotes")) | _footnotes(_related(document, "endnotes"))
        pictures = sum(1 for _ in document.element.body.iter(*_PICTURES))
        if pictures:
            self.builder.notes.append(f"{pictures} image{'s' * (pictures > 1)} without text")

    def add_all(self, container: Any) -> None:
        """Add what a body, a content control or a text box holds."""
        for listed, group in groupby(self._items(container), key=lambda pair: pair[1] is not None):
            if listed:
                with self.builder.as_list():
                    self._add_group(group)
            else:
                self._add_group(group)

    def _items(self, container: Any) -> Iterator[tuple[Any, Item | None]]:
        """Yield paragraphs and tables, each with its place in a list, None outside lists."""
        for element in _blocks(container):
            yield element, self._item(element) if local_name(element) == "p" else None

    def _add_group(self, group: Iterable[tuple[Any, Item | None]]) -> None:
        for element, item in group:
            self._add(element, item)

    def _add(self, element: Any, item: Item | None) -> None:
        if local_name(element) == "tbl":
            with self.builder.as_list():
                for row in table_rows(element):
                    self.builder.add_row(row)
        else:
            self._add_paragraph(element, item)
        for note in footnote_ids(element):
            self.builder.add(BlockKind.PARAGRAPH, self._footnotes.get(note, ""))
        for box in element.iter("{*}txbxContent"):
            if not any(local_name(above) == "Fallback" for above in box.iterancestors()):
                self.add_all(box)

    def _add_paragraph(self, element: Any, item: Item | None) -> None:
        text = text_of(element)
        level = self._styles.heading_level(element)
        if self._styles.is_title(element):
            self.builder.add_title(text)
        elif level is not None:
            label = self._label(element)
            self.builder.add(BlockKind.HEADING, f"{label} {text}" if label and text.strip() else text, level=level)
        elif item is not None:
            self.builder.add(BlockKind.LIST_ITEM, text, number=item.label)
        else:
            self.builder.add(BlockKind.CODE if self._styles.is_code(element) else BlockKind.PARAGRAPH, text)

    def _item(self, element: Any) -> Item | None:
        """Return the list place of a paragraph that is no heading and not empty."""
        if self._styles.heading_level(element) is not None or not text_of(element).strip():
            return None
        place = self._styles.list_place(element)
        return self._numbering.item(*place) if place else None

    def _label(self, element: Any) -> str | None:
        place = self._styles.list_place(element)
        item = self._numbering.item(*place) if place else None
        return item.label if item else None


def _blocks(container: Any) -> Iterator[Any]:
    """Yield the paragraphs and tables of a container, those in content controls included."""
    for child in container:
        name = local_name(child)
        if name in ("p", "tbl"):
            yield child
        elif name in ("sdt", "sdtContent", "ins", "customXml", "moveTo"):
            yield from _blocks(child)


def _related(document: Any, kind: str) -> Any | None:
    """Return the root of the part of a kind ("numbering", "footnotes"), None without one."""
    from lxml import etree

    part = next((rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith(f"/{kind}")), None)
    if part is None:
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    return etree.fromstring(part.blob, parser)


def _footnotes(root: Any | None) -> dict[str, str]:
    """Return the text of each footnote by its key; separators between text and notes are none."""
    if root is None:
        return {}
    kind = local_name(root).removesuffix("s")
    notes = [note for note in root if local_name(note) == kind and not own_value(note, "type")]
    return {f"{kind}/{own_value(note, 'id')}": " ".join(text_of(p) for p in note.iter("{*}p")) for note in notes}


READER = reader_of_one(
    (".docx",),
    read_docx,
    keeps="headings by style, list items with the numbers shown, tables, footnotes behind their paragraph",
    library="python-docx",
)
