"""The whole document in a dialog at its passage, for a PDF with the page's picture, and its file."""

from pathlib import Path

import pytest

from tests.samples.pdf import Line, make_pdf, paragraphs

LONG = "\n\n".join(f"Paragraph {number} tells of nothing at all." for number in range(1, 2001))
NEEDLE = "The lighthouse keeper owns seven telescopes."
QUESTION = "+telescopes How many does the lighthouse keeper own?"


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """A long text with something to find in its middle, and a PDF of two pages."""
    documents = tmp_path_factory.mktemp("papers")
    half = len(LONG) // 2
    half = LONG.index("\n\n", half)
    (documents / "long.md").write_text(f"# Long story\n\n{LONG[:half]}\n\n{NEEDLE}{LONG[half:]}", encoding="utf-8")
    first = [Line("The Hall", size=20), *paragraphs("It was opened by the mayor.", top=660)]
    second = paragraphs("The great hall seats nine hundred vis-", "itors on four balconies.", "Its organ is silent.")
    (documents / "hall.pdf").write_bytes(make_pdf([first, second]))
    return documents


@pytest.fixture(scope="module")
def papers(serve_scripted, folder) -> str:
    """A server over them."""
    return serve_scripted(folder)


def open_document(tab, question: str):
    tab.ask(question)
    tab.page.locator("a.chip").first.click()
    tab.page.locator(".card.active .open").click()
    tab.page.locator("#document mark").first.wait_for()
    return tab.page.locator("#document")


@pytest.mark.parametrize("width", [390, 1440])
def test_a_long_document_opens_at_its_passage(new_tab, papers, width):
    tab = new_tab(papers, width=width)
    dialog = open_document(tab, QUESTION)
    assert NEEDLE in dialog.inner_text()
    box = dialog.locator("mark").first.bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 900
    assert len(dialog.inner_text()) < 40_000
    assert tab.page.evaluate("document.scrollingElement.scrollWidth") <= width


def test_more_above_comes_without_moving_what_is_read(new_tab, papers):
    tab = new_tab(papers)
    dialog = open_document(tab, QUESTION)
    dialog.locator("button.more.above").scroll_into_view_if_needed()
    first = dialog.locator(".body p").first
    before, text = first.bounding_box(), first.inner_text()
    dialog.get_by_role("button", name="More above").click()
    tab.page.wait_for_function("text => document.querySelector('#document .body p').textContent !== text", arg=text)
    after = dialog.locator(".body p", has_text=text).first.bounding_box()
    assert abs(before["y"] - after["y"]) < 60  # the button's own height may go
    paragraphs = dialog.locator(".body p").all_inner_texts()
    assert len(paragraphs) == len(set(paragraphs))


def test_escape_closes_it_and_comes_back_to_its_button(new_tab, papers):
    tab = new_tab(papers)
    open_document(tab, QUESTION)
    tab.page.keyboard.press("Escape")
    assert not tab.page.locator("#document").is_visible()
    assert tab.page.evaluate("document.activeElement.className") == "open"
    assert tab.page.locator(".card.active").count() == 1


def test_the_page_of_a_pdf_is_shown_with_the_passage_painted(new_tab, papers):
    tab = new_tab(papers)
    dialog = open_document(tab, "How many visitors does the great hall seat on its balconies?")
    dialog.locator("img").wait_for()
    picture, box = dialog.locator("img").bounding_box(), dialog.locator(".box").first.bounding_box()
    assert dialog.locator("img").get_attribute("alt") == "Picture of page 2"
    # the passage begins at 72 of 612 points from the left, 92 of 792 from the top, less the height of its letters
    assert (box["x"] - picture["x"]) / picture["width"] == pytest.approx(72 / 612, abs=0.02)
    assert (box["y"] - picture["y"]) / picture["height"] == pytest.approx(80 / 792, abs=0.03)


def test_the_original_is_saved_as_it_is(new_tab, papers, folder):
    tab = new_tab(papers)
    dialog = open_document(tab, "How many visitors does the great hall seat on its balconies?")
    with tab.page.expect_download() as download:
        dialog.get_by_role("link", name="Download the original").click()
    assert download.value.suggested_filename == "hall.pdf"
    assert download.value.path().read_bytes() == (folder / "hall.pdf").read_bytes()
