"""Drafts are proposed from all documents, with verbatim evidence, marked as drafts."""

import json
from pathlib import Path

import pytest

from corpus.document import Document
from corpus.errors import QuestionSetError
from corpus.readers.markdown import read_markdown
from eval.draft.propose import propose
from eval.sets import load_set

TEXT = """# Harbour

The harbour moved 412 tonnes of grain in May. It was 3 percent more than before the war.

## Ships

- Aurora
- Bremen
- Carla
"""


@pytest.fixture
def documents() -> list[Document]:
    return [read_markdown(TEXT, name=name).as_document(f"{name}.md") for name in ("a", "b")]


def test_statements_and_lists_are_asked_for_and_what_points_back_is_not(documents: list[Document]):
    found = [(draft.kind, draft.question, draft.answers) for draft in propose(documents[:1], limit=10)]
    assert found == [
        ("list", "What is listed under “Ships”?", ("Aurora", "Bremen", "Carla")),
        ("number", "The harbour moved how many tonnes of grain in May?", ("412 tonnes",)),
    ]


def test_the_evidence_stands_verbatim_in_its_document(documents: list[Document]):
    drafts = propose(documents[:1], limit=10)
    assert all(quote in documents[0].text for draft in drafts for quote in draft.evidence)


def test_a_question_is_proposed_once_however_many_documents_hold_it(documents: list[Document]):
    assert len(propose(documents, limit=10)) == 2


def test_no_more_are_proposed_than_asked_for(documents: list[Document]):
    assert [draft.id for draft in propose(documents, limit=1)] == ["draft-001"]


def test_a_draft_is_no_question_until_it_is_accepted(documents: list[Document], tmp_path: Path):
    lines = [draft.as_line() for draft in propose(documents[:1], limit=10)]
    path = tmp_path / "mine.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(QuestionSetError, match='delete "draft": true'):
        load_set(str(path))
    accepted = {**json.loads(lines[0]), "draft": False}
    path.write_text("\n".join([json.dumps(accepted), lines[1]]), encoding="utf-8")
    assert [row.id for row in load_set(str(path)).rows] == ["draft-001"]
