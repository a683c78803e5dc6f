import pytest

from assistant.followups.items import list_items, pick_item
from assistant.memory import Memory

LINES = "Informal talk\nFirst written warning, which lapses after six months\nDismissal"


def after(answer: str) -> Memory:
    memory = Memory()
    memory.ask("What are the stages?", "What are the stages?")
    memory.hear(answer)
    return memory


@pytest.mark.parametrize(
    ("question", "picked"),
    [
        ("How long does the second one last?", "How long does the first written warning last?"),
        ("What is the last one?", "What is the dismissal?"),
        ("What is the fourth one?", ""),
        ("Who was the first director?", ""),
    ],
)
def test_an_ordinal_picks_an_item_of_the_last_answer(question: str, picked: str) -> None:
    assert pick_item(question, after(LINES)).casefold() == picked.casefold()


def test_the_latter_is_the_last_of_a_series() -> None:
    answer = after("The yards are: Ulstein, Kleven and Vard.")
    assert pick_item("Where is the latter?", answer) == "Where is the Vard?"


def test_an_item_ends_at_its_first_comma() -> None:
    assert list_items(LINES) == ["Informal talk", "First written warning", "Dismissal"]
