"""What a reader is: the bytes that it gets, what it gives back, and what it says about itself."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from corpus.ocr import OcrEngine
from corpus.readers.draft import Draft


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of a file, of a member of an archive, or of a mail's attachment.

    Attributes:
        path: Relative to the indexed folder, with `/`; a member's path goes on behind its archive's.
        data: The content.
        depth: How many archives and mails it lies in.
        ocr: Reads pages without text; None where they are only named.
    """

    path: str
    data: bytes
    depth: int = 0
    ocr: OcrEngine | None = None

    @property
    def name(self) -> str:
        """The file's name without its suffix: the title where a document has none of its own."""
        return PurePosixPath(self.path).stem

    @property
    def suffix(self) -> str:
        """The suffix with its dot, in lower case."""
        return PurePosixPath(self.path).suffix.lower()

    def member(self, name: str, data: bytes) -> "Source":
        """Return a file that lies in this one."""
        return Source(f"{self.path}/{name}", data, self.depth + 1, self.ocr)


@dataclass(frozen=True, slots=True)
class Parts:
    """What a reader found in a file.

    Attributes:
        drafts: The documents that it made itself.
        members: Files inside the file, each to be read by the reader of its own suffix.
        notes: What could not be read, or was left out on purpose, a line each.
    """

    drafts: tuple[Draft, ...] = ()
    members: tuple[Source, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reader:
    """A format.

    Attributes:
        suffixes: With their dot, in lower case.
        read: Makes drafts of a source, raising ReadError where the content is not what the suffix says.
        keeps: What of the format's structure is kept, for the README.
        library: What parses it, for the README.
    """

    suffixes: tuple[str, ...]
    read: Callable[[Source], Parts]
    keeps: str
    library: str


def reader_of_one(
    suffixes: Iterable[str], read: Callable[[Source], Draft], *, keeps: str, library: str = "own"
) -> Reader:
    """Return the reader of a format whose files are one document each."""
    return Reader(tuple(suffixes), lambda source: Parts((read(source),)), keeps, library)
