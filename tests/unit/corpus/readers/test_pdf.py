"""A PDF becomes its pages' text with headings, lists and tables."""

import pytest

from corpus.document import BlockKind
from corpus.errors import ReadError
from corpus.readers.pdf.pages import is_garbled
from tests.samples.pdf import Line, make_pdf, paragraphs
from tests.samples.reading import block, only, parts, read

LONG = "The hall of the garden was built of glass and iron by workers from the whole country"


def kinds(*pages: list[Line]) -> list[tuple[str, str]]:
    return parts(only(read(make_pdf(pages), ".pdf")))


def test_every_block_has_its_page():
    document = only(read(make_pdf([paragraphs("First page."), paragraphs("Second page.")]), ".pdf"))
    assert [block.page for block in document.blocks] == [1, 2]


def test_lines_of_a_paragraph_are_joined_and_a_broken_word_made_whole():
    assert kinds(paragraphs(f"{LONG} in the exhi-", "bition year.")) == [
        ("paragraph", f"{LONG} in the exhibition year.")
    ]


def test_a_hyphen_before_a_capital_stays():
    assert kinds(paragraphs(f"{LONG} of the Anglo-", "American society."))[0][1].endswith("Anglo- American society.")


def test_a_gap_parts_two_paragraphs():
    lines = [*paragraphs(f"{LONG}.", f"{LONG}."), *paragraphs("It closed.", top=640)]
    assert [text for _, text in kinds(lines)] == [f"{LONG}. {LONG}.", "It closed."]


def test_larger_letters_are_headings_in_levels():
    lines = [Line("Plants", y=740, size=20), Line("Tomatoes", y=700, size=15), *paragraphs(f"{LONG}.", top=670)]
    document = only(read(make_pdf([lines]), ".pdf"))
    assert block(document, LONG).section == ("Plants", "Tomatoes")
    assert document.title == "Plants"


def test_a_short_bold_line_is_a_heading():
    document = only(read(make_pdf([[Line("Care", bold=True), *paragraphs(f"{LONG}.", top=680)]]), ".pdf"))
    assert block(document, LONG).section == ("Care",)


def test_the_title_of_the_metadata_wins_unless_a_program_made_it_up():
    page = [[Line("Plants", size=20), *paragraphs(LONG, top=660)]]
    titles = [only(read(make_pdf(page, title=title), ".pdf")).title for title in ("Garden", "Microsoft Word - x.doc")]
    assert titles == ["Garden", "Plants"]


def test_numbered_lines_are_items():
    lines = paragraphs("1. Dig a hole.", "2. Plant it.")
    document = only(read(make_pdf([lines]), ".pdf"))
    assert [(b.kind, b.number) for b in document.blocks] == [(BlockKind.LIST_ITEM, "1"), (BlockKind.LIST_ITEM, "2")]


def test_a_table_becomes_rows_with_the_header_first_and_signs_at_their_numbers():
    cells = [(300, 700, "2021"), (400, 700, "2020"), (72, 686, "Revenue"), (290, 686, "$"), (300, 686, "12.5")]
    cells += [(390, 686, "$"), (400, 686, "11.0"), (72, 672, "Costs"), (400, 672, "9.0")]
    shown = kinds([Line(text, x=x, y=y) for x, y, text in cells])
    # costs of 2021 are missing: their place stays
    assert shown == [
        ("table_row", "| 2021 | 2020"),
        ("table_row", "Revenue | $ 12.5 | $ 11.0"),
        ("table_row", "Costs |  | 9.0"),
    ]


def test_two_columns_are_read_one_after_the_other():
    left = [Line(f"left line {n} of the long text", y=700 - 13 * n) for n in range(8)]
    right = [Line(f"right line {n} of the long text", x=330, y=700 - 13 * n) for n in range(8)]
    mixed = [line for pair in zip(left, right, strict=True) for line in pair]
    text = " ".join(text for _, text in kinds(mixed))
    assert text.index("left line 7") < text.index("right line 0")


def test_headers_footers_and_page_numbers_that_repeat_are_boilerplate():
    words = ["roses", "beans", "lilies"]
    pages = [
        [Line("The Garden Society", y=760), *paragraphs(f"All about {word}."), Line(str(n), y=40)]
        for n, word in enumerate(words, 1)
    ]
    assert [text for kind, text in kinds(*pages) if kind == "boilerplate"] == [
        text for n in "123" for text in ("The Garden Society", n)
    ]
    assert [text for kind, text in kinds(*pages) if kind == "paragraph"] == [f"All about {word}." for word in words]


def test_a_page_of_nothing_but_its_header_is_boilerplate():
    pages = [[Line("The Garden Society", y=760), *paragraphs(f"All about {word}.")] for word in ("roses", "beans")]
    assert kinds(*pages, [Line("The Garden Society", y=760)])[-1] == ("boilerplate", "The Garden Society")


def test_pages_without_text_are_named():
    content = read(make_pdf([paragraphs(LONG), [], [], paragraphs(LONG), []]), ".pdf")
    assert content.notes == ("pages 2–3, 5: no text (scanned?); set reading.ocr",)


def test_a_pdf_without_any_text_is_an_error_that_says_so():
    with pytest.raises(ReadError, match=r"no text in it; page 1: no text \(scanned\?\); set reading.ocr"):
        read(make_pdf([[]]), ".pdf")


@pytest.mark.parametrize(
    ("turn", "second"), [((0, 1), (113, 400)), ((0, -1), (87, 400)), ((-1, 0), (100, 413))], ids=["up", "down", "over"]
)
def test_a_turned_page_is_read_as_someone_who_turns_it(turn: tuple[int, int], second: tuple[int, int]):
    lines = [Line("It opened on", x=100, y=400, turn=turn), Line("a Monday.", x=second[0], y=second[1], turn=turn)]
    assert kinds(lines) == [("paragraph", "It opened on a Monday.")]


def test_text_that_runs_another_way_than_the_page_is_left_out_and_named():
    stamp = Line("Draft of May", x=30, y=300, turn=(0, 1))
    content = read(make_pdf([[*paragraphs(f"{LONG}."), stamp]]), ".pdf")
    assert parts(only(content)) == [("paragraph", f"{LONG}.")]
    assert content.notes == ("page 1: words that run another way than the others: left out",)


@pytest.mark.parametrize(
    ("text", "garbled"), [("\ue001\ue002 \ufffd", True), ("A normal page. \ue001", False), ("", False)]
)
def test_letters_without_characters_are_told(text: str, garbled: bool):
    assert is_garbled(text) == garbled


def test_an_encrypted_pdf_says_so():
    keys = b"/O<" + b"ab" * 32 + b">/U<" + b"cd" * 32 + b">"
    encrypted = b"trailer<</ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4" + keys + b">>"
    with pytest.raises(ReadError, match="encrypted; remove its password"):
        read(make_pdf([paragraphs(LONG)]).replace(b"trailer<<", encrypted), ".pdf")


def test_what_is_no_pdf_is_named():
    with pytest.raises(ReadError, match="not a PDF, or damaged"):
        read(b"%PDF-1.4 and nothing else", ".pdf")


def test_a_year_that_ends_a_paragraph_at_a_page_s_end_is_no_page_number():
    document = only(read(make_pdf([paragraphs(f"{LONG} in the third quarter of", "2023.")]), ".pdf"))
    assert document.text.endswith("in the third quarter of 2023.")
    numbered = only(read(make_pdf([[*paragraphs(f"{LONG}."), Line("2023", x=300, y=40)]]), ".pdf"))
    assert [each.kind for each in numbered.blocks] == [BlockKind.PARAGRAPH, BlockKind.BOILERPLATE]
