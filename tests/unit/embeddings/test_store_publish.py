"""One writer at a time; a publication that fails changes nothing; old generations go."""

import subprocess
import sys
from pathlib import Path

import pytest

from corpus.errors import LockedIndexError
from embeddings.store import IndexStore

HOLD = """
import sys
from pathlib import Path
from embeddings.store import IndexStore
with IndexStore(Path(sys.argv[1])).writing():
    print("holding", flush=True)
    sys.stdin.read()
"""


def index(application, folder: Path) -> None:
    application.index([folder], progress=lambda *_: None)


def names(store: IndexStore) -> list[str]:
    return sorted(path.name for path in (store.folder / "generations").iterdir())


def test_a_publication_that_fails_half_way_leaves_the_old_generation(application, write):
    index(application, write(a="The hall opened."))

    def fail(folder: Path):
        (folder / "dense.faiss").write_bytes(b"half")
        raise OSError("No space left on device")

    with pytest.raises(OSError, match="No space left"), application.store.writing():
        application.store.publish(fail)
    assert application.store.open().passage(0).text == "The hall opened."


def test_a_generation_without_a_pointer_to_it_is_not_opened(application, write):
    # what a kill between renaming the folder and replacing CURRENT leaves
    index(application, write(a="The hall opened."))
    pointer = (application.store.folder / "CURRENT").read_text(encoding="utf-8")
    index(application, write(a="The hall burned."))
    (application.store.folder / "CURRENT").write_text(pointer, encoding="utf-8")
    assert application.store.open().passage(0).text == "The hall opened."
    index(application, write(a="The hall stands."))
    assert application.store.open().passage(0).text == "The hall stands."


def test_a_draft_left_by_a_crash_is_removed_by_the_next_publication(application, write):
    index(application, write(a="One."))
    (application.store.folder / "generations" / ".000007").mkdir()
    index(application, write(a="Two."))
    assert names(application.store) == ["000001", "000002"]


def test_only_the_current_generation_and_the_one_before_are_kept(application, write):
    for word in ("One.", "Two.", "Three.", "Four."):
        index(application, write(a=word))
    assert names(application.store) == ["000003", "000004"]


def test_an_open_index_answers_on_after_its_generation_is_collected(application, write):
    index(application, write(a="The hall opened."))
    opened = application.store.open()
    for word in ("One.", "Two.", "Three."):
        index(application, write(a=word))
    assert opened.passage(0).text == "The hall opened."
    assert opened.lexical.search("hall", 1)[0].tolist() == [0]


def test_nobody_else_can_look_into_the_folder(application, write):
    index(application, write(a="One."))
    assert [path.stat().st_mode & 0o077 for path in (application.store.folder / "generations").iterdir()] == [0]


def test_a_second_writer_is_told_who_holds_the_lock(tmp_path: Path):
    command = [sys.executable, "-c", HOLD, str(tmp_path / "index")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout.readline() == "holding\n"
        with pytest.raises(LockedIndexError, match=f"process {other.pid} is writing"):
            IndexStore(tmp_path / "index").writing().__enter__()
        other.stdin.close()


def test_the_lock_is_free_again_after_its_holder_was_killed(tmp_path: Path):
    command = [sys.executable, "-c", HOLD, str(tmp_path / "index")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout.readline() == "holding\n"
        other.kill()
    with IndexStore(tmp_path / "index").writing():
        assert (tmp_path / "index" / "lock.pid").exists()
