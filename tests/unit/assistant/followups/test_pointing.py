import pytest

from assistant.conversation import make_standalone
from assistant.events import Turn

REFUSAL = "The documents do not say."


@pytest.mark.parametrize(
    ("previous", "answer", "question", "whole"),
    [
        ("What is the weight of the BW-100?", "3.4 kg", "how much does it cost?", "How much does the BW-100 cost?"),
        ("How much is the base rent?", "$6,825", "When is it due?", "When is the base rent due?"),
        ("When will the new terminal open?", "In September.", "How many jobs will it create?",
         "How many jobs will the new terminal create?"),
        ("Who founded the factory?", "In 1764 Johann Anton Riedler was sent by Prince Karl.", "When did he die?",
         "When did Johann Anton Riedler die?"),
        ("When did Ida Vane die?", "In 1803.", "who took over after her?", "Who took over after Ida Vane?"),
        ("What is the notice period for senior managers?", REFUSAL, "do they get a car?",
         "Do senior managers get a car?"),
        ("How much did LST drop in Graz?", REFUSAL, "Why was it larger there?", "Why was LST larger in Graz?"),
        ("When will the new terminal open?", REFUSAL, "And who is the architect?",
         "Who is the architect (the new terminal)?"),
        ("Where was Ida Vane born?", "Vane was born in Oslo.", "What was her first job?",
         "What was Ida Vane's first job?"),
    ],
)  # fmt: skip
def test_a_pointing_word_becomes_what_it_stands_for(previous: str, answer: str, question: str, whole: str) -> None:
    assert make_standalone(question, [Turn("user", previous), Turn("assistant", answer)]) == whole


@pytest.mark.parametrize(
    "question",
    [
        "How long does it take to renew a permit?",
        "What do I do when the filter is dirty and it smells?",
        "Which university has its origins in a school?",
        "How many books can I borrow?",
        "What was the average household size?",
        "Are there any other bins besides the garden bin?",
        "Besides his maps, what did Arthur Vane draw?",
        "How many IT staff are there in Oslo?",
    ],
)
def test_a_question_that_stands_alone_is_left_alone(question: str) -> None:
    history = [Turn("user", "What is the weight of the BW-100?"), Turn("assistant", "Johann Riedler made it. [1]")]
    assert make_standalone(question, history) == question
