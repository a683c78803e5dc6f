"""What stands before or behind a question with a sign or a field's name is taken out of it."""

import pytest

from embeddings.query import Query, parse_query


def test_signs_and_filters_before_and_behind_a_question_are_taken_out():
    found = parse_query("+2020 harbour fees type:pdf -draft after:2019")
    assert found == Query(
        "harbour fees", must=("2020",), must_not=("draft",), scope=frozenset({"type:pdf", "after:2019"})
    )


@pytest.mark.parametrize(
    "question",
    [
        "What does the -v option do?",
        "What grew - and why?",
        "Is it colder than -5 degrees?",
        "What does type:object mean in a schema?",
        "Which C++ version is needed?",
        "Who wrote it?",
        'What is a "moratorium"?',
    ],
)
def test_a_question_that_only_looks_alike_stays_whole(question):
    assert parse_query(question) == Query(question)


def test_values_with_spaces_stand_in_quotation_marks():
    found = parse_query('Who leads? file:"annual report.pdf" +"Leo Tolstoy" -"first draft"')
    assert found.text == "Who leads?"
    assert found.scope == {"file:annual report.pdf"}
    assert (found.must, found.must_not) == (("Leo Tolstoy",), ("first draft",))


@pytest.mark.parametrize("question", ['Who wrote "War and Peace" and when?', "Who wrote “War and Peace” and when?"])
def test_a_quoted_phrase_is_known_and_stays_in_the_question(question):
    assert parse_query(question) == Query(question, quoted=("War and Peace",))


def test_words_that_must_be_there_are_the_question_where_there_is_no_other():
    assert parse_query("+harbour +fees").text == "harbour fees"


def test_filters_alone_leave_no_question():
    assert parse_query("type:pdf before:2020").text == ""
