"""Choose the reader of a file and run it."""

from collections.abc import Iterator
from pathlib import Path

from corpus import limits
from corpus.document import Document
from corpus.errors import ReadError
from corpus.opening import read_regular
from corpus.readers import csv, docx, eml, epub, html, json, jsonl, markdown, pdf, pptx, text, xlsx, zip
from corpus.readers.content import FileContent
from corpus.readers.reader import Parts, Reader, Source
from corpus.scripts import script_note

READERS: tuple[Reader, ...] = (
    text.READER,
    markdown.READER,
    html.READER,
    pdf.READER,
    docx.READER,
    pptx.READER,
    xlsx.READER,
    csv.READER,
    json.READER,
    jsonl.READER,
    eml.READER,
    epub.READER,
    zip.READER,
)
"""One a format, in the order of the README's table."""

_BY_SUFFIX = {suffix: reader for reader in READERS for suffix in reader.suffixes}
SUPPORTED_SUFFIXES = frozenset(_BY_SUFFIX)


def read_file(path: Path, *, relative: str) -> FileContent:
    """Return the documents of one file: one for most formats, more for a `corpus.jsonl`, a mail or an archive.

    Args:
        path: The file.
        relative: The document's path, relative to the indexed folder, with `/`.

    Raises:
        ReadError: The suffix has no reader, the file is no regular one, over a limit, binary or empty, or its content
            is not what the suffix says.
        OSError: The file cannot be opened.
    """
    reader_for(path.suffix.lower())
    return read_source(Source(relative, read_regular(path, relative=relative, limit=limits.FILE_BYTES)))


def read_source(source: Source) -> FileContent:
    """Return the documents of a file whose bytes are at hand, those of the files inside it included.

    Raises:
        ReadError: As `read_file`.
    """
    walk = _Walk()
    parts = _read(source)
    documents = tuple(walk.documents(source, parts))
    if not documents:
        raise ReadError("; ".join(("no text in it", *walk.notes)))
    return FileContent(documents, tuple(walk.notes))


def reader_for(suffix: str) -> Reader:
    """Return the reader of a suffix.

    Raises:
        ReadError: There is none.
    """
    if suffix not in _BY_SUFFIX:
        raise ReadError(f"no reader for {suffix or 'files without a suffix'}")
    return _BY_SUFFIX[suffix]


def _read(source: Source) -> Parts:
    """Run the reader of a source; whatever its library raises over damaged bytes becomes a declared error."""
    reader = reader_for(source.suffix)
    try:
        return reader.read(source)
    except ReadError:
        raise
    except (MemoryError, RecursionError) as error:
        raise ReadError(f"refused: limit of {'memory' if isinstance(error, MemoryError) else 'nesting'}") from error
    except Exception as error:
        raise ReadError(f"damaged, or not what {source.suffix} says ({type(error).__name__})") from error


class _Walk:
    """Reads a file and what lies inside it, counting what all of it costs together."""

    def __init__(self) -> None:
        self.notes: list[str] = []
        self._characters = 0
        self._expanded = 0

    def documents(self, source: Source, parts: Parts, *, label: str = "") -> Iterator[Document]:
        """Yield the documents of a file and of its members, keeping their notes.

        Args:
            source: The file.
            parts: What its reader found.
            label: What stands before its notes: the name of a member.
        """
        self.notes += [label + note for note in parts.notes]
        for draft in parts.drafts:
            self._characters += len(draft.text)
            limits.refuse_over(self._characters, limits.TEXT_CHARACTERS, "characters")
            self.notes += [label + note for note in (*draft.notes, *script_note(draft.text))]
            if draft.blocks:
                yield draft.as_document(draft.path or source.path)
            elif draft.path:
                self.notes.append(f"{label}{draft.path}: no text in it")
        for member in parts.members:
            yield from self._member(member, label + member.path.removeprefix(source.path + "/"))

    def _member(self, member: Source, name: str) -> Iterator[Document]:
        """Yield the documents of a file inside another; one that cannot be read is a note and stops no other."""
        self._expanded += len(member.data)
        limits.refuse_over(self._expanded, limits.EXPANDED_BYTES, "bytes expanded")
        limits.refuse_over(member.depth, limits.ARCHIVE_DEPTH, "archives inside each other")
        try:
            parts = _read(member)
        except ReadError as error:
            self.notes.append(f"{name}: {error}")
        else:
            yield from self.documents(member, parts, label=f"{name}: ")
