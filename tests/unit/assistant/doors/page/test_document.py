from html.parser import HTMLParser

from assistant.doors.page.catalogue import CataloguedDocument
from assistant.doors.page.document import document_html, page_of, picture_html, quotes_on, window_html
from assistant.doors.page.words import ENGLISH
from corpus.document import Block, BlockKind, Document
from corpus.readers.pdf.picture import Box, PagePicture
from corpus.readers.pdf.places import PageText
from embeddings.manifest import InputEntry

HOSTILE = "<img src=x onerror=window.pwned=1>'\" ${window.pwned=1}</p></div><script>window.pwned=1</script>"


class Tags(HTMLParser):
    """Gathers the names of the tags."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.names.add(tag)


def document_of(*paragraphs: str, path: str = "a.txt", title: str = "T", pages=None) -> Document:
    blocks, at = [], 0
    for number, text in enumerate(paragraphs):
        page = pages[number] if pages else None
        blocks.append(Block(BlockKind.PARAGRAPH, at, at + len(text), page=page))
        at += len(text) + 1
    return Document(path, title, "\n".join(paragraphs), tuple(blocks), "0" * 64)


def catalogued(document: Document, *, is_quoted: bool = True) -> CataloguedDocument:
    entry = InputEntry(source="/s", path=document.path, size=1, mtime_ns=0, sha256="", documents=1)
    return CataloguedDocument(document, entry, is_quoted)


def test_the_quote_is_marked_and_nothing_else():
    document = document_of("The crane fell.", "Nobody was hurt.")
    html = document_html(catalogued(document), [(4, 9)], ENGLISH)
    assert html.count("<mark>") == 1
    assert "<p class='plain'>The <mark>crane</mark> fell.</p>" in html


def test_no_tag_comes_from_a_document():
    document = document_of(HOSTILE, path=HOSTILE, title=HOSTILE)
    assert Tags(document_html(catalogued(document), [(3, 9)], ENGLISH)).names == {
        "header",
        "div",
        "h2",
        "p",
        "a",
        "button",
        "mark",
    }


def test_a_long_document_is_shown_around_the_mark_with_buttons_for_the_rest():
    document = document_of(*(f"Paragraph {number} of many." for number in range(10_000)))
    at = document.text.index("Paragraph 5000 ")
    html = document_html(catalogued(document), [(at, at + 14)], ENGLISH)
    assert "<mark>Paragraph 5000</mark>" in html
    assert len(html) < 60_000
    assert (html.count("more above"), html.count("more below")) == (1, 1)


def test_windows_one_after_the_other_hold_the_whole_text_once():
    document = document_of(*(f"Paragraph {number} of many." for number in range(3_000)))
    pages, start = [], "0"
    while start:
        pages.append(window_html(document, int(start), int(start) + 8_000, [], ENGLISH))
        start = pages[-1].partition("class='more below' data-from='")[2].split("'")[0]
    shown = [part.split()[0] for page in pages for part in page.split("Paragraph ")[1:]]
    assert len(pages) > 5
    assert shown == [str(number) for number in range(3_000)]


def test_a_block_without_end_is_cut():
    document = document_of("word " * 100_000)
    assert len(document_html(catalogued(document), [], ENGLISH)) < 20_000


def test_a_document_that_changed_says_so():
    html = document_html(catalogued(document_of("New."), is_quoted=False), [], ENGLISH)
    assert ENGLISH.document_changed in html


def test_only_a_pdf_asks_for_a_picture_of_the_page_of_the_first_mark():
    pdf = document_of("One.", "Two.", path="a.PDF", pages=(1, 2))
    assert "data-page='2'" in document_html(catalogued(pdf), [(5, 9)], ENGLISH)
    slides = document_of("One.", "Two.", path="a.pptx", pages=(1, 2))
    assert "data-page" not in document_html(catalogued(slides), [(5, 9)], ENGLISH)


def test_the_quotes_of_a_page_are_those_of_its_blocks():
    document = document_of("One.", "Two.", "Three.", pages=(1, 2, 2))
    assert page_of(document, [(5, 9)]) == 2
    assert quotes_on(document, [(0, 9), (10, 15)], 2) == PageText("Two.\nThree.", ((0, 4), (5, 10)))


def test_the_boxes_are_painted_over_the_picture():
    html = picture_html(PagePicture(b"PNG", 10, 20, (Box(0.1, 0.2, 0.5, 0.25),)), 3, ENGLISH)
    assert "left:10.00%;top:20.00%;width:40.00%;height:5.00%" in html
    assert ENGLISH.page_unmarked not in html


def test_a_picture_says_which_words_it_does_not_mark():
    assert ENGLISH.page_unmarked in picture_html(PagePicture(b"PNG", 10, 20, (), 1), 3, ENGLISH)
    partly = picture_html(PagePicture(b"PNG", 10, 20, (Box(0.1, 0.2, 0.5, 0.25),), 1), 3, ENGLISH)
    assert ENGLISH.page_partly_marked in partly
