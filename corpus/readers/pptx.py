"""Read a PowerPoint file: each slide a page under its title, with tables, charts' numbers and speaker's notes."""

import io
from collections.abc import Iterator
from typing import Any

from corpus.archive import open_archive
from corpus.document import BlockKind
from corpus.readers.draft import Draft, DraftBuilder
from corpus.readers.reader import Source, reader_of_one
from corpus.readers.title import choose_title

_FURNITURE = frozenset(("DATE", "FOOTER", "HEADER", "SLIDE_NUMBER"))
_LISTS = frozenset(("BODY", "OBJECT"))


def read_pptx(source: Source) -> Draft:
    """Return the draft of a presentation.

    Raises:
        ReadError: It is none, encrypted, or over a limit.
    """
    import pptx

    open_archive(source.data).close()
    presentation = pptx.Presentation(io.BytesIO(source.data))
    builder = DraftBuilder()
    pictures = 0
    for number, slide in enumerate(presentation.slides, 1):
        builder.page = number
        before = len(builder.blocks)
        shapes = list(_shapes(slide.shapes))
        pictures += sum(shape.shape_type is not None and shape.shape_type.name == "PICTURE" for shape in shapes)
        _add_slide(slide, shapes, builder)
        if len(builder.blocks) == before:
            builder.notes.append(f"slide {number} has no text")
    if pictures:
        builder.notes.append(f"{pictures} image{'s' * (pictures > 1)} without text")
    return builder.draft(choose_title(builder, own=presentation.core_properties.title, name=source.name))


def _add_slide(slide: Any, shapes: list[Any], builder: DraftBuilder) -> None:
    builder.outline.leave_sections()
    title = slide.shapes.title
    if title is not None and title.has_text_frame:
        builder.add(BlockKind.HEADING, " ".join(title.text_frame.text.split()))
    for shape in sorted(shapes, key=lambda shape: (shape.top or 0, shape.left or 0)):
        if title is None or shape.shape_id != title.shape_id:
            _add_shape(shape, builder)
    if slide.has_notes_slide and slide.notes_slide.notes_text_frame is not None:
        notes = slide.notes_slide.notes_text_frame.text
        if notes.strip():
            builder.add(BlockKind.HEADING, "Speaker's notes", level=2)
            builder.add(BlockKind.PARAGRAPH, notes)


def _shapes(shapes: Any) -> Iterator[Any]:
    """Yield the shapes of a slide, those inside groups included."""
    for shape in shapes:
        if hasattr(shape, "shapes"):
            yield from _shapes(shape.shapes)
        else:
            yield shape


def _add_shape(shape: Any, builder: DraftBuilder) -> None:
    kind = shape.placeholder_format.type.name if shape.is_placeholder and shape.placeholder_format.type else ""
    if kind in _FURNITURE:
        builder.add(BlockKind.BOILERPLATE, shape.text_frame.text if shape.has_text_frame else "")
    elif getattr(shape, "has_table", False):
        _add_rows([[_cell(cell) for cell in row.cells] for row in shape.table.rows], builder)
    elif getattr(shape, "has_chart", False):
        _add_rows(_chart_rows(shape.chart), builder)
    elif shape.has_text_frame:
        _add_text(shape.text_frame, builder, listed=kind in _LISTS)


def _add_text(frame: Any, builder: DraftBuilder, *, listed: bool) -> None:
    paragraphs = [text for p in frame.paragraphs if (text := p.text.replace("\v", "\n").strip())]
    kind = BlockKind.LIST_ITEM if listed and len(paragraphs) > 1 else BlockKind.PARAGRAPH
    with builder.as_list():
        for text in paragraphs:
            builder.add(kind, text)


def _add_rows(rows: list[list[str]], builder: DraftBuilder) -> None:
    with builder.as_list():
        for row in rows:
            builder.add_row(row)


def _cell(cell: Any) -> str:
    """Return a cell's text, none for one that another spans."""
    return "" if cell.is_spanned else cell.text_frame.text


def _chart_rows(chart: Any) -> list[list[str]]:
    """Return the numbers of a chart: a row of the series' names, then one row a category."""
    series = [(str(one.name), list(one.values)) for one in chart.series]
    categories = [str(category) for category in chart.plots[0].categories]
    rows = [["", *(name for name, _ in series)]]
    for at, category in enumerate(categories):
        values = (values[at] if at < len(values) else None for _, values in series)
        rows.append([category, *("" if value is None else f"{value:.15g}" for value in values)])
    return rows


READER = reader_of_one(
    (".pptx",),
    read_pptx,
    keeps="slides as pages under their titles, list items, tables, charts' numbers, speaker's notes",
    library="python-pptx",
)
