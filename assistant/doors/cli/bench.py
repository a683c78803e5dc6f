"""`assistant bench`: how fast this machine is, beside bare sentence-transformers and FAISS."""

import json
import os
from typing import Annotated

import typer

from assistant.doors.cli.context import DEFAULT, CollectionOption, application
from assistant.doors.cli.output import complain, say


def bench(
    context: typer.Context,
    collection: CollectionOption = DEFAULT,
    rounds: Annotated[int, typer.Option(min=1, max=100, help="How often each is timed; the median counts.")] = 5,
    as_json: Annotated[bool, typer.Option("--json", help="Print as JSON.")] = False,
) -> None:
    """Time encoding, indexing, searching and answering on passages of the index.

    Each is timed in turn with sentence-transformers and FAISS alone doing the same; below 1 is faster than they are.
    """
    from assistant.bench import measure

    app = application(context, collection)
    app.store.require()
    complain("Measuring; loading sentence-transformers for comparison takes some seconds.")
    timings = measure(app, rounds=rounds)
    if as_json:
        rows = [{"what": t.what, "n": t.count, "seconds": t.ours, "bare": t.bare, "ratio": t.ratio} for t in timings]
        say(json.dumps({"load": os.getloadavg()[0], "rounds": rounds, "timings": rows}))
        return
    say(f"{'':8} {'n':>5} {'ms each':>9} {'bare ms':>9} {'ratio':>7}")
    for timing in timings:
        bare = f"{1000 * timing.bare / timing.count:9.2f}" if timing.bare is not None else f"{'–':>9}"
        ratio = f"{timing.ratio:7.2f}" if timing.ratio is not None else f"{'–':>7}"
        say(f"{timing.what:8} {timing.count:5} {1000 * timing.ours / timing.count:9.2f} {bare} {ratio}")
    say(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores, median of {rounds}")
