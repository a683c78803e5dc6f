from dataclasses import dataclass, field

import pytest

from assistant.doors.page.blocks import PageHandlers, head_html
from assistant.events import Abstain, Evidence, Sentence


@dataclass
class Request:
    """What Gradio tells a handler of the browser."""

    cookies: dict[str, str] = field(default_factory=dict)
    session_hash: str | None = None


ONE, TWO = Request({"assistant_session": "one"}, "h"), Request({"assistant_session": "two"}, "h")


def verbatim(hits):
    passage = hits[0].passage
    return [Sentence(passage.text, (Evidence(passage.document, passage.start, passage.end),))]


@pytest.fixture
def handlers(scripted) -> PageHandlers:
    return PageHandlers(scripted(verbatim)[0])


def last(handlers: PageHandlers, question: str, request: Request):
    *_, parts = handlers.ask(question, request)
    return parts


def test_the_status_goes_from_searching_to_complete(handlers):
    statuses = [status.split(">")[1].split("<")[0] for *_, status in handlers.ask("grain?", ONE)]
    assert (statuses[0], statuses[-1]) == ("Searching…", "Answer complete, 1 source.")


def test_an_abstention_has_a_status_of_its_own(scripted):
    handlers = PageHandlers(scripted(lambda hits: [Abstain(())])[0])
    assert "Not found in the documents, 3 nearest passages." in last(handlers, "king?", ONE)[-1]


def test_a_question_that_cannot_be_asked_is_explained_in_the_conversation(handlers):
    _, messages, _, status = last(handlers, "???", ONE)
    assert "holds no word" in messages[-1]["content"]
    assert "could not be asked" in status


def test_the_question_box_is_emptied(handlers):
    assert {box for box, *_ in handlers.ask("grain?", ONE)} == {""}


def test_a_reload_shows_the_conversation_again(handlers):
    _, messages, sources, _ = last(handlers, "grain?", ONE)
    assert handlers.show(ONE)[:2] == (messages, sources)


def test_another_browser_sees_nothing_though_it_sends_the_same_session_hash(handlers):
    last(handlers, "grain?", ONE)
    assert handlers.show(TWO)[:2] == ([], "")


def test_requests_without_any_key_share_nothing(handlers):
    last(handlers, "grain?", Request())
    assert handlers.show(Request())[:2] == ([], "")


def test_a_new_chat_is_empty(handlers):
    last(handlers, "grain?", ONE)
    assert handlers.clear(ONE)[:2] == ([], "")
    assert handlers.show(ONE)[:2] == ([], "")


def test_what_cannot_be_encoded_never_reaches_the_page(handlers):
    _, messages, _, _ = last(handlers, "grain \ud800\x00?", ONE)
    assert "".join(message["content"] for message in messages).encode("utf-8").count(b"grain ?") == 1


def test_a_longer_question_than_allowed_is_explained_and_not_kept_whole(handlers):
    _, messages, _, _ = last(handlers, "word " * 2_000, ONE)
    assert "10,000 characters" in messages[-1]["content"]
    assert len(messages[0]["content"]) < 8_100  # 8,000 and the bubble's tags


def test_style_and_script_stand_in_the_head():
    head = head_html()
    assert (head.startswith("<style>"), head.endswith("</script>")) == (True, True)
    assert "</script>" not in head[: -len("</script>")]
