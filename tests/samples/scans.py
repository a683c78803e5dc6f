"""Scanned pages, made when a test runs: a page's picture and nothing else."""

import io
from collections.abc import Sequence

from tests.samples.pdf import Line, make_pdf

DOTS = 150
"""An inch of a picture."""


def make_scan(*pages: Sequence[Line]) -> bytes:
    """Return a PDF whose pages are pictures of these."""
    import pypdfium2

    with pypdfium2.PdfDocument(make_pdf(pages)) as document:
        pictures = [page.render(scale=DOTS / 72).to_pil() for page in document]
    file = io.BytesIO()
    pictures[0].save(file, "PDF", save_all=True, append_images=pictures[1:], resolution=DOTS)
    return file.getvalue()
