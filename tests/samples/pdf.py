"""PDFs with the standard fonts, made when a test runs."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text on a PDF page.

    Attributes:
        text: What is written.
        x: Where it begins, in points from the left of a page of 612 × 792.
        y: The same from below.
        size: Of the letters.
        bold: Whether they are.
        turn: The direction in which the text runs: cosine and sine.
    """

    text: str
    x: float = 72
    y: float = 700
    size: float = 11
    bold: bool = False
    turn: tuple[int, int] = (1, 0)


def make_pdf(pages: Sequence[Sequence[Line]], *, title: str = "") -> bytes:
    """Return a PDF with the standard fonts: objects 1–5 are catalog, pages, two fonts and information."""
    bodies = [b"<</Type/Catalog/Pages 2 0 R>>", b""]
    bodies += [b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"]
    bodies += [b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>"]
    bodies += [b"<</Title(%s)>>" % title.encode("cp1252")]
    kids = []
    for lines in pages:
        drawn = b"\n".join(map(_drawn, lines))
        bodies.append(b"<</Length %d>>stream\n%s\nendstream" % (len(drawn), drawn))
        resources = b"/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>"
        page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]%s/Contents %d 0 R>>" % (resources, len(bodies))
        bodies.append(page)
        kids.append(b"%d 0 R" % len(bodies))
    bodies[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(kids))
    return _pdf_file(bodies)


def _drawn(line: Line) -> bytes:
    text = line.text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    font = b"F2" if line.bold else b"F1"
    across, up = line.turn
    matrix = b"%d %d %d %d %.1f %.1f" % (across, up, -up, across, line.x, line.y)
    return b"BT /%s %.1f Tf %s Tm (%s) Tj ET" % (font, line.size, matrix, text)


def _pdf_file(bodies: Sequence[bytes]) -> bytes:
    file, places = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(file))
        file += b"%d 0 obj%s endobj\n" % (number, body)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(bodies) + 1, rows)
    tail = b"trailer<</Size %d/Root 1 0 R/Info 5 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(bodies) + 1, len(file))
    return file + table + tail


def paragraphs(*texts: str, size: float = 11, top: float = 700) -> list[Line]:
    """Return lines under each other at the usual distance."""
    return [Line(text, y=top - at * size * 1.2, size=size) for at, text in enumerate(texts)]
