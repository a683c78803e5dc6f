"""What lies in the folders is compared with what is indexed, document by document."""

from pathlib import Path

import pytest

from corpus.document import Document
from corpus.errors import SourceError
from embeddings.manifest import DocumentEntry
from embeddings.plan import Plan, Reading, make_plan, read_sources

SOURCE = Path("/docs")


def entry(path: str, text_hash: str, source: str = "/docs") -> DocumentEntry:
    return DocumentEntry(source=source, path=path, content_hash=text_hash, first_passage=0, passages=1)


def reading(**hashes: str) -> Reading:
    return Reading({("/docs", path): Document(path, "t", "x", (), text_hash) for path, text_hash in hashes.items()}, [])


def test_documents_are_added_changed_deleted_or_unchanged():
    old = [entry("kept", "1"), entry("edited", "2"), entry("gone", "3")]
    plan = make_plan(old, reading(kept="1", edited="9", new="4"), [SOURCE])
    assert plan == Plan(added=["new"], changed=["edited"], deleted=["gone"], unchanged=["kept"])
    assert not plan.is_idle


def test_a_moved_document_is_one_deleted_and_one_added():
    plan = make_plan([entry("old", "1")], reading(new="1"), [SOURCE])
    assert (plan.added, plan.deleted) == (["new"], ["old"])


def test_other_sources_are_left_alone():
    assert make_plan([entry("a", "1", source="/other")], reading(), [SOURCE]).deleted == []


def test_a_plan_without_a_change_is_idle():
    assert make_plan([entry("a", "1")], reading(a="1"), [SOURCE]).is_idle


def test_paths_are_sorted():
    assert make_plan([], reading(c="1", a="2", b="3"), [SOURCE]).added == ["a", "b", "c"]


def test_an_empty_folder_names_the_formats(tmp_path: Path):
    with pytest.raises(SourceError, match=r"holds no files; name a folder with documents \(.*\.md.*\.txt"):
        read_sources([tmp_path])


def test_a_folder_without_a_readable_file_names_the_first_reason(tmp_path: Path):
    (tmp_path / "a.xyz").write_text("x", encoding="utf-8")
    with pytest.raises(SourceError, match=r"nothing readable .*a\.xyz: no reader for \.xyz"):
        read_sources([tmp_path])


def test_unreadable_files_are_listed_beside_the_documents(tmp_path: Path):
    (tmp_path / "a.xyz").write_text("x", encoding="utf-8")
    (tmp_path / "b.txt").write_text("x", encoding="utf-8")
    found = read_sources([tmp_path])
    assert [(skipped.path, skipped.source) for skipped in found.skipped] == [("a.xyz", str(tmp_path))]
    assert list(found.documents) == [(str(tmp_path), "b.txt")]
