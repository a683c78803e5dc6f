"""What the user asks in: documents and folders, chosen from the list or typed."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from corpus.errors import QuestionError
from embeddings.manifest import DocumentEntry
from embeddings.scope import holds_any


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was chosen or typed, taken for what it names.

    Attributes:
        names: What a question can be asked in.
        unknown: What names nothing.
    """

    names: list[str]
    unknown: list[str]


def choose(typed: Iterable[str], documents: Sequence[DocumentEntry], *, kept: Container[str] = ()) -> Chosen:
    """Return what texts name: themselves where they hold a document, else the first place that has them in its path.

    Args:
        typed: Names, or parts of them.
        documents: What is indexed.
        kept: Taken as they are, also where they hold nothing any more.
    """
    names, unknown = [], []
    for text in typed:
        name = text if text in kept or _holds(text, documents) else _first_match(text, documents)
        names.append(name) if name else unknown.append(text)
    return Chosen(list(dict.fromkeys(names)), unknown)


def places(documents: Iterable[DocumentEntry]) -> list[str]:
    """Return what the user may ask in: folders, then documents."""
    paths = [PurePosixPath(entry.path) for entry in documents]
    folders = {str(folder) for path in paths for folder in path.parents if folder.name}
    return [*sorted(folders), *dict.fromkeys(map(str, paths))]


def _holds(text: str, documents: Sequence[DocumentEntry]) -> bool:
    try:
        return bool(text.strip()) and holds_any(text, documents)
    except QuestionError:  # a filter that is none
        return False


def _first_match(text: str, documents: Sequence[DocumentEntry]) -> str | None:
    wanted = text.strip().casefold()
    return next((place for place in places(documents) if wanted and wanted in place.casefold()), None)
