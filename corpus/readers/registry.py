"""Choose the reader of a file and run it."""

from collections.abc import Callable
from pathlib import Path

from corpus.errors import ReadError
from corpus.limits import FILE_BYTES
from corpus.opening import read_regular
from corpus.readers import jsonl, markdown, text
from corpus.readers.content import FileContent
from corpus.readers.decode import decode
from corpus.readers.draft import Draft

_READERS: dict[str, Callable[..., Draft]] = {
    **dict.fromkeys(text.SUFFIXES, text.read_text),
    **dict.fromkeys(markdown.SUFFIXES, markdown.read_markdown),
}
SUPPORTED_SUFFIXES = frozenset((*_READERS, *jsonl.SUFFIXES))


def read_file(path: Path, *, relative: str) -> FileContent:
    """Return the documents of one file: one, or one a line for a `corpus.jsonl`.

    Args:
        path: The file.
        relative: The document's path, relative to the indexed folder, with `/`.

    Raises:
        ReadError: The suffix has no reader, the file is no regular one, too large, binary or empty, or its content
            is not what the suffix says.
        OSError: The file cannot be opened.
    """
    suffix = path.suffix.lower()
    if suffix not in SUPPORTED_SUFFIXES:
        raise ReadError(f"no reader for {suffix or 'files without a suffix'}")
    content = decode(read_regular(path, relative=relative, limit=FILE_BYTES))
    if not content.strip():
        raise ReadError("no text in it")
    if suffix in jsonl.SUFFIXES:
        return FileContent(tuple(jsonl.read_jsonl(content)))
    draft = _READERS[suffix](content, name=path.stem)
    return FileContent((draft.as_document(relative),), draft.notes)
