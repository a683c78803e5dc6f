"""A reading process whose reader does what the file's text says: run as a script by the tests beside it."""

import ctypes
import os
import signal
import sys
import time
from pathlib import Path

from corpus.document import Block, BlockKind, Document
from corpus.errors import ReadError
from corpus.ocr import OcrLine
from corpus.readers import FileContent
from corpus.sandbox.child import serve
from corpus.sandbox.child_with_ocr import TimedEngine
from corpus.sandbox.limits import Limits


def read(path: Path, *, relative: str) -> FileContent:
    word, _, number = path.read_text(encoding="utf-8").partition(" ")
    amount = int(number or 0)
    DEEDS.get(word, lambda _: None)(amount)
    text = "a" * amount if word == "text" else f"{word} {os.getpid()}"
    blocks = (Block(BlockKind.PARAGRAPH, 0, 1),) * (amount if word == "blocks" else 1)
    return FileContent((Document(relative, "title", text, blocks, ""),) * (amount if word == "documents" else 1))


def spin(_: int) -> None:
    while True:
        pass


def spin_deaf(_: int) -> None:
    signal.signal(signal.SIGALRM, signal.SIG_IGN)
    signal.signal(signal.SIGXCPU, signal.SIG_IGN)
    spin(0)


def descend(depth: int) -> int:
    return descend(depth + 1)


def complain(_: int) -> None:
    raise ReadError("not to my taste")


def misspeak(_: int) -> None:
    os.write(ANSWERS, b"\xff\xff\xff\xffgarbage")
    spin(0)


class Slow:
    """An engine for OCR that takes as many seconds as its picture says and finds nothing."""

    def read(self, image: int) -> tuple[OcrLine, ...]:
        time.sleep(image)
        return ()


def recognise(seconds: int) -> None:
    TimedEngine(Slow(), Limits.from_argument(sys.argv[1])).read(seconds)


def recognise_then_spin(seconds: int) -> None:
    recognise(seconds)
    spin(0)


KEPT: list[bytearray] = []
ANSWERS = os.dup(1)
DEEDS = {
    "sleep": time.sleep,
    "recognise": recognise,
    "recognise_then_spin": recognise_then_spin,
    "spin": spin,
    "deaf": spin_deaf,
    "crash": lambda _: ctypes.string_at(0),
    "exit": lambda code: os._exit(code),
    "leave": lambda code: sys.exit(code),
    "memory": lambda size: bytearray(size),
    "keep": lambda size: KEPT.append(bytearray(size)),
    "deep": descend,
    "print": lambda size: sys.stdout.write("x" * size),
    "complain": complain,
    "misspeak": misspeak,
    "fail": lambda _: {}["missing"],
    "write": lambda size: os.write(os.memfd_create("file"), b"x" * size),
}

if __name__ == "__main__":
    serve(Limits.from_argument(sys.argv[1]), read)
