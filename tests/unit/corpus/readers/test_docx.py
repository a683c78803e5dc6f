"""A Word file becomes blocks by its styles."""

import io
import struct
import zlib

import pytest

from corpus.errors import ReadError
from corpus.readers.docx.numbering import format_number
from tests.samples.files import make_docx
from tests.samples.reading import block, only, parts, read


def png(width: int, height: int) -> bytes:
    """Return a grey image."""
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(b"\0" * (width + 1) * height)), (b"IEND", b""))
    made = (struct.pack(">I", len(d)) + name + d + struct.pack(">I", zlib.crc32(name + d)) for name, d in chunks)
    return b"\x89PNG\r\n\x1a\n" + b"".join(made)


def docx(add):
    return only(read(make_docx(add), ".docx"))


def test_title_and_headings_come_from_styles():
    def add(d):
        d.add_heading("The garden", 0)
        d.add_heading("Plants", 1)
        d.add_heading("Tomatoes", 2)
        d.add_paragraph("They grow.")

    document = docx(add)
    assert (document.title, block(document, "They").section) == ("The garden", ("Plants", "Tomatoes"))


def test_numbered_paragraphs_have_the_numbers_that_word_shows():
    def add(d):
        for text in ("Dig.", "Plant."):
            d.add_paragraph(text, style="List Number")
        d.add_paragraph("Rest.")
        d.add_paragraph("Water.", style="List Number")

    document = docx(add)
    assert [block(document, text).number for text in ("Dig.", "Plant.", "Water.")] == ["1", "2", "3"]


def test_bullets_are_items_without_a_number():
    document = docx(lambda d: d.add_paragraph("Dig.", style="List Bullet"))
    assert [(b.kind, b.number) for b in document.blocks] == [("list_item", None)]


@pytest.mark.parametrize(
    ("value", "style", "shown"),
    [(3, "decimal", "3"), (28, "lowerLetter", "bb"), (4, "upperRoman", "IV"), (0, "lowerRoman", "0")],
)
def test_numbers_are_shown_in_the_style_of_their_list(value: int, style: str, shown: str):
    assert format_number(value, style) == shown


def test_a_table_keeps_its_columns_where_cells_are_merged():
    def add(d):
        table = d.add_table(rows=3, cols=3)
        for at, text in enumerate("Plant,,kg,Tomato,Roma,4,,Cherry,3".split(",")):
            table.cell(at // 3, at % 3).text = text
        table.cell(0, 0).merge(table.cell(0, 1))
        table.cell(1, 0).merge(table.cell(2, 0))

    assert [text for _, text in parts(docx(add))] == ["Plant |  | kg", "Tomato | Roma | 4", "Tomato | Cherry | 3"]


def test_deleted_text_is_left_out_and_inserted_text_is_read():
    from docx.oxml import parse_xml

    namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    inserted = f"<w:ins {namespace}><w:r><w:t>new </w:t></w:r></w:ins>"
    deleted = f"<w:del {namespace}><w:r><w:delText>old </w:delText></w:r></w:del>"

    def add(d):
        paragraph = d.add_paragraph("The ")._p
        for change in (inserted, deleted):
            paragraph.append(parse_xml(change))

    assert docx(add).text == "The new"


def test_an_image_is_named_since_its_text_is_not_read():
    def add(d):
        d.add_paragraph("Look:")
        d.add_picture(io.BytesIO(png(1, 1)))

    assert read(make_docx(add), ".docx").notes == ("1 image without text",)


def test_an_encrypted_file_says_so():
    with pytest.raises(ReadError, match="encrypted or in an old binary format"):
        read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, ".docx")
