"""What a generation of the index says of itself."""

from pydantic import BaseModel, ConfigDict

FORMAT = 2
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
    """

    source: str
    path: str
    content_hash: str
    first_passage: int
    passages: int


class SkippedEntry(_Frozen):
    """A file that could not be read, and why."""

    source: str
    path: str
    reason: str


class FileEntry(_Frozen):
    """Hash and size in bytes of one file of the generation."""

    sha256: str
    size: int


class Manifest(_Frozen):
    """The table of contents of a generation; it is written last."""

    format: int
    generation: str
    created: str
    recipe: Recipe
    sources: tuple[str, ...]
    documents: tuple[DocumentEntry, ...]
    skipped: tuple[SkippedEntry, ...]
    files: dict[str, FileEntry]

    @property
    def passages(self) -> int:
        """Number of passages."""
        return sum(entry.passages for entry in self.documents)
