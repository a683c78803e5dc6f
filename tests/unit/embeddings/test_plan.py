"""What lies in the folders is compared with what is indexed, file by file, by place and bytes."""

from pathlib import Path

import pytest

from corpus.folder import SourceFile
from embeddings.manifest import InputEntry
from embeddings.plan import Changes, Plan, changes_of, make_plan, retry_plan
from embeddings.scan import SeenFile


def entry(path: str, digest: str, *, source: str = "/docs", reason: str | None = None) -> InputEntry:
    documents = 0 if reason else 1
    return InputEntry(source=source, path=path, size=1, mtime_ns=1, sha256=digest, documents=documents, reason=reason)


def seen(path: str, digest: str, *, fault: str | None = None) -> SeenFile:
    return SeenFile("/docs", SourceFile(Path("/docs") / path, path), 1, 1, digest, fault)


def plan(old: list[InputEntry], files: list[SeenFile]) -> Plan:
    return make_plan(old, files, dropped=["/docs"])


def test_files_are_added_changed_deleted_or_unchanged():
    old = [entry("kept", "1"), entry("edited", "2"), entry("gone", "3")]
    made = plan(old, [seen("kept", "1"), seen("edited", "9"), seen("new", "4")])
    assert changes_of(made) == Changes(
        added=["new"], changed=["edited"], moved=[], deleted=["gone"], unchanged=["kept"]
    )
    assert not made.is_idle


def test_a_file_of_the_same_bytes_at_another_place_is_a_move_and_not_read():
    made = plan([entry("old.txt", "1")], [seen("new.txt", "1")])
    assert changes_of(made) == Changes([], [], ["old.txt → new.txt"], [], [])
    assert ([step.reads for step in made.steps], made.is_idle) == ([False], False)


def test_a_copy_beside_its_original_is_added_and_not_moved():
    assert changes_of(plan([entry("a", "1")], [seen("a", "1"), seen("b", "1")])).added == ["b"]


def test_one_lost_file_can_only_have_moved_to_one_place():
    changes = changes_of(plan([entry("a", "1")], [seen("b", "1"), seen("c", "1")]))
    assert (changes.moved, changes.added, changes.deleted) == (["a → b"], ["c"], [])


def test_a_move_to_another_suffix_is_read_by_another_reader():
    assert changes_of(plan([entry("a.txt", "1")], [seen("a.md", "1")])).added == ["a.md"]


def test_files_that_swap_their_bytes_are_both_changed():
    # each hash is known already: a decision by hash alone would miss the update
    changes = changes_of(plan([entry("a", "1"), entry("b", "2")], [seen("a", "2"), seen("b", "1")]))
    assert (changes.changed, changes.moved) == (["a", "b"], [])


def test_other_sources_are_left_alone():
    made = plan([entry("a", "1", source="/other")], [])
    assert (changes_of(made).deleted, made.is_idle) == ([], True)


def test_a_file_that_gave_nothing_is_not_read_again_until_it_changes():
    old = [entry("a", "1", reason="binary"), entry("b.xyz", "", reason="no reader")]
    assert plan(old, [seen("a", "1"), seen("b.xyz", "")]).is_idle
    assert changes_of(plan(old, [seen("a", "2"), seen("b.xyz", "")])).changed == ["a"]


def test_a_file_for_which_there_is_a_reader_now_is_read():
    made = plan([entry("b.xyz", "", reason="no reader")], [seen("b.xyz", "1")])
    assert [step.reads for step in made.steps] == [True]


def test_a_file_that_cannot_be_opened_keeps_what_was_read_of_it():
    made = plan([entry("a", "1")], [seen("a", "", fault="Permission denied")])
    assert (changes_of(made).deleted, [step.reads for step in made.steps]) == ([], [False])


def test_a_file_that_can_no_longer_be_read_is_reported_as_deleted_and_a_new_one_not_as_added():
    made = plan([entry("a", "1")], [seen("a", "2"), seen("b", "3")])
    changes = changes_of(made, failed={("/docs", "a"), ("/docs", "b")})
    assert (changes.deleted, changes.changed, changes.added) == (["a"], [], [])


def test_a_file_that_gave_nothing_and_is_gone_is_no_deletion_to_report():
    made = plan([entry("a", "1", reason="binary")], [])
    assert (changes_of(made).deleted, made.is_idle) == ([], False)


def test_a_retry_reads_the_named_files_and_leaves_all_others():
    old = [entry("a", "1"), entry("b", "2", reason="binary")]
    made = retry_plan(old, [seen("b", "2")])
    assert [step.reads for step in made.steps] == [False, True]
    assert changes_of(made).deleted == []


@pytest.mark.parametrize("names", ["cab", "bca"])
def test_steps_and_paths_are_sorted(names: str):
    made = plan([], [seen(name, name) for name in names])
    assert changes_of(made).added == ["a", "b", "c"]
    assert [step.seen.file.relative for step in made.steps if step.seen] == ["a", "b", "c"]
