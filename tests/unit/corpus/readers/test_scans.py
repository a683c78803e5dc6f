"""PDF pages without text are read from their pictures, where there is an engine for that."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus import limits
from corpus.ocr import Image, OcrLine
from corpus.readers.content import FileContent
from corpus.readers.reader import Source
from corpus.readers.registry import read_source
from tests.samples.files import make_zip
from tests.samples.pdf import make_pdf, paragraphs
from tests.samples.reading import only, parts

LONG = "The hall of the garden was built of glass and iron by workers from the whole country."


@dataclass
class Scripted:
    """An engine that finds the same lines on every picture, and remembers the pictures' heights and widths."""

    lines: Sequence[OcrLine]
    pictures: list[tuple[int, int]] = field(default_factory=list)

    def read(self, image: Image) -> Sequence[OcrLine]:
        self.pictures.append(image.shape[:2])
        return self.lines


def line(text: str, *, top: float, height: float = 20, left: float = 100) -> OcrLine:
    """Return a line whose characters are half as wide as they are high."""
    return OcrLine(text, left, top, left + len(text) * height / 2, top + height)


def read(pdf: bytes, engine: Scripted, name: str = "name.pdf") -> FileContent:
    return read_source(Source(name, pdf, ocr=engine))


def test_a_page_without_text_gets_the_text_of_its_picture_and_a_note():
    content = read(make_pdf([paragraphs(LONG), []]), Scripted([line("It opened on Monday.", top=50)]))
    assert [block.page for block in only(content).blocks] == [1, 2]
    assert parts(only(content))[1] == ("paragraph", "It opened on Monday.")
    assert content.notes == ("page 2: read by OCR",)


def test_a_page_with_text_is_not_drawn():
    engine = Scripted([line("Never asked for", top=50)])
    assert read(make_pdf([paragraphs(LONG)]), engine).notes == ()
    assert engine.pictures == []


def test_a_page_on_which_nothing_is_found_is_told_from_one_that_was_not_looked_at():
    assert read(make_pdf([paragraphs(LONG), []]), Scripted([])).notes == ("page 2: no text, nor does OCR find any",)


def test_lines_are_joined_and_only_a_clearly_larger_one_is_a_heading():
    found = [
        line("The Hall", top=10, height=40),
        line(f"{LONG} It was", top=100),
        line("sold in May.", top=126, height=22),
    ]
    assert parts(only(read(make_pdf([[]]), Scripted(found)))) == [
        ("heading", "The Hall"),
        ("paragraph", f"{LONG} It was sold in May."),
    ]


def test_a_scan_of_large_letters_among_small_print_is_text():
    # 20 pixels at 200 dots an inch are 7 points: as measured they would be a heading beside a text of 5 points
    pages = make_pdf([paragraphs(LONG, LONG, size=5), []])
    assert [kind for kind, _ in parts(only(read(pages, Scripted([line("Sold in May", top=50)]))))][-1] == "paragraph"


def test_cells_far_apart_are_a_table():
    rows = [("", "2021", "2020"), ("Revenue", "12.5", "11.0"), ("Costs", "8.1", "9.0")]
    found = [
        line(cell, top=50 + 26 * at, left=100 + 250 * column)
        for at, row in enumerate(rows)
        for column, cell in enumerate(row)
        if cell
    ]
    assert parts(only(read(make_pdf([[]]), Scripted(found)))) == [
        ("table_row", "| 2021 | 2020"),
        ("table_row", "Revenue | 12.5 | 11.0"),
        ("table_row", "Costs | 8.1 | 9.0"),
    ]


def test_the_picture_of_a_huge_page_is_bounded():
    engine = Scripted([line("It opened on Monday.", top=50)])
    read(make_pdf([[]]).replace(b"[0 0 612 792]", b"[0 0 9000 9000]"), engine)
    (height, width), *_ = engine.pictures
    # rounded up to whole pixels on each side
    assert 0.99 * limits.OCR_PIXELS < height * width <= limits.OCR_PIXELS + height + width + 1


def test_a_page_as_thin_as_a_rule_is_no_page_to_read():
    engine = Scripted([line("It opened on Monday.", top=50)])
    read(make_pdf([paragraphs(LONG), []]).replace(b"[0 0 612 792]", b"[0 0 9000 4]"), engine)
    assert engine.pictures == []


def test_only_so_many_pages_of_a_file_are_read():
    pages = make_pdf([[]] * (limits.OCR_PAGES + 2)).replace(b"[0 0 612 792]", b"[0 0 20 20]")
    content = read(pages, Scripted([line("Monday", top=5)]))
    assert content.notes == ("pages 1–100: read by OCR", "pages 101–102: not read: OCR reads 100 pages of a file")


def test_a_scan_in_an_archive_is_read_too():
    content = read(make_zip({"a.pdf": make_pdf([[]])}), Scripted([line("It opened.", top=50)]), "name.zip")
    assert only(content).text == "It opened."
    assert content.notes == ("a.pdf: page 1: read by OCR",)
