"""A file that the file system does not give just now is not gone, and is read as soon as it can be."""

from pathlib import Path

import pytest

from corpus.folder import SourceFile
from corpus.reading import read_files
from embeddings.content import ContentReader
from embeddings.plan import make_plan
from embeddings.scan import SeenFile


@pytest.fixture
def seen(tmp_path: Path) -> SeenFile:
    """A file that vanishes between the walk and the reading."""
    return SeenFile("/docs", SourceFile(tmp_path / "a.txt", "a.txt"), 1, 1, "1" * 64)


def test_reading_tells_a_fault_of_the_file_system_from_one_of_the_file(tmp_path: Path):
    (tmp_path / "b.txt").write_bytes(b"\x7fELF\0\0\0")
    files = [SourceFile(tmp_path / name, name) for name in ("a.txt", "b.txt")]
    assert [outcome.result.passing for outcome in read_files(files)] == [True, False]


def test_a_new_file_that_cannot_be_read_just_now_is_read_by_the_next_run(seen):
    inputs, rows = ContentReader(make_plan([], [seen], dropped=[]), None).read(progress=lambda *_: None)
    assert (inputs[0].reason, rows) == ("No such file or directory", ())
    assert [step.reads for step in make_plan(inputs, [seen], dropped=["/docs"]).steps] == [True]


def test_what_was_read_of_a_file_is_kept_while_it_cannot_be_read(application, write):
    folder = write(a="The hall opened.")
    application.index([folder], progress=lambda *_: None)
    old = application.store.open()
    absent = SourceFile(folder / "absent.txt", "a.txt")
    changed = SeenFile(str(folder), absent, 1, 1, "1" * 64)
    plan = make_plan(old.manifest.inputs, [changed], dropped=[str(folder)])
    reader = ContentReader(plan, old)
    inputs, rows = reader.read(progress=lambda *_: None)
    assert [row.old for row in rows] == [0]
    assert [fault.reason for fault in reader.faults] == ["No such file or directory; what was read before is kept"]
    again = make_plan(inputs, [changed], dropped=[str(folder)])
    assert [step.reads for step in again.steps] == [True]
