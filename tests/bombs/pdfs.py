"""PDFs that are small and want much."""

import zlib


def _pdf(objects: list[bytes], *, trailer: bytes = b"", before: bytes = b"") -> bytes:
    """Return a PDF of these objects, the first of them the root."""
    data, places = bytearray(b"%PDF-1.7\n" + before), []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    data += b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, trailer, start)
    return bytes(data).replace(b"SELF", b"%010d" % start)


def _page(content: bytes, *, box: bytes = b"0 0 612 792", filters: bytes = b"", more: bytes = b"") -> list[bytes]:
    """Return the objects of a document of one page."""
    font = b"/Font<</F 5 0 R>>"
    return [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[%s]/Contents 4 0 R/Resources<<%s%s>>>>" % (box, font, more),
        b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), filters, content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]


_WORDS = b"BT /F 12 Tf 72 700 Td (The text is here.) Tj ET\n"


def huge_pdf() -> bytes:
    """A page of a million kilometres."""
    return _pdf(_page(_WORDS, box=b"0 0 2834645669291 2834645669291"))


def loop_pdf() -> bytes:
    """A table of objects that says that the older one is itself."""
    return _pdf(_page(_WORDS), trailer=b"/Prev SELF")


def deep_pdf() -> bytes:
    """A tree of pages 100,000 levels deep that ends in its own root."""
    levels = 100_000
    nodes = [b"<</Type/Pages/Kids[%d 0 R]/Count 1/Parent %d 0 R>>" % (n + 1, n - 1) for n in range(2, levels)]
    return _pdf([b"<</Type/Catalog/Pages 2 0 R>>", *nodes, b"<</Type/Pages/Kids[2 0 R]/Count 1>>"])


def pages_pdf() -> bytes:
    """A page that counts as two thousand million."""
    return _pdf([part.replace(b"/Count 1", b"/Count 2000000000") for part in _page(_WORDS)])


def image_pdf() -> bytes:
    """An image of 100,000 by 100,000 points of one byte of data."""
    image = (
        b"<</Type/XObject/Subtype/Image/Width 100000/Height 100000/BitsPerComponent 8/ColorSpace/DeviceRGB/Length 1>>"
    )
    objects = _page(b"q 612 0 0 792 0 0 cm /I Do Q " + _WORDS, more=b"/XObject<</I 6 0 R>>")
    return _pdf([*objects, image + b"/Length 1>>stream\n0\nendstream"])


def stream_pdf() -> bytes:
    """A gigabyte of drawing packed twice into kilobytes."""
    packer = zlib.compressobj(9)
    once = b"".join(packer.compress(_WORDS * 20_000) for _ in range(1000)) + packer.flush()
    return _pdf(_page(zlib.compress(once, 9), filters=b"/Filter[/FlateDecode/FlateDecode]"))


def forms_pdf() -> bytes:
    """Forms that draw the next one ten times each, nine deep: a billion texts."""
    forms = []
    for number in range(6, 15):
        inside = b"/N Do " * 10 if number < 14 else _WORDS
        head = b"<</Type/XObject/Subtype/Form/BBox[0 0 612 792]/Resources<</Font<</F 5 0 R>>/XObject<</N %d 0 R>>>>"
        forms.append((head + b"/Length %d>>stream\n%s\nendstream") % (number + 1, len(inside), inside))
    return _pdf([*_page(b"/N Do", more=b"/XObject<</N 6 0 R>>"), *forms])


def glyphs_pdf() -> bytes:
    """A page with three million letters."""
    return _pdf(_page(zlib.compress(_WORDS * 200_000, 9), filters=b"/Filter/FlateDecode"))
