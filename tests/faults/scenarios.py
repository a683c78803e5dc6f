"""Small indexes and what is done to them while something goes wrong."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from assistant.compose import Application
from assistant.home import Home
from assistant.settings import Settings
from corpus.reading import read_here
from embeddings.hashing import HashingEncoder
from embeddings.retriever import HybridRetriever

CANARY = "canaryword"
QUESTIONS = ("Which hall opened?", "crane grain", CANARY)

State = tuple[object, ...]


@dataclass(frozen=True)
class Place:
    """A folder that holds a home, and the documents that its index is made of."""

    folder: Path
    docs: Path

    @property
    def app(self) -> Application:
        """A new application over the home."""
        home = Home(self.folder / "home", False)
        return Application(home, Settings(), read_files=read_here, make_encoder=lambda *_: HashingEncoder(32))

    def write(self, name: str, text: str | None) -> None:
        """Write or remove a document."""
        if text is None:
            (self.docs / name).unlink()
        else:
            (self.docs / name).write_text(text, encoding="utf-8")

    def move(self, name: str, folder: str) -> None:
        """Put a document into a new folder; under another name, which is embedded, reading it anew would tell."""
        (self.docs / folder).mkdir()
        (self.docs / name).rename(self.docs / folder / name)

    def index(self) -> None:
        """Bring the index up to date."""
        self.app.index([self.docs], progress=lambda *_: None)

    def copy(self, folder: Path) -> "Place":
        """Return a copy that may be broken; the documents stay where the index knows them."""
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.folder / "home", folder / "home")
        return Place(folder, self.docs)

    def state(self) -> State:
        """Return all that a reader can see: every passage, and hits with their scores."""
        index = self.app.store.open()
        if index.damage:
            raise AssertionError(index.damage)
        passages = [(p.document.path, p.text) for p in map(index.passage, range(len(index)))]
        retriever = HybridRetriever(index, self.app.encoder)
        hits = [[(h.passage.text, h.score) for h in retriever.retrieve(question, 3)] for question in QUESTIONS]
        return passages, hits

    def holds(self, text: str) -> list[str]:
        """Return the files of the home that hold a text."""
        files = (path for path in (self.folder / "home").rglob("*") if path.is_file())
        return [str(path) for path in files if text.encode() in path.read_bytes()]


@dataclass(frozen=True)
class Scenario:
    """Something that is done to an index.

    Attributes:
        prepare: Changes the documents, before anything goes wrong.
        work: What a fault interrupts; done again, it ends in the state of an undisturbed run.
        wipes: Whether the canary is nowhere on the disk afterwards.
    """

    prepare: Callable[[Place], None]
    work: Callable[[Place], object]
    wipes: bool = False


def change_and_index(place: Place) -> None:
    """Leave a reserve that holds the canary."""
    place.write("b.txt", "The bird left.")
    place.index()


SCENARIOS = {
    "add": Scenario(lambda place: place.write("d.txt", "The crane lifts grain."), Place.index),
    "change": Scenario(lambda place: place.write("a.txt", "The hall burned."), Place.index),
    "move": Scenario(lambda place: place.move("a.txt", "e"), Place.index),
    "delete": Scenario(lambda place: place.write("b.txt", None), Place.index, wipes=True),
    "purge": Scenario(change_and_index, lambda place: place.app.purge(), wipes=True),
}


def prepared(folder: Path, scenario: Scenario) -> Place:
    """Make an index of two generations, ready for the scenario's work."""
    place = Place(folder, folder / "docs")
    place.docs.mkdir(parents=True)
    place.write("a.txt", "The hall opened.")
    place.write("b.txt", f"The {CANARY} sings.")
    place.index()
    place.write("c.txt", "The port closed.")
    place.index()
    scenario.prepare(place)
    return place


def generations(place: Place) -> Iterator[Path]:
    """Yield the files of the index that a reader opens."""
    for path in sorted((place.folder / "home" / "index").rglob("*")):
        if path.is_file() and not path.name.startswith("lock"):
            yield path


def run_in_child(work: Callable[[], object], before: Callable[[], object]) -> int:
    """Fork, do `before` and `work` in the child, and return its process id; it ends with 0, or 1 for an error."""
    child = os.fork()
    if child:
        return child
    code = 70
    try:
        sys.stderr = sys.stdout = open(os.devnull, "w")  # noqa: SIM115, PTH123
        before()
        work()
        code = 0
    except (OSError, RuntimeError) as error:
        code = 1 if isinstance(error, OSError) else 71
    except Exception as error:  # noqa: BLE001  # told apart from a crash of the interpreter
        code = 1 if type(error).__module__ == "corpus.errors" else 72
    finally:
        os._exit(code)
    return 0
