import pytest

from assistant.conversation import make_standalone
from assistant.events import Turn
from assistant.generators.rewriting import ModelRewriter
from tests.samples.model_server import saying
from tests.unit.assistant.generators.conftest import model_of

HISTORY = [Turn("user", "How much grain did Malmo harbour move in 1987?"), Turn("assistant", "412 tonnes. [1]")]
QUESTION = "And where did it go?"
BY_RULES = make_standalone(QUESTION, HISTORY)


def rewritten(serving, behaviour, history=HISTORY) -> str:
    return ModelRewriter(model_of(serving(behaviour)))(QUESTION, history)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Where did the grain of Malmo harbour go?", "Where did the grain of Malmo harbour go?"),
        ('"Where did the 412 tonnes of grain go in 1987?"\n', "Where did the 412 tonnes of grain go in 1987?"),
        ("<think>They mean grain.</think>Where did the grain go?", "Where did the grain go?"),
    ],
)
def test_a_question_made_of_what_was_said_is_taken(serving, said, expected):
    assert rewritten(serving, saying(said)) == expected


@pytest.mark.parametrize(
    "said",
    [
        "Where did the grain of Rotterdam harbour go?",  # a name that nobody said
        "Where did the 500 tonnes of grain go?",  # a number that nobody said
        "The grain was shipped abroad by several merchants of considerable wealth.",  # an answer
        "grain " * 200,
        "",
        "?!",
    ],
)
def test_what_the_model_made_up_is_done_by_rules(serving, said):
    assert rewritten(serving, saying(said)) == BY_RULES


def test_a_server_that_fails_is_done_without(serving):
    assert rewritten(serving, lambda reply: reply.json({"error": "no"}, 500)) == BY_RULES


def test_a_first_question_is_not_sent_anywhere(serving):
    server = serving(saying("Who?"))
    assert ModelRewriter(model_of(server))(QUESTION, []) == QUESTION
    assert server.asked == []
