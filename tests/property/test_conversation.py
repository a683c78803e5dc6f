"""No conversation breaks the rewriting of a follow-up, and a first question is left alone."""

from hypothesis import given
from hypothesis import strategies as st

from assistant.conversation import make_standalone
from assistant.events import Turn

WORDS = [
    "And",
    "what about",
    "it",
    "he",
    "her",
    "in 2021?",
    "item 60",
    "(SCODA)",
    "The Hall",
    "?",
    "[1]",
    "how many",
    "\\1",
]
TEXTS = st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join) | st.text(max_size=30)
TURNS = st.lists(st.builds(Turn, st.sampled_from(["user", "assistant"]), TEXTS), max_size=5)


@given(question=TEXTS, history=TURNS)
def test_any_conversation_gives_a_text(question: str, history: list[Turn]):
    assert isinstance(make_standalone(question, history), str)


@given(question=TEXTS)
def test_a_first_question_stays_as_it_is(question: str):
    assert make_standalone(question, []) == question


@given(question=TEXTS, history=TURNS)
def test_a_question_is_never_lost(question: str, history: list[Turn]):
    assert make_standalone(f"Who built the bridge {question}", history).strip()
