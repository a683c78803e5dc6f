"""Choose what a document is called."""

import re

from corpus.cleaning import clean
from corpus.document import BlockKind
from corpus.readers.draft import DraftBuilder

_LONGEST = 200
# What programs write into the title themselves: their own name, a file's name, a placeholder.
_NOT_A_TITLE = re.compile(
    r"^(?:untitled|document|presentation|powerpoint presentation|workbook|book|sheet|slide|microsoft word|title"
    r"|no title|new document|none)\W*\d*$"
    r"|^microsoft (?:word|powerpoint|excel) - "
    r"|\.(?:docx?|pptx?|xlsx?|pdf|html?|indd|qxd|tex|dvi|ps|rtf|txt)$"
    r"|^[\W\d_]*$",
    re.I,
)


def choose_title(builder: DraftBuilder, *, own: str | None, name: str) -> str:
    """Return the document's title: its title block, the one in its metadata, its first heading, or the file's name.

    Args:
        builder: The document's blocks.
        own: The title in its metadata; one that a program made up is passed over.
        name: The file's name without its suffix.
    """
    candidates = (builder.first(BlockKind.TITLE), sensible(own), builder.first(BlockKind.HEADING), name)
    return next(title for title in candidates if title)[:_LONGEST]


def sensible(title: str | None) -> str | None:
    """Return a title of the metadata on one line, None where it says nothing about the document.

    Example:
        >>> sensible("Microsoft Word - report.docx") is None
        True
    """
    shown = " ".join(clean(title or "").split())
    return None if not shown or len(shown) > _LONGEST or _NOT_A_TITLE.search(shown) else shown
