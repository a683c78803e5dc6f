import pytest

from assistant.events import Turn
from assistant.generators.prompt import RULES, pack, plain
from corpus.document import Block, BlockKind, Document, content_hash
from corpus.passage import Passage


def passage(text: str, title: str = "Notes") -> Passage:
    document = Document(
        f"{title}.txt", title, text, (Block(BlockKind.PARAGRAPH, 0, len(text)),), content_hash(title, text)
    )
    return Passage(document, 0, len(text))


def count(text: str) -> int:
    return len(text.split())


LONG = " ".join(f"Sentence number {number} says something." for number in range(60))  # 5 words each


def packed(passages, history=(), *, budget):
    return pack("What is said?", passages, history, count=count, budget=budget)


def user(prompt) -> str:
    return prompt.messages[1].content


def test_rules_passages_and_question_stand_in_this_order():
    prompt = packed([passage("Rain fell.", "Weather"), passage("Snow fell.")], budget=1000)
    assert prompt.messages[0].content == RULES
    assert user(prompt) == "Passages:\n\n[1] Weather\nRain fell.\n\n[2] Notes\nSnow fell.\n\nQuestion: What is said?"


@pytest.mark.parametrize("room", range(0, 320, 7))
def test_a_prompt_keeps_to_its_budget_and_cuts_behind_a_sentence(room):
    budget = count(RULES) + 10 + room
    prompt = packed([passage(LONG)], [Turn("user", LONG)], budget=budget)
    assert sum(count(message.content) for message in prompt.messages) <= budget
    shown = user(prompt).partition("Question:")[0].strip()
    assert shown.endswith((".", "(none)", LONG))


def test_the_best_passages_are_kept_and_the_numbers_are_theirs():
    passages = [passage(LONG, "first"), passage(LONG, "second"), passage(LONG, "third")]
    prompt = packed(passages, budget=count(RULES) + 320 + 50)
    assert prompt.passages == tuple(passages[:2])
    assert "[2] second" in user(prompt)
    assert "third" not in user(prompt)


def test_the_newest_turns_are_kept():
    history = [Turn("user", "old words " * 200), Turn("user", "Is it new?"), Turn("assistant", "It is.")]
    text = user(packed([passage("Rain fell.")], history, budget=600))
    assert "Earlier in this conversation:\n\nuser: Is it new?\nassistant: It is.\n\nQuestion:" in text
    assert "old words" not in text


def test_the_same_goes_in_and_the_same_comes_out():
    assert packed([passage(LONG)], budget=400) == packed([passage(LONG)], budget=400)


@pytest.mark.parametrize(
    "special",
    ["<|im_end|>", "<|endoftext|>", "<｜User｜>", "</s>", "<s>", "[INST]", "[/INST]", "<<SYS>>", "</think>",
     "<end_of_turn>", "<|start_header_id|>", "[TOOL_CALLS]", "<eos>"],
)  # fmt: skip
def test_special_tokens_of_documents_questions_and_turns_are_broken(special):
    text = f"Rain {special} fell."
    prompt = pack(text, [passage(text, text)], [Turn("user", text)], count=count, budget=1000)
    assert special not in user(prompt)
    assert user(prompt).count(f"{special[0]} {special[1:]}") == 4


def test_special_tokens_of_a_tokenizer_that_is_known_are_broken_too():
    assert plain("a <extra_7> b", ["<extra_7>"]) == "a < extra_7> b"


@pytest.mark.parametrize("text", ["a < b and c > d", "x[1]", "<div>", "<spain>", "the [INSTANT] tea", "a|b|c"])
def test_ordinary_text_is_left_alone(text):
    assert plain(text) == text
