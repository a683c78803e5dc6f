"""The drawing process: takes one PDF on its standard input, draws one page of it and ends.

A question is two messages: `{"page", "text", "quotes"}`, then the file's bytes. So is its answer: `{"width", "height",
"boxes", "unplaced"}`, then the PNG; or one message, `{"refused"}`.
"""

import json
import os
import sys
from dataclasses import astuple

from corpus.errors import ReadError
from corpus.readers.pdf.picture import draw_page
from corpus.readers.pdf.places import PageText
from corpus.sandbox.confine import confine, start_clock
from corpus.sandbox.frames import read_frame, write_frame
from corpus.sandbox.limits import Limits


def serve(limits: Limits) -> None:
    """Answer one question."""
    questions, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    confine(limits)
    start_clock(limits.seconds)
    asked, data = json.loads(read_frame(questions) or b""), read_frame(questions) or b""
    try:
        text = PageText(asked["text"], tuple((start, end) for start, end in asked["quotes"]))
        picture = draw_page(data, asked["page"], text)
    except ReadError as error:
        write_frame(answers, json.dumps({"refused": str(error)}).encode("ascii"))
        return
    boxes = [astuple(box) for box in picture.boxes]
    told = {"width": picture.width, "height": picture.height, "boxes": boxes, "unplaced": picture.unplaced}
    write_frame(answers, json.dumps(told).encode("ascii"))
    write_frame(answers, picture.png)


if __name__ == "__main__":
    serve(Limits.from_argument(sys.argv[1]))
