"""What reading one file gave."""

from dataclasses import dataclass

from corpus.document import Document


@dataclass(frozen=True, slots=True)
class FileContent:
    """The documents of a file and what is to be said about it.

    Attributes:
        documents: One for most formats, one a line for a `corpus.jsonl`, one a member for an archive.
        notes: What could not be read of it, or was left out on purpose, a line each.
    """

    documents: tuple[Document, ...]
    notes: tuple[str, ...] = ()
