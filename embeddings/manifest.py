"""What a generation of the index says of itself."""

import json
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from corpus.ocr.awaiting import awaits_ocr

FORMAT = 4
"""Raised whenever a file of a generation changes its meaning."""


class _Frozen(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Recipe(_Frozen):
    """Everything that decides what is in an index, besides the documents.

    Attributes:
        encoder: Name of model and run time.
        dimensions: Length of its vectors.
        tokens: Name of the token encoding that the budget is counted in.
        budget: Most tokens of a passage's own text.
        analysis: Identity of the lexical analysis.
        structure: Identity of how documents are read and cut.
    """

    encoder: str
    dimensions: int
    tokens: str
    budget: int
    analysis: str
    structure: str


class DocumentEntry(_Frozen):
    """One document of the index; (source, path) is its identity.

    Attributes:
        source: The indexed folder or file, as an absolute path.
        path: The document's path relative to it.
        content_hash: SHA-256 (hex) of title and text.
        first_passage: Row of its first passage.
        passages: How many passages it has, in consecutive rows.
        day: The day that its own date means (ISO 8601); empty where it tells none.
    """

    source: str
    path: str
    content_hash: str
    first_passage: int
    passages: int
    day: str = ""


class InputEntry(_Frozen):
    """One file as it was when it was read; an unchanged file is not read again.

    Attributes:
        source: The indexed folder or file, as an absolute path.
        path: Its path relative to it.
        size: In bytes.
        mtime_ns: When it was last changed; 0 where that was too shortly before it was read to be relied on.
        sha256: Of its bytes (hex); empty where no reader takes it.
        documents: How many documents it gave, in consecutive rows.
        notes: What could not be read of it, or was left out on purpose.
        reason: Why it gave none; None when it was read.
    """

    source: str
    path: str
    size: int
    mtime_ns: int
    sha256: str
    documents: int = 0
    notes: tuple[str, ...] = ()
    reason: str | None = None

    @property
    def file(self) -> Path:
        """Where the file lies: a file may be indexed by itself, its name is its path then."""
        source = Path(self.source)
        return source if source.name == self.path and source.is_file() else source / self.path

    @property
    def awaits_ocr(self) -> bool:
        """Whether more of it would be read with OCR."""
        return awaits_ocr((*filter(None, [self.reason]), *self.notes))


class SkippedEntry(_Frozen):
    """Something that could not be read, and why."""

    source: str
    path: str
    reason: str


class Note(_Frozen):
    """Something to be said about a file that was read: what could not be read of it, or was left out on purpose."""

    source: str
    path: str
    text: str


class FileEntry(_Frozen):
    """Hash and size in bytes of one file of the generation."""

    sha256: str
    size: int


class DenseEntry(_Frozen):
    """How the vectors are searched.

    Attributes:
        kind: "exact": each is compared; "ivf-pq": candidates are found among compressed ones.
        probes: How many of the lists of compressed vectors are looked into.
        recall: Share of the exact ten nearest that a sample of questions found when that was measured.
        drift: Vectors that came and went since then.
    """

    kind: Literal["exact", "ivf-pq"] = "exact"
    probes: int = 0
    recall: float = 1.0
    drift: int = 0


class Manifest(_Frozen):
    """The table of contents of a generation; it is written last.

    Attributes:
        format: Of the generation's files.
        generation: Its name.
        reserve: The generation before, which stands in while this one is damaged; empty where there shall be none,
            because it holds documents that were deleted.
        created: When, in UTC.
        recipe: What it was made with.
        sources: The indexed folders and files.
        inputs: Every file found in them, in the order of their documents.
        documents: In rows.
        passed_over: What was found and is no file to be read.
        dense: How its vectors are searched.
        files: The generation's own files.
    """

    format: int
    generation: str
    reserve: str = ""
    created: str
    recipe: Recipe
    sources: tuple[str, ...]
    inputs: tuple[InputEntry, ...]
    documents: tuple[DocumentEntry, ...]
    passed_over: tuple[SkippedEntry, ...]
    dense: DenseEntry = DenseEntry()
    files: dict[str, FileEntry]

    @property
    def passages(self) -> int:
        """Number of passages."""
        return sum(entry.passages for entry in self.documents)

    def input_of(self, row: int) -> InputEntry:
        """Return the file that a document was read from.

        Args:
            row: Of the document.

        Raises:
            IndexError: There is no such document.
        """
        last = -1
        for entry in self.inputs:
            last += entry.documents
            if row <= last:
                return entry
        raise IndexError(row)

    @property
    def skipped(self) -> tuple[SkippedEntry, ...]:
        """All that could not be read."""
        failed = [
            SkippedEntry(source=entry.source, path=entry.path, reason=entry.reason)
            for entry in self.inputs
            if entry.reason is not None
        ]
        return (*self.passed_over, *failed)

    @property
    def notes(self) -> tuple[Note, ...]:
        """What is to be said about the files that were read."""
        return tuple(
            Note(source=entry.source, path=entry.path, text=note) for entry in self.inputs for note in entry.notes
        )


def format_of(content: str) -> object:
    """Return the format that a manifest names, None when it cannot be understood."""
    try:
        return json.loads(content)["format"]
    except (ValueError, KeyError, TypeError):
        return None


def sources_of(content: str) -> tuple[str, ...]:
    """Return the sources that a manifest of any format names, empty when it cannot be understood."""
    try:
        return tuple(map(str, json.loads(content)["sources"]))
    except (ValueError, KeyError, TypeError):
        return ()
