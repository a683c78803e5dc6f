"""Proof that a document is gone: its own words are looked for in every file of the home."""

import mmap
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.document import Document
from corpus.sentences import split_sentences
from embeddings.documents import DocumentTable
from embeddings.progress import Progress

_MOST = 8
"""Most sentences that are looked for."""
_LETTERS = range(24, 400)
_PLAIN = re.compile(r'[^"\\\x00-\x1f]+')
_NOT_SEARCHED = ("models",)
"""Folders of the home that no document ever gets into."""


@dataclass(frozen=True, slots=True)
class Erased:
    """What was removed, and what a search for it found afterwards.

    Attributes:
        path: The file.
        passages: How many it had.
        vectors: Cached vectors that were wiped.
        sentences: How many of its sentences, that no other document holds, were looked for.
        files: In how many files.
        size: Of these files, in bytes.
        found: Files of the home that still hold one of them, relative to it, without those of the conversations.
        conversations: Ids of the conversations that do.
    """

    path: str
    passages: int
    vectors: int
    sentences: int
    files: int
    size: int
    found: tuple[str, ...]
    conversations: tuple[str, ...] = ()


def own_sentences(documents: Iterable[Document], others: DocumentTable, gone: range) -> list[str]:
    """Return sentences of documents that no other one holds, from all over them.

    Args:
        documents: What is to be removed.
        others: All documents.
        gone: The rows of those that are to be removed.
    """
    candidates = [sentence for document in documents for sentence in _sentences(document)]
    step = max(1, len(candidates) // (4 * _MOST))
    left = list(dict.fromkeys(candidates[::step]))
    for row in range(len(others)):
        if row not in gone and left:
            line = others.line(row)
            left = [sentence for sentence in left if sentence.encode() not in line]
    return left[:: max(1, len(left) // _MOST)][:_MOST]


def find_traces(home: Path, sentences: Sequence[str], *, progress: Progress) -> tuple[list[Path], list[Path]]:
    """Return the files of a home that were searched, and those of them that hold one of some sentences."""
    needles = [sentence.encode() for sentence in sentences]
    files = sorted(_files(home))
    found = []
    for done, path in enumerate(files, 1):
        if _holds(path, needles):
            found.append(path)
        progress(done, len(files))
    return files, found


def _sentences(document: Document) -> Iterator[str]:
    """Yield sentences, or the longest stretch of one, that stand on the disk as they are."""
    for start, end in split_sentences(document.text):
        stretch = max(_PLAIN.findall(document.text[start:end]), key=len, default="").strip()
        if len(stretch) in _LETTERS:
            yield stretch


def _files(home: Path) -> Iterator[Path]:
    for path in home.rglob("*"):
        searched = path.relative_to(home).parts[0] not in _NOT_SEARCHED
        if searched and path.is_file() and not path.is_symlink():
            yield path


def _holds(path: Path, needles: Sequence[bytes]) -> bool:
    try:
        with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
            return any(content.find(needle) >= 0 for needle in needles)
    except (ValueError, FileNotFoundError):  # empty, or gone meanwhile
        return False
