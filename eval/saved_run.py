"""One saved run: its rows are appended as they come, and given back when it is continued."""

from collections.abc import Iterator
from pathlib import Path

from embeddings.files import write_atomically
from eval.about import About
from eval.report import SetReport
from eval.row import RowReport


class SavedRun:
    """The folder of one run; keeps rows and gives back those of an earlier, interrupted half."""

    def __init__(self, folder: Path, about: About) -> None:
        self.folder = folder
        self.about = about
        self._rows = {row.id: row for row in _kept(folder / "rows.jsonl")}

    @property
    def name(self) -> str:
        """How `eval compare` finds it."""
        return self.folder.name

    @property
    def resumed(self) -> int:
        """How many rows an earlier half has left."""
        return len(self._rows)

    def find(self, name: str) -> RowReport | None:
        """Return the row of a question that was asked before."""
        return self._rows.get(name)

    def add(self, row: RowReport) -> None:
        """Append a row; it is on its way to the disk when this returns."""
        with (self.folder / "rows.jsonl").open("a", encoding="utf-8") as file:
            file.write(row.model_dump_json() + "\n")

    def finish(self, report: SetReport) -> None:
        """Write the report: the run is complete."""
        write_atomically(self.folder / "report.json", report.model_dump_json(indent=1) + "\n")


def _kept(path: Path) -> Iterator[RowReport]:
    """Yield the whole rows of a file and cut off what an interruption left of the last one."""
    if not path.exists():
        return
    content = path.read_bytes()
    whole = content[: content.rfind(b"\n") + 1]
    if len(whole) < len(content):
        with path.open("r+b") as file:
            file.truncate(len(whole))
    for line in whole.splitlines():
        yield RowReport.model_validate_json(line)
