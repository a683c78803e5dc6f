"""An e-book becomes its chapters in reading order."""

import io
import zipfile

import pytest

from corpus.errors import ReadError
from tests.samples.files import CONTAINER, make_epub, make_zip
from tests.samples.reading import block, only, parts, read


def test_chapters_come_in_the_order_of_the_spine_with_their_sections():
    document = only(read(make_epub({"b.xhtml": "<h1>One</h1><p>First.</p>", "a.xhtml": "<p>Second.</p>"}), ".epub"))
    assert [text for _, text in parts(document)] == ["One", "First.", "Second."]
    assert (block(document, "First.").section, block(document, "Second.").section) == (("One",), ())


def test_the_title_is_the_books():
    assert only(read(make_epub({"a.xhtml": "<h1>One</h1>"}, title="The Garden"), ".epub")).title == "The Garden"


def test_named_entities_are_read_without_expanding_any():
    bomb = '<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    book = make_zip(
        {
            "META-INF/container.xml": CONTAINER,
            "OPS/book.opf": '<package><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/>'
            '</manifest><spine><itemref idref="a"/></spine></package>',
            "OPS/a.xhtml": f"{bomb}<html><body><p>caf&eacute;&nbsp;&amp; bar &b;</p></body></html>",
        }
    )
    text = only(read(book, ".epub")).text
    assert text.startswith("café & bar")
    assert "aaaa" not in text


def test_a_chapter_that_is_missing_is_named_and_the_others_are_read():
    chapters = make_epub({"a.xhtml": "<p>First.</p>"})
    with zipfile.ZipFile(io.BytesIO(chapters)) as archive:
        inside = {name: archive.read(name).decode() for name in archive.namelist()}
    item = '<item id="x" href="gone.xhtml" media-type="text/html"/></manifest>'
    package = inside["OPS/book.opf"].replace("</manifest>", item).replace("</spine>", '<itemref idref="x"/></spine>')
    content = read(make_zip({**inside, "OPS/book.opf": package}), ".epub")
    assert only(content).text == "First."
    assert content.notes[0].startswith("chapter OPS/gone.xhtml: ")


def test_a_protected_book_says_so():
    with pytest.raises(ReadError, match="encrypted by its publisher"):
        read(make_zip({"META-INF/container.xml": CONTAINER, "META-INF/rights.xml": "<rights/>"}), ".epub")


def test_an_archive_that_is_no_book_is_named():
    with pytest.raises(ReadError, match=r"container\.xml"):
        read(make_zip({"a.txt": "It opened."}), ".epub")
