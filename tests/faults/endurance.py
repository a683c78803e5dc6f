"""Many writers, many readers, many flipped bits.

python tests/faults/endurance.py writers 50      eight writers at once, 50 times
python tests/faults/endurance.py reads 10000     reads during a publication for every hundred of them
python tests/faults/endurance.py flips 10000     random bits of all files, and every bit of manifest, seal, CURRENT
"""

import os
import random
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from scenarios import SCENARIOS, Place, generations, prepared, run_in_child

from assistant.compose import Application
from assistant.settings import Settings
from corpus.errors import LockedIndexError, StoredIndexError
from corpus.reading import read_here
from embeddings.encoder import Matrix
from embeddings.hashing import HashingEncoder

WRITERS = 8
PATIENCE = 2.0
SMALL = ("CURRENT", "manifest.json", "manifest.sha256")


def writers(root: Path, runs: int) -> Iterator[str]:
    """Yield what went wrong when eight writers started at once: one shall work, the others stop and name it."""
    place = prepared(root / "place", SCENARIOS["add"])
    for run in range(runs):
        place.write("d.txt", f"The crane lifted {run} times.")
        children = [run_in_child(lambda: _write(place), lambda: None) for _ in range(WRITERS)]
        codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
        if set(codes) - {0, 1} or 0 not in codes:
            yield f"run {run}: writers ended with {codes}"
        if f"{run} times" not in str(place.state()):
            yield f"run {run}: the change is not there"


class _SlowEncoder(HashingEncoder):
    """Takes its time, so that the others come while one is at work."""

    def encode_passages(self, texts: Sequence[str]) -> Matrix:
        time.sleep(PATIENCE / 2)
        return super().encode_passages(texts)


def _write(place: Place) -> None:
    """Index; a writer that is turned away late, or without the holder's name, ends in a way of its own."""
    begun = time.perf_counter()
    app = Application(place.app.home, Settings(), read_files=read_here, make_encoder=lambda *_: _SlowEncoder(32))
    try:
        app.index([place.docs], progress=lambda *_: None)
    except LockedIndexError as error:
        if time.perf_counter() - begun > PATIENCE or not re.match(r"process \d+ is writing", str(error)):
            raise RuntimeError(error) from error
        raise


def reads(root: Path, count: int) -> Iterator[str]:
    """Yield what went wrong when an index was read while it was published again and again."""
    place = prepared(root / "place", SCENARIOS["add"])
    publications = max(1, count // 100)
    child = run_in_child(lambda: _publish(place, publications), lambda: None)
    done = published = 0
    seen = set()
    while done < count or not published:
        texts = place.state()[0]
        numbers = {text.rsplit(" ", 1)[-1] for path, text in texts if path.startswith("n")}
        done += 1
        seen |= numbers
        if len(numbers) > 1:
            yield f"read {done}: a mixture of {numbers}"
        if not published:
            published = os.waitpid(child, os.WNOHANG)[0]
    print(f"{done} reads saw {len(seen)} of {publications} generations")


def _publish(place: Place, publications: int) -> None:
    for number in range(publications):
        for name in range(3):
            place.write(f"n{name}.txt", f"Document {name} has number {number}")
        place.index()


def flips(root: Path, count: int) -> Iterator[str]:
    """Yield each flipped bit that an open index did not name."""
    place = prepared(root / "place", SCENARIOS["add"])
    store = place.app.store
    files = [path for path in generations(place) if path.parent.name != "000001" and "000001" not in path.parts]
    every = [(path, bit) for path in files if path.name in SMALL for bit in range(path.stat().st_size * 8)]
    sizes = [path.stat().st_size for path in files]
    chosen = random.Random(7).choices(files, sizes, k=count)
    some = [(path, random.Random(n).randrange(path.stat().st_size * 8)) for n, path in enumerate(chosen)]
    todo = some + (every if count >= 1000 else every[::97])
    for path, bit in todo:
        content = bytearray(whole := path.read_bytes())
        content[bit // 8] ^= 1 << bit % 8
        path.write_bytes(content)
        try:
            damage = store.open().damage
        except StoredIndexError as error:
            yield f"{path.name} bit {bit}: nothing stands in: {error}"
        else:
            if path.stem not in damage or "run: assistant index" not in damage:
                yield f"{path.name} bit {bit}: not found"
        path.write_bytes(whole)
    print(f"{len(todo)} flips, {len(every) if count >= 1000 else len(every[::97])} of them in {', '.join(SMALL)}")


KINDS: dict[str, Callable[[Path, int], Iterator[str]]] = {"writers": writers, "reads": reads, "flips": flips}


def main() -> int:
    """Run one kind, print what went wrong and return 1 when anything did."""
    if len(sys.argv) != 3 or sys.argv[1] not in KINDS or not sys.argv[2].isdigit():
        print(__doc__)
        return 2
    with tempfile.TemporaryDirectory() as root:
        wrong = list(KINDS[sys.argv[1]](Path(root), int(sys.argv[2])))
    print(f"{sys.argv[1]} {sys.argv[2]}: {len(wrong)} wrong", *wrong[:20], sep="\n  ")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
