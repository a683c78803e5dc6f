"""One answer is judged against its row: right, rightly cited, rightly refused."""

from dataclasses import replace

import pytest

from eval.judge import failed, judge
from eval.question_set import EvidenceRow, QuestionRow
from eval.row import Lost

COST = QuestionRow(
    id="q1",
    question="What did the hall cost?",
    answers=("nine million",),
    evidence=(EvidenceRow(document="a.txt", quote="It cost nine million yuan."),),
)
ABSENT = QuestionRow(id="q2", question="Who built it?", answerable=False)


def test_an_answer_with_the_right_words_from_the_right_place_is_right(answer):
    row = judge(COST, answer())
    assert (row.correct, row.cited, row.right) == (True, True, True)


def test_the_right_words_in_the_short_answer_are_enough(answer):
    assert judge(COST, answer("The hall opened in May.", short="nine million yuan")).correct


def test_a_wrong_answer_is_wrong(answer):
    assert not judge(COST, answer("The port closed.")).correct


def test_the_right_passage_with_another_quote_is_not_rightly_cited(answer):
    assert not judge(COST, answer("The hall opened in May.", short="nine million")).cited


def test_another_passage_is_not_rightly_cited(answer):
    assert not judge(COST, answer("Nobody came.")).cited


def test_evidence_in_another_document_is_not_reached(answer):
    other = COST.model_copy(update={"evidence": (EvidenceRow(document="b.txt", quote="It cost nine million yuan."),)})
    row = judge(other, answer())
    assert (row.cited, row.rank) == (False, None)


def test_evidence_without_a_quote_is_its_document(answer):
    whole = COST.model_copy(update={"evidence": (EvidenceRow(document="a.txt"),)})
    assert judge(whole, answer("Nobody came.")).cited


def test_the_rank_is_that_of_the_first_passage_with_the_evidence(answer):
    # the hits are the port, then the hall
    assert judge(COST, answer()).rank == 2


@pytest.mark.parametrize(("items", "right"), [(("nine million", "cost"), True), (("nine million", "ten"), False)])
def test_a_list_is_right_when_every_item_is_shown(answer, items: tuple[str, ...], right: bool):
    assert judge(COST.model_copy(update={"kind": "list", "answers": items}), answer()).correct is right


def test_refusing_an_answerable_question_is_wrong_and_cites_nothing(answer):
    row = judge(COST, answer(abstained=True))
    assert (row.abstained, row.correct, row.cited, row.answer) == (True, False, False, "")


def test_refusing_an_unanswerable_question_is_right(answer):
    row = judge(ABSENT, answer(abstained=True))
    assert (row.correct, row.right, row.f1) == (True, True, None)


def test_answering_an_unanswerable_question_is_wrong(answer):
    assert not judge(ABSENT, answer()).right


def test_token_f1_is_that_of_the_short_answer(answer):
    # "nine million yuan" against "nine million": precision 2/3, recall 1, F1 4/5
    assert judge(COST, answer(short="nine million yuan")).f1 == pytest.approx(0.8)


def test_half_of_a_quote_in_the_passage_is_enough_where_a_cut_runs_through_it(answer):
    # the passage ends at 50; the quote has 26 characters in it and 18 ("\n\nThe port closed.") beyond
    across = EvidenceRow(document="a.txt", quote="It cost nine million yuan.\n\nThe port closed.")
    assert judge(COST.model_copy(update={"evidence": (across,)}), answer()).cited


def test_confidence_and_time_are_kept(answer):
    row = judge(COST, answer())
    assert (row.confidence, row.latency_ms) == (0.75, 6.0)


def test_a_sentence_that_the_check_found_supported_has_a_useful_citation(answer):
    row = judge(COST, answer())
    assert (row.support_recall, row.support_precision) == (1.0, 1.0)


def test_a_second_citation_that_the_sentence_can_do_without_is_idle(answer):
    # cited: the hall's passage, which holds the sentence alone, and the port's, which does not
    found = answer()
    port = replace(found.citations[0], n=2, passage=found.hits[0].passage)
    twice = replace(found.sentences[0], citations=(1, 2))
    row = judge(COST, replace(found, sentences=(twice,), citations=(found.citations[0], port)))
    assert (row.support_recall, row.support_precision) == (1.0, 0.5)


def test_nothing_shown_has_no_support_to_measure(answer):
    row = judge(ABSENT, answer(abstained=True))
    assert (row.support_recall, row.support_precision) == (None, None)


def test_documents_are_graded_down_the_ranking_each_once(answer):
    # the ranking has a.txt twice; the second evidence is the better one of it; b.txt is never reached
    graded = [EvidenceRow(document="a.txt"), EvidenceRow(document="a.txt", grade=2), EvidenceRow(document="b.txt")]
    row = judge(COST.model_copy(update={"evidence": tuple(graded)}), answer())
    assert (row.gains, row.grades) == ((2,), (2, 1))


def test_tokens_are_those_of_the_passages_and_of_the_answer(answer):
    # counted as words: the port's 5 and the hall's 10; "It cost nine million yuan." has 5
    row = judge(COST, answer())
    assert (row.tokens_read, row.tokens_written) == (5 + 10, 5)


def test_a_question_without_accepted_answers_is_not_judged(answer):
    row = judge(COST.model_copy(update={"answers": ()}), answer())
    assert (row.judged, row.wrong, row.f1) == (False, False, None)


def test_an_answer_without_gold_evidence_is_right_by_its_words(answer):
    assert judge(COST.model_copy(update={"evidence": ()}), answer()).right


def test_a_failed_question_counts_as_nought_wherever_it_is_asked_for():
    row = failed(COST.model_copy(update={"kind": "list", "answers": ("9 million",)}), "broken")
    assert (row.exact, row.f1, row.numeric, row.list_recall, row.list_precision) == (0.0, 0.0, 0.0, 0.0, 0.0)
    assert (row.correct, row.lost, row.error) == (False, Lost.FAILED, "broken")
