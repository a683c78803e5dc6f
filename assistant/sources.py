"""The folders and files that are indexed: what lies in them, and refusing those that give nothing."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from corpus.errors import SourceError
from corpus.reading import supported_suffixes
from embeddings.content import Content
from embeddings.manifest import InputEntry
from embeddings.scan import Scan, scan


def absolute(source: Path) -> Path:
    """Return the path that an index knows a folder or file by, the same from every working folder."""
    path = source.expanduser().absolute()
    return path.resolve() if ".." in path.parts else path  # a link keeps its own name


def look_into(sources: Sequence[Path], inputs: Iterable[InputEntry]) -> Scan:
    """Return what lies in the sources.

    Args:
        sources: Folders or files.
        inputs: What the index knows of their files; one of the same size and time is not opened.

    Raises:
        SourceError: A source does not exist, cannot be listed or holds no file.
    """
    found = scan(sources, {(entry.source, entry.path): entry for entry in inputs})
    _refuse_empty(sources, found)
    return found


def _refuse_empty(sources: Iterable[Path], found: Scan) -> None:
    """Raise for a source without a file: it is more likely a wrong path than an emptied folder."""
    filled = {file.source for file in found.files} | {entry.source for entry in found.passed_over}
    for source in sources:
        if str(source) not in filled:
            raise SourceError(
                f"{str(source)!r} holds no files; name a folder with documents ({supported_suffixes()}), or drop one "
                "that was emptied with: assistant index --forget FOLDER"
            )


def refuse_unreadable(sources: Iterable[Path], content: Content) -> None:
    """Raise for a source of which nothing could be read."""
    filled = {row.source for row in content.rows}
    for source in map(str, sources):
        if source not in filled:
            passed = [(entry.path, entry.reason) for entry in content.passed_over if entry.source == source]
            failed = [(entry.path, entry.reason) for entry in content.inputs if entry.source == source]
            path, reason = (passed + failed)[0]
            raise SourceError(
                f"nothing readable in {source!r} ({path}: {reason}); formats read: {supported_suffixes()}"
            )
