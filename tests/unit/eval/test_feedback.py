import pytest

from assistant.conversations.record import record_of
from assistant.events import Turn
from eval.feedback import Feedback, corrected, question_of

HISTORY = [Turn("user", "And the hall?"), Turn("assistant", "It opened in May.")]
QUOTE = "It cost nine million yuan."


@pytest.fixture
def record(answer):
    return lambda **values: record_of(answer(**values))


def test_a_right_answer_is_kept_with_what_it_quotes(record):
    row = question_of(record(short="nine million yuan"), [], Feedback.RIGHT)
    assert (row.answers, row.answerable) == (("nine million yuan",), True)
    assert [(each.document, each.quote) for each in row.evidence] == [("a.txt", QUOTE)]


def test_an_answer_without_a_short_one_is_its_sentences(record):
    assert question_of(record(), [], Feedback.RIGHT).answers == (QUOTE,)


def test_several_sentences_are_a_list_of_which_each_is_wanted(record):
    one = record()
    two = one.model_copy(update={"sentences": (*one.sentences, one.sentences[0].model_copy(update={"text": "Also."}))})
    row = question_of(two, [], Feedback.RIGHT)
    assert (row.kind, row.answers) == ("list", (QUOTE, "Also."))


def test_a_wrong_source_keeps_the_answer_alone(record):
    row = question_of(record(short="nine"), [], Feedback.SOURCE)
    assert (row.answers, row.evidence) == (("nine",), ())


def test_a_wrong_answer_leaves_open_what_is_right(record):
    row = question_of(record(short="nine"), [], Feedback.WRONG)
    assert (row.answers, row.evidence, row.answerable) == ((), (), True)


@pytest.mark.parametrize(("abstained", "said"), [(False, Feedback.REFUSE), (True, Feedback.RIGHT)])
def test_what_should_be_refused_has_no_answer(record, abstained, said):
    row = question_of(record(abstained=abstained), [], said)
    assert (row.answerable, row.answers) == (False, ())


def test_a_refusal_that_is_wrong_is_answerable(record):
    assert question_of(record(abstained=True), [], Feedback.WRONG).answerable


def test_a_question_to_some_documents_is_another_one_than_to_all(record):
    narrow, wide = (question_of(record(), [], Feedback.RIGHT, scope=scope) for scope in (("town",), ()))
    assert (narrow.scope, wide.scope) == (("town",), ())
    assert narrow.id != wide.id


def test_the_history_is_kept_only_where_it_was_needed(record):
    alone = record()
    follow_up = alone.model_copy(update={"standalone_question": "What did the hall cost?"})
    assert question_of(alone, HISTORY, Feedback.RIGHT).history == ()
    assert [turn.content for turn in question_of(follow_up, HISTORY, Feedback.RIGHT).history] == [
        "And the hall?",
        "It opened in May.",
    ]


def test_a_correction_quotes_the_sentence_that_holds_the_right_answer(record):
    answered = record()
    row = question_of(answered, [], Feedback.WRONG)
    [port] = answered.retrieved  # "The port closed. Nobody came."
    put_right = corrected(row, ["nobody"], [port])
    assert (put_right.answers, [each.quote for each in put_right.evidence]) == (("nobody",), ["Nobody came."])


def test_a_passage_without_the_answers_words_is_quoted_whole(record):
    answered = record()
    [port] = answered.retrieved
    row = corrected(question_of(answered, [], Feedback.WRONG), ["somebody else"], [port])
    assert [each.quote for each in row.evidence] == ["The port closed. Nobody came."]


def test_an_answer_to_what_should_have_been_refused_makes_it_answerable(record):
    row = question_of(record(abstained=True), [], Feedback.RIGHT)
    assert corrected(row, ["May"], []).answerable
    assert not corrected(row, [], []).answerable
