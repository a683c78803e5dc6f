"""Saved runs: one folder each, its rows appended as they come, so that an interruption loses one question at most.

<home>/eval/runs/<set>-<number>/about.json   what it is made with
                                rows.jsonl   one judged row a line, in the order of asking
                                report.json  written last: the run is complete
"""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout
from pydantic import ValidationError

from assistant.home import Home
from corpus.errors import QuestionSetError
from embeddings.files import write_atomically
from eval.about import About
from eval.report import SetReport
from eval.saved_run import SavedRun

_NUMBERED = re.compile(r".+-\d{4,}")


class RunStore:
    """The saved runs of one home."""

    def __init__(self, home: Home) -> None:
        self._folder = home.folder / "eval" / "runs"

    @contextmanager
    def run(self, about: About, *, fresh: bool = False) -> Iterator[SavedRun]:
        """Hold the run that is to be made: the newest interrupted one that was made with the same, else a new one.

        Args:
            about: What the run is made with.
            fresh: Continue none.
        """
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        for folder in [] if fresh else self._interrupted(about):
            try:
                with _held(folder):
                    yield SavedRun(folder, about)
                    return
            except Timeout:  # another process is at it
                continue
        folder = self._new(about.name)
        with _held(folder):
            write_atomically(folder / "about.json", about.model_dump_json(indent=1) + "\n")
            yield SavedRun(folder, about)

    def names(self) -> list[str]:
        """Return the names of the complete runs, by set, oldest first."""
        return [folder.name for folder in self._runs() if (folder / "report.json").exists()]

    def load(self, name: str) -> SetReport:
        """Return the report of a run.

        Args:
            name: Of a saved run, or a path of a report that was written with `--out`.

        Raises:
            QuestionSetError: There is no such run or report.
        """
        path = Path(name).expanduser()
        saved = self._folder / path.name / "report.json"
        given = path / "report.json" if path.is_dir() else path
        place = given if given.is_file() else saved
        if not place.is_file():
            known = ", ".join(self.names()[-5:]) or "none yet; run: assistant eval run scoda"
            raise QuestionSetError(f"no finished run or report {name!r}; saved runs: {known}")
        return read_report(place)

    def _interrupted(self, about: About) -> Iterator[Path]:
        for folder in reversed(self._runs()):
            if folder.name.rpartition("-")[0] == _slug(about.name) and not (folder / "report.json").exists():
                earlier = _about(folder)
                if earlier and earlier.key == about.key:
                    yield folder

    def _runs(self) -> list[Path]:
        found = self._folder.iterdir() if self._folder.is_dir() else ()
        return sorted(folder for folder in found if _NUMBERED.fullmatch(folder.name))

    def _new(self, name: str) -> Path:
        slug = _slug(name)
        names = (run.name.rpartition("-") for run in self._runs())
        number = max((int(number) for name, _, number in names if name == slug), default=0)
        while True:
            number += 1
            folder = self._folder / f"{slug}-{number:04}"
            try:
                folder.mkdir(mode=0o700)
            except FileExistsError:  # another process took the number
                continue
            return folder


def read_report(path: Path) -> SetReport:
    """Return a report from the file of a saved run, or the only one of a file that `--out` wrote.

    Raises:
        QuestionSetError: It is no report, or holds several.
    """
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        return SetReport.model_validate(content[0] if isinstance(content, list) and len(content) == 1 else content)
    except (ValidationError, OSError, ValueError, RecursionError) as error:
        raise QuestionSetError(f"{path} is not the report of one run; name a run or its folder") from error


@contextmanager
def _held(folder: Path) -> Iterator[None]:
    with FileLock(folder / "lock", timeout=0):
        yield


def _about(folder: Path) -> About | None:
    try:
        return About.model_validate_json((folder / "about.json").read_text(encoding="utf-8"))
    except (OSError, ValidationError):
        return None


def _slug(name: str) -> str:
    return re.sub(r"[^\w.-]+", "-", name).strip("-.") or "set"
