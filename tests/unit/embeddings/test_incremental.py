"""A run after the first reads and encodes only what changed, and ends where a run from scratch would."""

import os
from pathlib import Path

import numpy as np
import pytest

from assistant.compose import Application
from assistant.home import Home
from assistant.settings import Settings
from corpus.errors import SourceError
from corpus.reading import read_here

HALL, PORT, CANARY = "The hall opened.", "The port closed.", "The canaryword sings."
DATA = ["documents.jsonl", "documents.npy", "passages.npy", "dense.faiss"]
LEXICAL = [f"lexical/{name}" for name in ("counts.npy", "lengths.npy", "rows.npy", "starts.npy", "vocabulary.json")]


def index(application, *folders: Path, **options: bool):
    return application.index(list(folders), progress=lambda *_: None, **options)


def files_read(application, folder: Path) -> int:
    """Index a folder and return how many files were parsed."""
    seen: list[int] = []
    application.index([folder], progress=lambda *_: None, reading=lambda done, _: seen.append(done))
    return len(seen)


def hashes(application) -> dict[str, str]:
    return {name: entry.sha256 for name, entry in application.store.manifest().files.items()}


def held_in(home: Path, text: bytes) -> list[Path]:
    return [path for path in home.rglob("*") if path.is_file() and text in path.read_bytes()]


def test_only_the_changed_file_is_parsed(application, write):
    index(application, write(a=HALL, b=PORT))
    assert files_read(application, write(a="The hall burned.")) == 1


def test_a_renamed_file_is_a_move_that_encodes_nothing(application, encoder, write):
    folder = write(a="Old Hall\n\n" + HALL, b=PORT)
    index(application, folder)
    encoder.encoded.clear()
    (folder / "deep").mkdir()
    (folder / "a.txt").rename(folder / "deep" / "z.txt")
    report = index(application, folder)
    assert (report.plan.moved, encoder.encoded) == (["a.txt → deep/z.txt"], [])
    assert [entry.path for entry in report.manifest.documents] == ["b.txt", "deep/z.txt"]
    stored = application.store.open()
    assert (stored.documents[1].path, stored.passage(1).document.title) == ("deep/z.txt", "Old Hall")


def test_a_title_that_was_the_files_name_follows_the_file(application, encoder, write):
    folder = write(draft=HALL)
    index(application, folder)
    encoder.encoded.clear()
    (folder / "draft.txt").rename(folder / "report.txt")
    index(application, folder)
    stored = application.store.open()
    assert (stored.documents[0].title, encoder.encoded) == ("report", [])
    assert stored.lexical.known("report") == "report"
    assert stored.lexical.known("draft") is None


def test_two_files_of_one_name_are_two_documents(application, write, tmp_path: Path):
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "a.txt").write_text(HALL, encoding="utf-8")
    index(application, write(a=HALL), tmp_path / "more")
    assert [entry.path for entry in application.store.manifest().documents] == ["a.txt", "a.txt"]


def test_a_change_that_keeps_size_and_time_is_seen_while_the_time_cannot_be_relied_on(application, write):
    # written, indexed and written again within the same tick of the clock: the "racily clean" file
    folder = write(a="The hall opened.")
    stamp = (folder / "a.txt").stat().st_mtime_ns
    index(application, folder)
    (folder / "a.txt").write_text("The hall burned.", encoding="utf-8")
    os.utime(folder / "a.txt", ns=(stamp, stamp))
    assert index(application, folder).plan.changed == ["a.txt"]


def test_a_file_that_was_only_touched_is_unchanged(application, write):
    folder = write(a=HALL)
    os.utime(folder / "a.txt", (1_000_000_000, 1_000_000_000))
    first = index(application, folder)
    os.utime(folder / "a.txt", (1_100_000_000, 1_100_000_000))
    assert index(application, folder).manifest == first.manifest


def test_a_file_that_cannot_be_read_any_more_is_dropped_and_named(application, write):
    folder = write(a=HALL, b=PORT)
    index(application, folder)
    (folder / "b.txt").write_bytes(b"\x7fELF\0\0\0")
    report = index(application, folder)
    assert (report.plan.deleted, len(application.store.open())) == (["b.txt"], 1)
    assert [(entry.path, entry.reason) for entry in report.skipped] == [("b.txt", "binary, not text")]


def test_a_failed_file_is_not_read_again_unless_asked(application, write):
    folder = write(a=HALL, b="")
    index(application, folder)
    assert files_read(application, folder) == 0
    seen: list[int] = []
    application.indexer(reading=lambda done, _: seen.append(done)).retry()
    assert seen == [1]


def test_a_retry_adds_what_can_be_read_now(application, write):
    folder = write(a=HALL, b="")
    index(application, folder)
    (folder / "b.txt").write_text(PORT, encoding="utf-8")
    report = application.indexer().retry()
    assert (report.plan.changed, report.skipped, len(application.store.open())) == (["b.txt"], (), 2)


def test_a_forgotten_folder_is_gone_although_it_no_longer_exists(application, write, tmp_path: Path):
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "z.txt").write_text(CANARY, encoding="utf-8")
    index(application, write(a=HALL), tmp_path / "more")
    (tmp_path / "more" / "z.txt").unlink()
    (tmp_path / "more").rmdir()
    report = application.indexer().forget([tmp_path / "more"])
    assert (report.plan.deleted, report.manifest.sources) == (["z.txt"], (str(tmp_path / "docs"),))
    assert held_in(application.home.folder, b"canaryword") == []


def test_a_folder_that_was_never_indexed_cannot_be_forgotten(application, write, tmp_path: Path):
    index(application, write(a=HALL))
    with pytest.raises(SourceError, match="is not among the indexed folders"):
        application.indexer().forget([tmp_path])


def test_the_text_of_a_changed_file_is_nowhere_on_the_disk_after_a_purge(application, write):
    index(application, write(a=HALL, b=CANARY))
    index(application, write(b="The bird left."))
    assert held_in(application.home.folder, b"canaryword") != []  # the reserve, for a damaged generation
    assert application.purge() == 1  # the vector of the old passage
    assert held_in(application.home.folder, b"canaryword") == []
    assert len(application.store.open()) == 2


def test_an_index_grown_step_by_step_is_the_one_made_at_once(application, encoder, write, tmp_path: Path):
    folder = write(b="Old Port\n\n" + PORT, d=CANARY, c="One. Two.")
    index(application, folder)
    index(application, write(a=HALL, d=None, c="Three."))
    (folder / "sub").mkdir()
    (folder / "b.txt").rename(folder / "sub" / "b.txt")
    index(application, folder)
    other = Application(
        Home(tmp_path / "other", False), Settings(), read_files=read_here, make_encoder=lambda *_: encoder
    )
    index(other, folder)
    assert hashes(application) == hashes(other)
    assert sorted(hashes(other)) == sorted((*DATA, *LEXICAL))


def test_a_rebuild_takes_its_vectors_from_the_cache(application, encoder, write):
    index(application, write(a=HALL, b=PORT))
    before = application.store.open().dense.vectors()
    encoder.encoded.clear()
    application.rebuild(progress=lambda *_: None)
    assert encoder.encoded == []
    np.testing.assert_array_equal(application.store.open().dense.vectors(), before)


def test_an_interrupted_run_leaves_the_old_index_and_the_next_one_goes_on(application, encoder, write):
    index(application, write(a=HALL))
    # 300 passages are several batches; the second is interrupted
    folder = write(**{f"n{number}": f"Note {number}." for number in range(300)})
    encode, batches = encoder.encode_passages, []

    def stop_at_the_second(texts):
        batches.append(len(texts))
        if len(batches) == 2:
            raise KeyboardInterrupt
        return encode(texts)

    encoder.encode_passages = stop_at_the_second
    with pytest.raises(KeyboardInterrupt):
        index(application, folder)
    assert len(application.store.open()) == 1
    encoder.encode_passages = encode
    encoder.encoded.clear()
    index(application, folder)
    assert len(batches) == 2 and 0 < batches[0] < 300
    assert (len(encoder.encoded), len(application.store.open())) == (300 - batches[0], 301)
