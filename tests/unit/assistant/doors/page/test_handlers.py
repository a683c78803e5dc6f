import json
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from assistant.conversations.running import Running
from assistant.conversations.store import ConversationStore
from assistant.doors.page.handlers import NEWEST, PageHandlers
from assistant.doors.page.view import VISIBLE, Parts
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
def make(scripted, tmp_path):
    """Make the handlers over a generator that follows a script; the conversations are those of one file."""
    store = ConversationStore(tmp_path / "conversations.sqlite")
    yield lambda script: PageHandlers(scripted(script)[0], store, running=Running(grace_s=0))
    store.close()


@pytest.fixture
def handlers(make) -> PageHandlers:
    return make(verbatim)


def ask(handlers: PageHandlers, question: str, request: Request, current: str = "", scope=()) -> Parts:
    """Return the page when the answer is whole."""
    *_, (_, *parts) = handlers.ask(question, scope, current, request)
    return Parts(*parts)


def act(handlers: PageHandlers, current: str, request: Request = ONE, **command) -> Parts:
    """Return the page when a command is done."""
    *_, parts = handlers.act(json.dumps(command), current, request)
    return parts


def test_the_status_goes_from_searching_to_complete(handlers):
    statuses = [status.split(">")[1].split("<")[0] for *_, status in handlers.ask("grain?", [], "", ONE)]
    assert (statuses[0], statuses[-1]) == ("Searching…", "Answer complete, 1 source.")


def test_an_abstention_has_a_status_of_its_own(make):
    parts = ask(make(lambda hits: [Abstain(())]), "king?", ONE)
    assert "Not found in the documents, 3 nearest passages." in parts.status


def test_a_question_that_cannot_be_asked_is_explained_in_the_conversation(handlers):
    parts = ask(handlers, "???", ONE)
    assert "holds no word" in parts.messages[-1]["content"]
    assert "could not be asked" in parts.status


def test_the_question_box_is_emptied(handlers):
    assert {box for box, *_ in handlers.ask("grain?", [], "", ONE)} == {""}


def test_a_new_tab_shows_the_newest_conversation(handlers):
    parts = ask(handlers, "grain?", ONE)
    assert handlers.show(NEWEST, ONE)[:5] == parts[:5]


def test_a_reload_shows_what_the_tab_showed_also_a_new_chat(handlers):
    first = ask(handlers, "grain?", ONE).current
    ask(handlers, "ferry?", ONE)
    assert "grain?" in handlers.show(first, ONE).messages[0]["content"]
    assert handlers.show("", ONE).messages == []


def test_another_browser_sees_nothing_though_it_names_session_and_conversation(handlers):
    current = ask(handlers, "grain?", ONE).current
    assert handlers.show(current, TWO).messages == []
    assert act(handlers, current, TWO, do="open", conversation=current).messages == []
    assert "grain" not in handlers.find("", current, TWO)


def test_a_question_into_anothers_conversation_opens_an_own_one(handlers):
    current = ask(handlers, "grain?", ONE).current
    assert ask(handlers, "ferry?", TWO, current).current != current
    assert len(handlers.show(current, ONE).messages) == 2


def test_requests_without_any_key_share_nothing(handlers):
    ask(handlers, "grain?", Request())
    assert handlers.show(NEWEST, Request()).messages == []


def test_a_new_chat_is_empty_and_the_old_one_is_in_the_list(handlers):
    current = ask(handlers, "grain?", ONE).current
    parts = handlers.clear(current, ONE)
    assert (parts.current, parts.messages, parts.sources) == ("", [], "")
    assert "grain?" in parts.listing
    assert len(act(handlers, "", do="open", conversation=current).messages) == 2


def test_what_cannot_be_encoded_never_reaches_the_page(handlers):
    parts = ask(handlers, "grain \ud800\x00?", ONE)
    assert "".join(message["content"] for message in parts.messages).encode("utf-8").count(b"grain ?") == 1


def test_a_longer_question_than_allowed_is_explained_and_not_kept_whole(handlers):
    parts = ask(handlers, "word " * 2_000, ONE)
    assert "10,000 characters" in parts.messages[-1]["content"]
    assert len(parts.messages[0]["content"]) < 8_200  # 8,000 and the bubble's tags


def test_a_stopped_answer_keeps_what_stood_there(make):
    handlers = make(lambda hits: [*verbatim(hits), *verbatim(hits)])
    answering = handlers.ask("grain?", [], "", ONE)
    while "412 tonnes" not in Parts(*(parts := next(answering)[1:])).messages[-1]["content"]:
        pass
    handlers.stop(parts[0], ONE)
    *_, (_, *parts) = answering
    assert "Stopped." in parts[-1]
    assert "412 tonnes" in Parts(*parts).messages[-1]["content"]


def test_what_is_found_is_shown_while_it_is_read_and_not_kept(make):
    handlers = make(verbatim)
    answering = handlers.ask("grain?", [], "", ONE)
    next(answering)  # searching
    found = Parts(*next(answering)[1:])
    assert "Reading 4 passages of: Harbour report; Bakery notes" in found.messages[-1]["content"]
    assert ("412 tonnes" in found.sources, "<details class='also'" in found.sources) == (True, False)
    handlers.stop(found.current, ONE)
    *_, (_, *parts) = answering
    assert "Stopped before the end." in Parts(*parts).messages[-1]["content"]
    assert Parts(*parts).sources == ""


def test_nobody_stops_anothers_answer(handlers):
    answering = handlers.ask("grain?", [], "", ONE)
    handlers.stop(next(answering)[1], TWO)
    *_, (_, *parts) = answering
    assert "Answer complete" in parts[-1]


@pytest.mark.parametrize("leave", ["clear", "open", "delete"])
def test_an_answer_of_a_conversation_that_was_left_is_not_shown(handlers, leave):
    answering = handlers.ask("grain?", [], "", ONE)
    current = next(answering)[1]
    if leave == "clear":
        handlers.clear(current, ONE)
    else:
        act(handlers, current, do=leave, conversation=current)
    assert list(answering) == []


def test_asking_again_answers_in_place_with_the_history_before_it(scripted, tmp_path):
    assistant, script = scripted(verbatim)
    handlers = PageHandlers(assistant, ConversationStore(tmp_path / "conversations.sqlite"))
    current = ask(handlers, "grain?", ONE).current
    ask(handlers, "ferry?", ONE, current)
    parts = act(handlers, current, do="retry", message=1)
    assert "Answer complete" in parts.status
    assert len(parts.messages) == 4
    assert script.given[-1][2] == []  # nothing was said before the first question


def test_a_renamed_conversation_has_its_name_and_a_deleted_one_is_gone(handlers):
    current = ask(handlers, "grain?", ONE).current
    assert "Harvest" in act(handlers, current, do="rename", conversation=current, text="Harvest").listing
    parts = act(handlers, current, do="delete", conversation=current)
    assert (parts.current, parts.messages) == ("", [])
    assert "Harvest" not in parts.listing


def test_the_list_is_searched(handlers):
    ask(handlers, "grain?", ONE)
    ask(handlers, "ferry?", ONE)
    found = handlers.find("ferr", "", ONE)
    assert ("ferry?" in found, "grain?" in found) == (True, False)


@pytest.mark.parametrize(
    "command", ["", "{}", "[1]", '{"do": "drop"}', '{"do": "retry", "message": 9}', '{"do": "open", "extra": 1}', None]
)
def test_a_command_that_means_nothing_changes_nothing(handlers, command):
    current = ask(handlers, "grain?", ONE).current
    before = handlers.show(current, ONE)
    assert list(handlers.act(command, current, ONE)) == [before]


def test_a_gone_browser_leaves_no_running_answer(handlers):
    answering = handlers.ask("grain?", [], "", ONE)
    next(answering)
    answering.close()
    assert "busy" not in handlers.show(NEWEST, ONE).status


@pytest.fixture
def reopened(make, tmp_path) -> Callable[..., Parts]:
    """Show a conversation whose one cited passage is kept as it is told."""

    def show(**kept_as: str) -> Parts:
        handlers = make(verbatim)
        current = ask(handlers, "grain?", ONE).current
        store = ConversationStore(tmp_path / "conversations.sqlite")
        (kept,) = store.exchanges("one", current)
        source = kept.answer.cited[0]
        older = source.model_copy(update={"passage": source.passage.model_copy(update=kept_as)})
        store.put(current, kept.model_copy(update={"answer": kept.answer.model_copy(update={"cited": (older,)})}))
        store.close()
        return handlers.show(current, ONE)

    return show


def test_a_source_that_changed_since_says_so_at_its_citation(reopened):
    parts = reopened(content_hash="0" * 64)
    assert "source changed" in parts.messages[-1]["content"]
    assert "source changed" in parts.sources


def test_a_source_whose_document_is_gone_says_that_instead(reopened):
    parts = reopened(content_hash="0" * 64, document="deleted.txt")
    assert "source deleted" in parts.messages[-1]["content"]
    assert "source deleted" in parts.sources
    assert "source changed" not in parts.messages[-1]["content"] + parts.sources


def test_a_source_that_only_moved_has_not_changed(reopened):
    parts = reopened(document="other collection/grain.md")
    assert "class='changed'" not in parts.messages[-1]["content"] + parts.sources


def test_a_source_that_is_as_it_was_says_nothing(handlers):
    parts = ask(handlers, "grain?", ONE)
    assert "source changed" not in parts.messages[-1]["content"] + parts.sources


def test_a_long_conversation_shows_its_newest_exchanges_and_says_so(handlers):
    current = ""
    for number in range(VISIBLE + 2):
        current = ask(handlers, f"grain {number}?", ONE, current).current
    messages = handlers.show(current, ONE).messages
    assert "Earlier messages" in messages[0]["content"]
    assert len(messages) == 1 + 2 * VISIBLE  # the note, then a question and an answer each


def test_a_conversation_keeps_its_scope_and_asks_in_it_alone(scripted, tmp_path):
    assistant, script = scripted(verbatim)
    handlers = PageHandlers(assistant, ConversationStore(tmp_path / "conversations.sqlite"))
    current = ask(handlers, "grain or bread?", ONE, scope=["bakery.txt"]).current
    assert handlers.show(current, ONE).scope == ["bakery.txt"]
    act(handlers, current, do="retry", message=1)
    asked = [{hit.passage.document.path for hit in hits} for _, hits, _ in script.given]
    assert asked == [{"bakery.txt"}, {"bakery.txt"}]


def test_a_typed_scope_that_names_nothing_is_not_kept(handlers):
    assert ask(handlers, "grain?", ONE, scope=["<b>nowhere</b>"]).scope == []


def test_a_scope_that_is_gone_is_explained_without_a_command(handlers):
    current = ask(handlers, "grain?", ONE).current
    handlers._store.narrow("one", current, ["<b>gone</b>"])
    told = ask(handlers, "grain?", ONE, current, scope=["<b>gone</b>"]).messages[-1]["content"]
    assert "“&lt;b&gt;gone&lt;/b&gt;” is not among the documents" in told
    assert "assistant status" not in told


def test_what_was_typed_is_taken_for_what_it_names_and_the_rest_is_said(handlers):
    names, status = handlers.narrow(["HARB", "<b>nowhere</b>"], "", ONE)
    assert names == ["harbour.md"]
    assert "&lt;b&gt;nowhere&lt;/b&gt;" in status


def test_a_question_is_asked_in_a_new_conversation(handlers):
    current = ask(handlers, "grain?", ONE).current
    parts = act(handlers, current, do="ask", text="crane?")
    assert parts.current != current
    assert [message["role"] for message in parts.messages] == ["user", "assistant"]


def test_a_new_chat_asks_everywhere_again(handlers):
    current = ask(handlers, "grain?", ONE, scope=["harbour.md"]).current
    assert handlers.clear(current, ONE).scope == []
