"""What is unchanged is not encoded again, and what is gone is gone from everything."""

from pathlib import Path

import numpy as np

from embeddings.retriever import HybridRetriever

HALL, PORT, CANARY = "The hall opened.", "The port closed.", "The canaryword sings."


def index(application, *folders: Path, **options: bool):
    return application.index(list(folders), progress=lambda *_: None, **options)


def test_a_first_index_encodes_every_passage(application, encoder, write):
    index(application, write(a=HALL, b=PORT))
    assert encoder.encoded == ["a\n" + HALL, "b\n" + PORT]


def test_unchanged_documents_are_not_encoded_again(application, encoder, write):
    index(application, write(a=HALL, b=PORT))
    encoder.encoded.clear()
    report = index(application, write(c=CANARY))
    assert encoder.encoded == ["c\n" + CANARY]
    assert (report.plan.added, report.plan.unchanged) == (["c.txt"], ["a.txt", "b.txt"])


def test_a_changed_document_is_encoded_again(application, encoder, write):
    index(application, write(a=HALL, b=PORT))
    encoder.encoded.clear()
    report = index(application, write(a="The hall burned."))
    assert encoder.encoded == ["a\nThe hall burned."]
    assert report.plan.changed == ["a.txt"]


def test_reused_vectors_are_the_documents_own(application, encoder, write):
    index(application, write(b=HALL, c=PORT))
    index(application, write(a=CANARY, b=None))
    stored = application.store.open()
    texts = [stored.passage(row).embedding_text for row in range(len(stored))]
    assert texts == ["a\n" + CANARY, "c\n" + PORT]
    np.testing.assert_array_equal(stored.dense.vectors(), encoder.encode_passages(texts))


def test_two_documents_that_swap_their_texts_are_both_changed(application, write):
    # each text is known already: a decision by hash alone would miss the update
    index(application, write(a="Old Hall\n\n" + HALL, b="Old Port\n\n" + PORT))
    report = index(application, write(a="Old Port\n\n" + PORT, b="Old Hall\n\n" + HALL))
    assert report.plan.changed == ["a.txt", "b.txt"]
    stored = application.store.open()
    assert stored.passage(0).document.text == "Old Port\n\n" + PORT


def test_nothing_is_written_when_nothing_changed(application, encoder, write):
    first = index(application, write(a=HALL))
    second = index(application, write())
    assert second.manifest == first.manifest
    assert len(encoder.encoded) == 1


def test_a_removed_document_is_gone_from_documents_vectors_and_terms(application, write):
    index(application, write(a=HALL, b=CANARY))
    report = index(application, write(b=None))
    stored = application.store.open()
    assert report.plan.deleted == ["b.txt"]
    assert (len(stored), len(stored.documents), len(stored.dense), len(stored.lexical)) == (1, 1, 1, 1)
    assert stored.lexical.known("canaryword") is None


def test_a_removed_document_leaves_no_bytes_behind(application, write):
    index(application, write(a=HALL, b=CANARY))
    index(application, write(b=None))
    index(application, write(c=PORT))
    held = [
        path for path in application.home.folder.rglob("*") if path.is_file() and b"canaryword" in path.read_bytes()
    ]
    assert held == []


def test_other_folders_stay_when_one_is_indexed(application, write, tmp_path: Path):
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "z.txt").write_text(PORT, encoding="utf-8")
    index(application, write(a=HALL))
    index(application, tmp_path / "more")
    assert {entry.path for entry in application.store.manifest().documents} == {"a.txt", "z.txt"}


def test_replacing_drops_other_folders_and_says_so(application, write, tmp_path: Path):
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "z.txt").write_text(PORT, encoding="utf-8")
    index(application, write(a=HALL))
    report = index(application, tmp_path / "more", replace=True)
    assert [entry.path for entry in application.store.manifest().documents] == ["z.txt"]
    assert report.plan.deleted == ["a.txt"]


def test_a_dry_run_writes_and_encodes_nothing(application, encoder, write):
    report = index(application, write(a=HALL), dry_run=True)
    assert (report.plan.added, encoder.encoded, application.store.exists()) == (["a.txt"], [], False)


def test_passages_are_cut_shorter_until_the_encoder_sees_all_of_them(application, encoder, write):
    encoder.max_tokens = 20
    index(application, write(a="The hall opened with many guests. " * 10))
    assert len(encoder.encoded) > 1
    assert max(encoder.count_tokens(text) for text in encoder.encoded) <= 20


def test_progress_goes_from_none_to_the_number_of_passages(application, write):
    seen: list[tuple[int, int]] = []
    application.index([write(a=HALL, b=PORT)], progress=lambda done, total: seen.append((done, total)))
    assert seen == [(0, 2), (2, 2)]


def test_an_index_without_a_passage_is_opened_and_finds_nothing(application, write):
    index(application, write(a="Powered by PageMaker 7"))
    stored = application.store.open()
    assert len(stored) == 0
    assert HybridRetriever(stored, application.encoder).retrieve("hall", 5) == []
    index(application, write(b=HALL))
    assert HybridRetriever(application.store.open(), application.encoder).retrieve("hall", 5)[0].row == 0


def test_a_document_without_a_passage_is_kept_in_the_table(application, write):
    index(application, write(a="Powered by PageMaker 7", b=HALL))
    entries = application.store.manifest().documents
    assert [(entry.path, entry.passages) for entry in entries] == [("a.txt", 0), ("b.txt", 1)]
