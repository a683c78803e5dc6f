"""What a model server may do, and what comes of it; every server here is a real one."""

import threading
import time

import pytest

from assistant.check import Support
from assistant.events import Turn
from assistant.generators.background import Patience
from assistant.generators.endpoint import Endpoint
from assistant.generators.model_generator import Budget
from assistant.generators.openai import OpenAiModel
from embeddings.surroundings import Around
from tests.samples.model_server import KEY, MISBEHAVING, SENTENCE, saying
from tests.unit.assistant.generators.conftest import PATIENCE

QUESTION = "How many tonnes of grain did the harbour move in 1987?"
EXTRACTED = "The harbour moved 412 tonnes of grain in 1987."


def verdicts(answer) -> list[tuple[str, tuple[int, ...], Support]]:
    return [(s.text, s.citations, s.verdict.support) for s in answer.sentences]


@pytest.mark.parametrize("name", MISBEHAVING)
def test_a_server_that_misbehaves_is_named_and_the_answer_is_quoted_without_it(answering, name):
    behaviour, reason = MISBEHAVING[name]
    assistant, _ = answering(behaviour)
    answer = assistant.ask(QUESTION)
    [note] = answer.notes
    assert note.startswith("Quoted without the model, because openai:tiny failed: ")
    assert reason in note
    assert (answer.generator, [s.text for s in answer.sentences]) == ("extractive", [EXTRACTED])
    assert KEY not in repr(answer)


def test_a_server_that_is_not_there_is_asked_three_times_and_done_without(with_model, serving):
    server = serving(saying(SENTENCE))
    nowhere = Endpoint("http://127.0.0.1:9/v1", "tiny", KEY)
    answer = with_model(OpenAiModel(nowhere, patience=Patience(10, 10))).ask(QUESTION)
    assert "the connection failed" in answer.notes[0]
    assert (answer.generator, server.asked) == ("extractive", [])


def test_a_server_that_is_busy_at_first_is_asked_again(answering):
    def behaviour(reply):
        if reply.number < 3:
            reply.json({"error": {"message": "loading"}}, 503, retry_after="0")
        else:
            saying(SENTENCE)(reply)

    assistant, server = answering(behaviour)
    answer = assistant.ask(QUESTION)
    assert (answer.generator, answer.notes, len(server.asked)) == ("openai:tiny", (), 3)


def test_an_answer_that_breaks_off_keeps_its_whole_sentences_and_says_so(answering):
    def behaviour(reply):
        reply.head()
        reply.piece(f"{SENTENCE}The crane was ne")

    answer = answering(behaviour)[0].ask(QUESTION)
    assert [s.text for s in answer.sentences] == [EXTRACTED]
    assert answer.notes == ("The answer breaks off here: of openai:tiny, the connection ended before the answer did.",)


def test_a_server_that_does_not_stream_is_read_whole(answering):
    answer = answering(lambda reply: reply.json({"choices": [{"message": {"content": SENTENCE}}]}))[0].ask(QUESTION)
    assert (verdicts(answer), answer.notes) == ([(EXTRACTED, (1,), Support.FULL)], ())


def test_letters_cut_between_two_packets_are_whole(answering):
    def behaviour(reply):
        reply.head()
        line = 'data: {"choices": [{"delta": {"content": "Der Käpt’n geht. [1]"}, "finish_reason": "stop"}]}\n\n'
        for byte in line.encode():
            reply.raw(bytes([byte]))

    assert answering(behaviour)[0].ask(QUESTION).sentences[0].text == "Der Käpt’n geht."


def test_the_key_goes_to_the_server_and_nowhere_else(answering, caplog):
    caplog.set_level("DEBUG")
    assistant, server = answering(saying(SENTENCE))
    assistant.ask(QUESTION)
    [asked] = server.asked
    assert (asked.path, asked.headers["authorization"]) == ("/v1/chat/completions", f"Bearer {KEY}")
    assert KEY not in caplog.text
    assert KEY not in repr(Endpoint(server.url, "tiny", KEY))


def test_a_redirect_takes_neither_key_nor_question_anywhere(answering, serving):
    elsewhere = serving(saying(SENTENCE))
    assistant, _ = answering(lambda reply: reply.head(307, location=f"{elsewhere.url}/chat/completions"))
    assistant.ask(QUESTION)
    assert elsewhere.asked == []


def test_a_proxy_of_the_environment_is_not_used(answering, serving, monkeypatch):
    proxy = serving(saying(SENTENCE))
    monkeypatch.setenv("HTTP_PROXY", proxy.url)
    monkeypatch.setenv("ALL_PROXY", proxy.url)
    assistant, server = answering(saying(SENTENCE))
    assistant.ask(QUESTION)
    assert (len(server.asked), proxy.asked) == (1, [])


@pytest.mark.parametrize("talks", [False, True])
def test_closing_the_answer_closes_the_connection(answering, talks):
    def behaviour(reply):
        reply.head()
        if talks:
            reply.forever(b'data: {"choices": [{"delta": {"content": "Grain. "}}]}\n\n', 0.01)
        reply.wait()

    assistant, server = answering(behaviour)
    stream = assistant.stream(QUESTION)
    next(stream)  # the passages found
    next(stream)  # the model is asked now
    stream.close()
    until(lambda: server.left == 1)
    until(lambda: not [thread for thread in threading.enumerate() if thread.name.startswith("model")])
    assert len(server.asked) == 1


def test_an_answer_that_waits_for_the_model_comes_again_and_again_so_that_it_can_be_stopped(answering):
    def behaviour(reply):
        reply.wait(1.2)
        saying(SENTENCE)(reply)

    assistant, _ = answering(behaviour)
    _, *grown = [len(answer.sentences) for answer in assistant.stream(QUESTION)]  # the first comes before it is asked
    assert grown[0] == 0
    assert grown[-1] == 1


def test_a_question_that_no_passage_comes_near_is_refused_without_the_model(answering):
    assistant, server = answering(saying("The king is Carl. [1]"))
    answer = assistant.ask("Qwxyz zzyzx?")
    assert (answer.abstained, server.asked) == (True, [])


@pytest.mark.parametrize(
    "said",
    [
        "The documents do not say.",
        "The documents do not say who the captain is.",
        "The passages don't mention a captain.",
        "I'm sorry, but the provided context does not contain this information. [9]",
        "Unfortunately, the text does not specify that. The captain is probably Ahab. [1]",
        "I don't know.",
        "There is no information on that.",
    ],
)
def test_a_model_that_finds_nothing_refuses_in_the_words_of_the_application(answering, said):
    answer = answering(saying(said))[0].ask(QUESTION)
    assert (answer.abstained, answer.sentences) == (True, ())
    assert answer.text.startswith("The documents do not say.")


def test_a_model_that_refuses_is_not_listened_to_any_longer(answering):
    def behaviour(reply):
        reply.head()
        reply.piece("The documents do not say. But ")
        reply.forever(b": more\n\n", 0.01)

    assistant, server = answering(behaviour)
    assert assistant.ask(QUESTION).abstained
    until(lambda: server.left == 1)


def test_earlier_turns_are_in_the_prompt_and_passages_numbered(answering):
    assistant, server = answering(saying(SENTENCE))
    assistant.ask(QUESTION, [Turn("user", "Is there a harbour?"), Turn("assistant", "There is. [1]")])
    prompt = server.prompt()
    assert "[1] Harbour report\nThe harbour moved 412 tonnes" in prompt
    assert "user: Is there a harbour?\nassistant: There is. [1]" in prompt
    assert prompt.endswith(f"Question: {QUESTION}")


def test_the_prompt_keeps_to_its_budget(answering):
    assistant, server = answering(saying(SENTENCE), budget=Budget(400, 100))
    assistant.ask(QUESTION, [Turn("user", "grain " * 2000)])
    model = OpenAiModel(Endpoint(server.url, "tiny"), patience=PATIENCE)
    assert model.count("".join(message["content"] for message in server.asked[0].body["messages"])) <= 400


def until(condition, seconds: float = 5) -> None:
    """Wait for what happens in another thread."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.02)


def test_a_model_reads_what_stands_around_a_passage_and_may_cite_it(answering):
    said = "The ferry Aurora sails to Malmo every Tuesday."
    assistant, server = answering(saying(said), k=1, around=Around.NEIGHBOURS)
    answer = assistant.ask(QUESTION)
    assert said in server.prompt()
    assert said not in answer.hits[0].passage.text
    assert [(s.text, s.verdict.support) for s in answer.sentences] == [(said, Support.FULL)]
    assert said in answer.citations[0].passage.text
