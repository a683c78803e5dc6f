"""Each wrong answer was lost at the first step that failed."""

from dataclasses import dataclass

import pytest

from corpus.document import Document
from corpus.passage import Passage
from corpus.readers.text import read_text
from embeddings.manifest import DocumentEntry, Manifest, Recipe
from eval.judge import failed
from eval.loss import LossFinder, Walk
from eval.question_set import QuestionRow
from eval.row import Lost

HALL = read_text("The hall opened in May. It cost nine million yuan to build.\n", name="a").as_document("a.txt")
PORT = read_text("The port closed. Nobody came.\n", name="b").as_document("b.txt")
OPENED, COST = "The hall opened in May.", "It cost nine million yuan to build."
WHOLE = Passage(HALL, 0, len(HALL.text))
ELSEWHERE = Passage(PORT, 0, len(PORT.text))


@dataclass
class FakeIndex:
    """An index of given passages, those of a document in a row."""

    passages: list[Passage]

    @property
    def documents(self) -> list[Document]:
        return list({passage.document.path: passage.document for passage in self.passages}.values())

    @property
    def manifest(self) -> Manifest:
        paths = [passage.document.path for passage in self.passages]
        entries = [
            DocumentEntry(
                source="", path=path, content_hash="", first_passage=paths.index(path), passages=paths.count(path)
            )
            for path in dict.fromkeys(paths)
        ]
        recipe = Recipe(encoder="", dimensions=1, tokens="", budget=1, analysis="", structure="")
        return Manifest(
            format=1,
            generation="",
            created="",
            recipe=recipe,
            sources=(),
            documents=tuple(entries),
            inputs=(),
            passed_over=(),
            files={},
        )

    def passage(self, row: int) -> Passage:
        return self.passages[row]


def lost(
    row: QuestionRow,
    *,
    index: tuple[Passage, ...] = (WHOLE, ELSEWHERE),
    given: tuple[Passage, ...] = (ELSEWHERE,),
    deeper: tuple[Passage, ...] = (ELSEWHERE,),
    cited: tuple[Passage, ...] = (),
    **judged: object,
) -> Lost | None:
    report = failed(row, "").model_copy(update={"error": None, **judged})
    return LossFinder(FakeIndex(list(index))).find(row, report, Walk(given, lambda: deeper, cited))


def asked(**values: object) -> QuestionRow:
    evidence = [{"document": "a.txt", "quote": COST}]
    return QuestionRow.model_validate(
        {"id": "q", "question": "Cost?", "answers": ["nine million"], "evidence": evidence, **values}
    )


def test_a_right_answer_was_not_lost():
    assert lost(asked(), correct=True) is None


def test_a_question_that_the_set_does_not_judge_was_not_lost():
    assert lost(asked(answers=())) is None


def test_an_unanswerable_question_was_answered_though_absent():
    assert lost(asked(answerable=False)) is Lost.ANSWERED


@pytest.mark.parametrize("evidence", [{"document": "a.txt", "quote": "It cost ten yuan."}, {"document": "c.txt"}])
def test_evidence_that_no_document_holds_is_not_in_any_text(evidence: dict):
    assert lost(asked(evidence=[evidence])) is Lost.NOT_IN_TEXT


def test_evidence_that_no_passage_holds_whole_is_cut():
    # "It cost nine | million yuan to build." is cut in two, and neither half has the answer
    middle = HALL.text.index("million")
    halves = (Passage(HALL, 0, middle), Passage(HALL, middle, len(HALL.text)))
    assert lost(asked(), index=halves, given=halves, deeper=halves) is Lost.CUT


def test_a_cut_that_leaves_the_answer_whole_is_no_loss_there():
    # "It cost nine million | yuan to build." leaves 20 of 35 characters and the answer in the first half
    middle = HALL.text.index(" yuan")
    halves = (Passage(HALL, 0, middle), Passage(HALL, middle, len(HALL.text)))
    assert lost(asked(), index=halves) is Lost.NOT_RETRIEVED


def test_a_passage_that_no_ranking_reaches_is_not_retrieved():
    assert lost(asked()) is Lost.NOT_RETRIEVED


def test_a_passage_beyond_those_given_is_below_the_cut():
    assert lost(asked(), deeper=(ELSEWHERE, WHOLE)) is Lost.BELOW_CUT


def test_a_refusal_with_the_evidence_at_hand_is_refused_though_present():
    assert lost(asked(), given=(WHOLE,), abstained=True) is Lost.REFUSED


def test_an_answer_from_elsewhere_did_not_use_the_evidence():
    assert lost(asked(), given=(WHOLE, ELSEWHERE), cited=(ELSEWHERE,)) is Lost.NOT_USED


def test_an_answer_from_the_right_passage_took_the_wrong_span():
    assert lost(asked(), given=(WHOLE,), cited=(WHOLE,)) is Lost.WRONG_SPAN


def test_without_a_quote_the_answer_itself_is_sought_in_the_named_document():
    opened = Passage(HALL, 0, len(OPENED))
    cost = Passage(HALL, len(OPENED) + 1, len(HALL.text))
    row = asked(evidence=[{"document": "a.txt"}])
    assert lost(row, index=(opened, cost), given=(opened,), deeper=(opened, cost)) is Lost.BELOW_CUT


def test_without_a_quote_and_a_literal_answer_any_passage_of_the_document_will_do():
    row = asked(answers=["a lot of money"], evidence=[{"document": "a.txt"}])
    assert lost(row, given=(WHOLE,), cited=(WHOLE,)) is Lost.WRONG_SPAN


@pytest.mark.parametrize(
    ("answer", "given", "where"),
    [
        ("ten yuan", (), Lost.NOT_IN_TEXT),
        ("Nine million", (), Lost.NOT_RETRIEVED),
        ("nine million", (WHOLE,), Lost.NOT_USED),
    ],
)
def test_without_evidence_the_answer_is_sought_in_all_documents(answer: str, given: tuple[Passage, ...], where: Lost):
    assert lost(asked(answers=[answer], evidence=[]), given=given) is where
