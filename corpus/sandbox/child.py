"""The reading process: takes one file at a time from its standard input and answers on its standard output.

It says `{"ready": true}` once. A question is `{"path", "relative"}`. Its answer is one message a document in its JSON
form, then a last message that starts with `{"end"`: with `notes`, or with the reason in `refused`, where no document
comes before, and whether the file system is at fault in `passing`; `retires` tells that this process will take no other
file.
"""

import gc
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO

from corpus.document import Document
from corpus.document_json import document_to_json
from corpus.errors import ReadError
from corpus.limits import refuse_over
from corpus.readers import FileContent, read_file
from corpus.sandbox.confine import address_space, confine, start_clock, stop_clock
from corpus.sandbox.frames import read_frame, write_frame
from corpus.sandbox.limits import Limits

Read = Callable[..., FileContent]
"""Takes the path and `relative`, as `read_file` does."""

_GROWN = 4
"""The process retires when it keeps more than one part in so many of its memory limit after a file."""
_MOST_NOTES = 100
_LONGEST_NOTE = 500


def serve(limits: Limits, read: Read = read_file) -> None:
    """Answer until the standard input ends or this process has grown too much to be used for another file."""
    questions, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    _silence()
    confine(limits)
    _collect_seldom()
    grown = address_space() + limits.memory // _GROWN
    write_frame(answers, b'{"ready": true}')
    while (question := read_frame(questions)) is not None:
        start_clock(limits)
        documents, end = _answer(json.loads(question), limits, read)
        stop_clock()
        retires = address_space() > grown
        _send(answers, documents, {"end": True, **end, "retires": retires})
        if retires:
            return


def _silence() -> None:
    """Keep what a library prints out of the answers, and what it reads out of the questions."""
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)


def _collect_seldom() -> None:
    """Look for garbage a tenth as often as usual: a quarter of the time of reading Markdown went there."""
    gc.freeze()
    gc.set_threshold(10_000, 10, 10)


def _send(answers: IO[bytes], documents: list[bytes], end: dict[str, object]) -> None:
    for document in documents:
        write_frame(answers, document)
    write_frame(answers, json.dumps(end).encode("ascii"))


def _answer(question: dict[str, str], limits: Limits, read: Read) -> tuple[list[bytes], dict[str, object]]:
    try:
        content = read(Path(question["path"]), relative=question["relative"])
        return _encoded(content.documents, limits), {"notes": _shortened(content.notes)}
    except BaseException as error:  # noqa: BLE001 (whatever a hostile file provokes is a reason to refuse it)
        passing = isinstance(error, OSError) and error.errno is not None
        return [], {"refused": _reason(error, limits)[:_LONGEST_NOTE], "passing": passing}


def _encoded(documents: tuple[Document, ...], limits: Limits) -> list[bytes]:
    refuse_over(len(documents), limits.documents, "documents")
    refuse_over(sum(len(document.blocks) for document in documents), limits.blocks, "blocks")
    refuse_over(sum(len(document.text) for document in documents), limits.characters, "characters")
    return [document_to_json(document) for document in documents]


def _shortened(notes: tuple[str, ...]) -> list[str]:
    more = [f"and {len(notes) - _MOST_NOTES} more"] if len(notes) > _MOST_NOTES else []
    return [*(note[:_LONGEST_NOTE] for note in notes[:_MOST_NOTES]), *more]


def _reason(error: BaseException, limits: Limits) -> str:
    if isinstance(error, MemoryError):
        return limits.over_memory
    if isinstance(error, RecursionError):
        return "refused: limit of nesting"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return str(error) if isinstance(error, ReadError) else f"the reader failed ({type(error).__name__})"


if __name__ == "__main__":
    serve(Limits.from_argument(sys.argv[1]))
