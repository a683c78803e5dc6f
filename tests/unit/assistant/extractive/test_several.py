import pytest

from assistant.extractive.several import WORDINGS, wordings


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("Which things must I not store?", {"plural"}),
        ("What do I have to bring?", {"open"}),
        ("What is not covered?", {"open"}),
        ("When may the landlord end the lease?", {"when"}),
        ("who is on the board", {"who"}),
        ("Under what conditions is it paid?", {"plural", "conditions"}),
        ("Name all annexes", {"plural", "imperative"}),
        ("powers of the warden", {"key_words"}),
        ("What was the price in May?", set()),
        ("What process is used?", set()),
    ],
)
def test_each_way_to_ask_for_several_things_is_told_apart(question, found):
    told = wordings(question)
    assert set(told) == set(WORDINGS)
    assert {name for name, value in told.items() if value} == found
