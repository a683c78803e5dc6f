"""What the commands around an index print and how they end."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    """A folder with one note and one file that cannot be read."""
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "herons.txt").write_text("Seven herons nest at Lake Ohrid.\n", encoding="utf-8")
    (folder / "picture.txt").write_bytes(b"\x89PNG\0\0")
    return folder


def test_collections_are_made_asked_listed_and_removed(run, own_home, notes):
    assert run("index", notes, "--collection", "birds", home=own_home).returncode == 0
    asked = run("search", "herons", "-k", "1", "--collection", "all", home=own_home)
    assert "Seven herons" in asked.stdout
    assert run("collections", home=own_home).stdout.splitlines() == [
        "default: 2 documents, 22 passages",
        "birds: 1 documents, 1 passages",
    ]
    refused = run("collections", "--remove", "birds", home=own_home)
    assert (refused.returncode, "add --yes" in refused.stderr) == (2, True)
    assert run("collections", "--remove", "birds", "--yes", home=own_home).stdout == "Removed birds.\n"
    assert run("collections", home=own_home).stdout == "default: 2 documents, 22 passages\n"


def test_a_collection_has_settings_of_its_own_over_the_homes(run, own_home, notes):
    (own_home / "collections" / "birds").mkdir(parents=True)
    (own_home / "collections" / "birds" / "config.toml").write_text("[index]\nbudget = 90\n", encoding="utf-8")
    run("index", notes, "--collection", "birds", home=own_home)
    status = json.loads(run("status", "--collection", "birds", "--json", home=own_home).stdout)
    assert (status["collection"], status["budget"], status["documents"]) == ("birds", 90, 1)
    assert json.loads(run("status", "--json", home=own_home).stdout)["budget"] == 170


def test_a_missing_collection_is_named_with_the_command_that_makes_it(run, home):
    done = run("ask", "What?", "--collection", "nowhere", home=home)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.strip().endswith("run: assistant index --collection nowhere FOLDER")


def test_the_status_remembers_what_could_not_be_read_and_a_retry_reads_it(run, own_home, notes):
    run("index", notes, home=own_home)
    assert "not read     picture.txt: binary, not text" in run("status", home=own_home).stdout
    (notes / "picture.txt").write_text("The picture shows a crane.\n", encoding="utf-8")
    done = json.loads(run("index", "--retry-failed", "--json", home=own_home).stdout)
    assert (done["changed"], done["unreadable"], done["documents"]) == (["picture.txt"], [], 4)


def test_a_folder_can_be_forgotten_and_wiped(run, own_home, notes):
    run("index", notes, home=own_home)
    done = run("index", "--forget", notes, "--purge", home=own_home)
    assert (done.returncode, "deleted 1" in done.stdout, "Wiped from the disk" in done.stderr) == (0, True, True)
    held = [path for path in own_home.rglob("*") if path.is_file() and b"Seven herons" in path.read_bytes()]
    assert held == []


def test_an_exported_index_answers_on_another_machine(run, home, new_home, tmp_path):
    done = run("export", tmp_path / "scoda.zip", home=home)
    assert done.stdout.startswith("Wrote 2 documents in 22 passages to ")
    other = new_home(tmp_path / "other")
    assert run("import", tmp_path / "scoda.zip", home=other).stdout == "The index holds 2 documents in 22 passages.\n"
    assert "15.6 billion" in run("ask", "What was SCODA's total foreign trade value in 2020?", home=other).stdout


def test_a_file_that_is_no_archive_is_refused_in_one_line(run, own_home, notes):
    done = run("import", notes / "herons.txt", home=own_home)
    assert (done.returncode, done.stdout) == (1, "")
    assert (
        done.stderr
        == f"error: {str(notes / 'herons.txt')!r} cannot be imported: it is no archive of an index; export it again\n"
    )


def test_a_watched_folder_is_followed_until_the_user_stops_it(run, own_home, notes):
    command = [sys.executable, "-m", "assistant", "--home", str(own_home), "index", str(notes), "--watch", "--json"]
    with subprocess.Popen(
        command, cwd=run.cwd, env=run.environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as watcher:
        assert json.loads(watcher.stdout.readline())["added"] == ["herons.txt"]
        assert "not read: picture.txt" in watcher.stderr.readline()
        assert "Watching" in watcher.stderr.readline()
        time.sleep(1)  # the line comes before the first look
        (notes / "cranes.txt").write_text("Two cranes stand in the harbour.\n", encoding="utf-8")
        assert json.loads(watcher.stdout.readline())["added"] == ["cranes.txt"]
        watcher.send_signal(signal.SIGINT)
        assert watcher.wait(30) == 130
        assert "Traceback" not in watcher.stderr.read()


def test_a_run_that_was_interrupted_leaves_the_index_as_it_was(run, own_home, tmp_path):
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(600):
        (folder / f"{number}.txt").write_text(f"Note {number}: " + "the crane lifts grain. " * 30, encoding="utf-8")
    command = [sys.executable, "-m", "assistant", "--home", str(own_home), "index", str(folder)]
    with subprocess.Popen(command, cwd=run.cwd, env=run.environment(), stderr=subprocess.PIPE, text=True) as indexing:
        cache = own_home / "cache" / "vectors.sqlite"
        before = cache.stat().st_size
        while cache.stat().st_size == before and indexing.poll() is None:
            time.sleep(0.05)
        indexing.send_signal(signal.SIGINT)
        assert indexing.wait(60) == 130
        assert "the next run goes on from the passages encoded so far" in indexing.stderr.read()
    assert json.loads(run("status", "--json", home=own_home).stdout)["documents"] == 2
