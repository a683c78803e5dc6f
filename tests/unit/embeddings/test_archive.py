"""An index leaves as one file and comes in on another machine, where nothing of the file is trusted."""

import hashlib
import io
import json
import zipfile
from pathlib import Path

import numpy as np
import pytest

from assistant.compose import Application
from assistant.home import Home
from assistant.settings import IndexSettings, Settings
from corpus.errors import ArchiveError, DamagedIndexError, ForeignIndexError
from corpus.reading import read_here

MEMBERS = [
    *("archive.json", "manifest.json", "vectors.npy", "documents.jsonl", "documents.npy", "passages.npy"),
    *(f"lexical/{name}" for name in ("counts.npy", "lengths.npy", "rows.npy", "starts.npy", "vocabulary.json")),
]


@pytest.fixture
def exported(application, write, tmp_path: Path) -> Path:
    """The archive of two documents."""
    application.index([write(a="The hall opened.", b="The port closed.")], progress=lambda *_: None)
    application.export(tmp_path / "index.zip")
    return tmp_path / "index.zip"


@pytest.fixture
def elsewhere(tmp_path: Path, encoder) -> Application:
    """Another machine's application."""
    return Application(
        Home(tmp_path / "elsewhere", False), Settings(), read_files=read_here, make_encoder=lambda *_: encoder
    )


def members(file: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rewrite(file: Path, *, seal: bool = False, **changed: bytes | None) -> None:
    """Change members (`/` and `.` written `__` and `_`); None drops one; `seal` makes the hashes right again."""
    content = members(file)
    for key, value in changed.items():
        name = next(name for name in MEMBERS if name.replace("/", "__").replace(".", "_") == key)
        content.pop(name) if value is None else content.update({name: value})
    if seal:
        hashes = {name: hashlib.sha256(data).hexdigest() for name, data in content.items() if name != "archive.json"}
        content["archive.json"] = json.dumps(hashes).encode()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in content.items():
            archive.writestr(name, data)


def array(values: object, dtype: str = "int32") -> bytes:
    out = io.BytesIO()
    np.save(out, np.array(values, dtype), allow_pickle=False)
    return out.getvalue()


def test_an_imported_index_is_the_exported_one(application, elsewhere, exported, encoder):
    encoder.encoded.clear()
    elsewhere.import_archive(exported)
    mine, its = application.store.open(), elsewhere.store.open()
    assert [its.passage(row).text for row in range(len(its))] == [mine.passage(row).text for row in range(len(mine))]
    np.testing.assert_array_equal(its.dense.vectors(), mine.dense.vectors())
    assert encoder.encoded == []
    entries = [{k: v.sha256 for k, v in index.manifest.files.items()} for index in (mine, its)]
    assert entries[0] == entries[1]


def test_the_archive_holds_no_file_of_faiss(exported):
    assert sorted(members(exported)) == sorted(MEMBERS)


@pytest.mark.parametrize("name", MEMBERS)
def test_a_member_that_changed_or_is_missing_is_named_and_nothing_is_published(elsewhere, exported, name):
    key = name.replace("/", "__").replace(".", "_")
    whole = exported.read_bytes()
    for content in (members(exported)[name][:-1] + b"~", None):
        exported.write_bytes(whole)
        rewrite(exported, **{key: content})
        with pytest.raises(ArchiveError, match=r"index\.zip' cannot be imported: .*; export it again"):
            elsewhere.import_archive(exported)
    assert not elsewhere.store.exists()


@pytest.mark.parametrize(
    ("member", "content"),
    [
        ("vectors_npy", array([[1.0] * 64], "float32")),  # one vector for two passages
        ("vectors_npy", array([[1.0] * 64] * 2, "float64")),
        ("passages_npy", array([[0, 0, 9], [1, 0, 9_999]])),  # beyond the document's end
        ("passages_npy", array([[0, 0, 9], [7, 0, 9]])),  # of no document
        ("passages_npy", array([[0.0, 0.0, 9.0], [1.0, 0.0, 9.0]], "float64")),
        ("lexical__rows_npy", array([0, 5, 1, 1, 0, 1])),  # of no passage
        ("lexical__vocabulary_json", b'{"a": 1}'),
        ("documents_jsonl", b"[" * 200_000),
        ("documents_npy", array([0, 9, 99], "int64")),
    ],
)
def test_an_archive_that_is_sealed_but_does_not_fit_together_is_refused(elsewhere, exported, member, content):
    rewrite(exported, seal=True, **{member: content})
    with pytest.raises(ArchiveError, match="cannot be imported"):
        elsewhere.import_archive(exported)
    assert not elsewhere.store.exists()


def test_a_manifest_that_names_a_path_of_its_own_is_refused(elsewhere, exported, tmp_path: Path):
    manifest = json.loads(members(exported)["manifest.json"])
    manifest["files"]["../../evil"] = {"sha256": "0" * 64, "size": 1}
    rewrite(exported, seal=True, manifest_json=json.dumps(manifest).encode())
    with pytest.raises(ArchiveError, match="lists other files than an index has"):
        elsewhere.import_archive(exported)
    assert list(tmp_path.rglob("evil")) == []


def test_a_member_that_unpacks_to_more_than_told_is_refused(elsewhere, exported):
    rewrite(exported, seal=True, documents_jsonl=b"x" * 5_000_000)
    with pytest.raises(ArchiveError, match=r"documents\.jsonl has more than [0-9,]+ bytes"):
        elsewhere.import_archive(exported)


@pytest.mark.parametrize("content", [b"", b"no zip", b"PK\x05\x06" + bytes(18)])
def test_any_other_file_is_refused_in_one_line(elsewhere, tmp_path: Path, content):
    (tmp_path / "x.zip").write_bytes(content)
    with pytest.raises(ArchiveError, match=r"x\.zip' cannot be imported"):
        elsewhere.import_archive(tmp_path / "x.zip")


def test_an_index_of_another_recipe_is_refused(elsewhere, exported, encoder):
    other = Application(
        elsewhere.home, Settings(index=IndexSettings(budget=90)), read_files=read_here, make_encoder=lambda *_: encoder
    )
    with pytest.raises(ForeignIndexError, match="made with budget 170, the settings say 90; change the settings"):
        other.import_archive(exported)


def test_an_index_that_is_there_gives_way_only_when_told(elsewhere, exported, write):
    elsewhere.index([write()], progress=lambda *_: None)
    with pytest.raises(ArchiveError, match="has an index; add --replace"):
        elsewhere.import_archive(exported)
    assert elsewhere.import_archive(exported, replace=True).generation == "000002"


def test_a_damaged_index_is_not_exported(application, exported, tmp_path: Path):
    path = application.store.folder_of(application.store.manifest()) / "documents.jsonl"
    path.write_bytes(path.read_bytes().replace(b"hall", b"ball"))
    with pytest.raises(DamagedIndexError):
        application.export(tmp_path / "other.zip")
    assert not (tmp_path / "other.zip").exists()


def test_an_index_of_compressed_vectors_finds_the_same_elsewhere(tmp_path: Path, encoder):
    """The compressed vectors stay behind and are made anew of the exact ones."""
    many = Settings(index=IndexSettings(exact_up_to=1000))
    here, there = (
        Application(Home(tmp_path / name, False), many, read_files=read_here, make_encoder=lambda *_: encoder)
        for name in ("here", "there")
    )
    rows = [{"id": str(n), "text": f"Ship {n} carried {n % 7} tons of cargo {n % 31}."} for n in range(1200)]
    (tmp_path / "ships.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    here.index([tmp_path / "ships.jsonl"], progress=lambda *_: None)
    here.export(tmp_path / "index.zip")
    there.import_archive(tmp_path / "index.zip")
    mine, its = here.store.open(), there.store.open()
    assert mine.manifest.dense.kind == its.manifest.dense.kind == "ivf-pq"
    question = encoder.encode_queries(["Ship 77 carried cargo"])[0]
    np.testing.assert_array_equal(mine.dense.search(question, 10)[0], its.dense.search(question, 10)[0])
    assert "lists.faiss" not in members(tmp_path / "index.zip")
