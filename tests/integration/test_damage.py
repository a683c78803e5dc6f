"""Damage to a stored index is one line that names the file and the way out, and the way out works."""

import os
import shutil

import pytest

from assistant.compose import Application, bundled_documents
from assistant.home import Home
from assistant.settings import Settings
from embeddings.hashing import HashingEncoder
from embeddings.sentence_transformer import PACKAGED

FILES = [
    "dense.faiss",
    "documents.jsonl",
    "documents.npy",
    "passages.npy",
    "lexical/counts.npy",
    "lexical/lengths.npy",
    "lexical/rows.npy",
    "lexical/starts.npy",
    "lexical/vocabulary.json",
    "manifest.json",
]
QUESTION = "What was SCODA's total foreign trade value in 2020?"


def generation(home):
    [folder] = (home / "index" / "generations").iterdir()
    return folder


def flip_a_bit(path):
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(bytes(data))


def assert_explained(done, *words):
    assert (done.returncode, done.stdout) == (1, "")
    [line] = done.stderr.splitlines()
    assert line.startswith("error: ")
    assert [word for word in words if word not in line] == []


def test_the_files_of_a_generation_are_those_that_are_damaged_here(home):
    folder = generation(home)
    held = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert held == {*FILES, "manifest.sha256"}


@pytest.mark.parametrize("name", FILES)
def test_one_flipped_bit_is_found_and_the_file_named(run, own_home, name):
    flip_a_bit(generation(own_home) / name)
    assert_explained(run("ask", QUESTION, home=own_home), name.removesuffix(".json"), "run: assistant index --re")


def test_what_can_stand_in_answers_with_a_warning(run, own_home):
    flip_a_bit(own_home / "index" / "CURRENT")
    done = run("ask", QUESTION, home=own_home)
    assert (done.returncode, "15.6 billion" in done.stdout) == (0, True)
    [line] = done.stderr.splitlines()
    assert line.startswith("warning: ")
    assert "CURRENT is damaged; run: assistant index --rebuild (until then generation 000001" in line


def test_a_missing_file_is_named(run, own_home):
    (generation(own_home) / "passages.npy").unlink()
    assert_explained(run("search", QUESTION, home=own_home), "passages.npy is missing")


def test_a_rebuild_mends_a_damaged_file(run, own_home):
    flip_a_bit(generation(own_home) / "dense.faiss")
    assert run("index", "--rebuild", home=own_home).returncode == 0
    assert "15.6 billion" in run("ask", QUESTION, home=own_home).stdout


@pytest.mark.parametrize("name", ["CURRENT", "manifest.json"])
def test_replacing_mends_a_damaged_table_of_contents(run, own_home, name):
    flip_a_bit(own_home / "index" / name if name == "CURRENT" else generation(own_home) / name)
    assert run("index", "--replace", bundled_documents(), home=own_home).returncode == 0
    assert "15.6 billion" in run("ask", QUESTION, home=own_home).stdout


def test_a_rebuild_takes_up_a_changed_setting(run, own_home):
    changed = {"ASSISTANT_INDEX__BUDGET": "90"}
    assert run("index", "--rebuild", home=own_home, **changed).returncode == 0
    assert "15.6 billion" in run("ask", QUESTION, home=own_home, **changed).stdout


def test_an_index_of_another_model_is_refused(run, new_home, tmp_path):
    fresh = new_home(tmp_path / "home")
    other = Application(Home(fresh, False), Settings(), make_encoder=lambda _, __: HashingEncoder())
    other.index([bundled_documents()], progress=lambda _, __: None)
    done = run("ask", QUESTION, home=fresh)
    assert_explained(done, "made with encoder 'hashing-256'", "run: assistant index --rebuild")


def test_the_doctor_names_the_damage_and_fails(run, own_home):
    flip_a_bit(generation(own_home) / "documents.jsonl")
    done = run("doctor", home=own_home)
    assert (done.returncode, "documents.jsonl has changed" in done.stdout) == (1, True)


@pytest.mark.parametrize("name", ["tokenizer.json", "encoder.json", "model.onnx", "weights.bin"])
def test_a_damaged_exported_model_is_named(run, own_home, model_folder, name):
    (own_home / "models").unlink()
    place = Home(own_home, False).model(PACKAGED)
    shutil.copytree(model_folder, place, copy_function=os.link)
    (place / name).unlink()  # the link: the model itself stays as it is
    (place / name).write_text("{", encoding="utf-8")
    assert_explained(run("ask", QUESTION, home=own_home), "model", "delete")
