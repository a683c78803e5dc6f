"""What a file may cost at most, whatever its format says about itself.

Libraries trust sizes, counts and depths that a file names; a file of some kilobytes can then take gigabytes or hours.
Each check raises the same kind of error, so a refused file is named with the limit that it broke.
"""

from corpus.errors import ReadError

FILE_BYTES = 50 * 2**20
EXPANDED_BYTES = 200 * 2**20
EXPANSION_RATIO = 200
EXPANSION_FREE_BYTES = 2**20
"""A member below this size may have any ratio: a page of one repeated line is no attack."""
ARCHIVE_ENTRIES = 10_000
ARCHIVE_DEPTH = 3
NESTING = 200
PAGES = 5_000
CELLS = 2_000_000
TEXT_CHARACTERS = 20_000_000
BLOCKS = 250_000
"""Of all documents of one file: one-letter paragraphs would cost a hundred times the file's size."""
DOCUMENTS = 50_000
READING_SECONDS = 30
"""Wall time, and processor time, of reading one file."""
READING_BYTES = 2**30
"""Address space that reading may take on top of what its process has at the start."""
OCR_PAGES = 100
"""Pages of one file that are read by OCR."""
OCR_PIXELS = 4_000_000
"""Of the picture of a page; one of A4 at 200 dots an inch has 3.9 million."""
OCR_SECONDS = 1_800
"""Wall time, and processor time, of reading one file's pages by OCR; a dense page took 7 s of the processor."""
OCR_READING_BYTES = 4 * 2**30
"""Address space for reading a file where OCR may be needed; the engine and its models take 1.1 GiB of it."""
ANSWER_BYTES = 100 * 2**20
"""What a reading process may send about one file, whatever has become of its own limits."""


def refuse_over(value: int, limit: int, what: str) -> None:
    """Refuse a file whose cost is over a limit.

    Args:
        value: What the file needs.
        limit: The most it may need.
        what: The thing counted, in the plural ("pages").

    Raises:
        ReadError: `value` is over `limit`.
    """
    if value > limit:
        raise ReadError(f"refused: limit of {limit:,} {what}")
