"""The program's side of drawing a page: a hostile PDF is opened in a process of its own."""

import io
import json
import subprocess

from corpus.errors import ReadError
from corpus.readers.pdf.picture import Box, PagePicture
from corpus.readers.pdf.places import PageText
from corpus.sandbox.frames import read_frame, write_frame
from corpus.sandbox.limits import Limits
from corpus.sandbox.process import COMMAND, environment

_COMMAND = (*COMMAND[:-1], "corpus.sandbox.drawing")
_LIMITS = Limits(seconds=10)
_START = 20.0
"""Seconds that the process may take on top of its limit, on a machine that does much else."""


def draw_confined(data: bytes, number: int, text: PageText) -> PagePicture:
    """Return the picture of a page as `draw_page` does, drawn in a confined process.

    Raises:
        ReadError: The page cannot be drawn, or not within the limits.
    """
    question = io.BytesIO()
    asked = {"page": number, "text": text.text, "quotes": text.quotes}
    write_frame(question, json.dumps(asked).encode("ascii"))
    write_frame(question, data)
    try:
        ended = subprocess.run(
            [*_COMMAND, _LIMITS.to_argument()],
            input=question.getvalue(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment(),
            cwd="/",
            timeout=_LIMITS.seconds + _START,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise ReadError(_LIMITS.over_time) from error
    if ended.returncode:
        raise ReadError(f"the process that draws it ended (exit code {ended.returncode})")
    return _picture(io.BytesIO(ended.stdout))


def _picture(answer: io.BytesIO) -> PagePicture:
    """Return the picture that was sent; the process that sent it may have been taken over by what it drew."""
    try:
        told = json.loads(read_frame(answer) or b"")
        if "refused" in told:
            raise ReadError(str(told["refused"]))
        boxes = tuple(Box(*map(float, box)) for box in told["boxes"])
        size = int(told["width"]), int(told["height"])
        return PagePicture(read_frame(answer) or b"", *size, boxes, int(told["unplaced"]))
    except (ValueError, TypeError, LookupError) as error:
        raise ReadError("the process that draws it sent an answer that is none") from error
