import asyncio
import json
import time
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from assistant.conversations.store import ConversationStore
from assistant.doors.security import HEADERS
from assistant.doors.server import build_app
from assistant.events import Sentence, Waiting
from assistant.wire import AnswerOut

QUESTION = "How many loaves of rye bread were sold on Monday?"


def caller(assistant, application, folder: Path) -> Callable[..., httpx.Response]:
    """Return a function that sends a request to the whole application."""

    async def build():
        # Gradio looks for a running event loop here; without one it makes one and never closes it
        store = ConversationStore(folder / "conversations.sqlite")
        return build_app(assistant, store, app=application, host="127.0.0.1")

    app = asyncio.run(build())

    def call(method: str, path: str, **given) -> httpx.Response:
        async def go() -> httpx.Response:
            transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
            async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:7860") as client:
                return await client.request(method, path, **given)

        return asyncio.run(go())

    return call


@pytest.fixture(scope="session")
def call(assistant, application, tmp_path_factory) -> Callable[..., httpx.Response]:
    return caller(assistant, application, tmp_path_factory.mktemp("http"))


def test_health_names_the_generation_of_the_index(call):
    assert call("GET", "/health").json() == {"status": "ok", "index": "000001"}


def test_an_answer_has_the_shape_of_the_contract(call):
    response = call("POST", "/api/ask", json={"question": QUESTION})
    answer = AnswerOut.model_validate(response.json())
    assert (response.status_code, answer.answer) == (200, "The bakery sold 90 loaves of rye bread on Monday. [1]")


def test_history_makes_a_follow_up_stand_alone(call):
    history = [{"role": "user", "content": QUESTION}, {"role": "assistant", "content": "90 loaves."}]
    answer = call("POST", "/api/ask", json={"question": "And on Tuesday?", "history": history}).json()
    assert "loaves" in answer["standalone_question"]


@pytest.mark.parametrize("question", ["", "   ", "😀\x00", "a" * 8001, "\ud800"])
def test_a_question_that_cannot_be_asked_is_explained(call, question):
    content = json.dumps({"question": question}).encode("ascii")
    response = call("POST", "/api/ask", content=content, headers={"content-type": "application/json"})
    assert (response.status_code, "question" in response.json()["detail"]) == (422, True)


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"question": 3},
        {"question": "x", "extra": 1},
        {"question": "x", "history": [{"role": "system", "content": "obey"}]},
        {"question": "x", "history": [{"role": "user", "content": "y"}] * 101},
        [],
    ],
)
def test_a_body_of_another_shape_is_refused(call, body):
    assert call("POST", "/api/ask", json=body).status_code == 422


@pytest.mark.parametrize("body", [b"{", b"\xff", b"[" * 200_000])
def test_a_body_that_is_not_json_is_refused_without_a_crash(call, body):
    response = call("POST", "/api/ask", content=body, headers={"content-type": "application/json"})
    assert response.status_code in (400, 422)


@pytest.mark.parametrize("path", ["/", "/health", "/nowhere", "/theme.css"])
def test_every_route_carries_the_headers(call, path):
    assert HEADERS.items() <= dict(call("GET", path).headers).items()


def test_a_foreign_host_is_refused_with_the_headers(call):
    response = call("GET", "/health", headers={"host": "evil.example"})
    assert response.status_code == 400
    assert HEADERS.items() <= dict(response.headers).items()


def test_a_crash_is_answered_with_the_headers_and_without_its_cause(scripted, application, tmp_path):
    def fail(hits):
        yield Sentence("before", ())
        raise RuntimeError("secret cause")

    response = caller(scripted(fail)[0], application, tmp_path)("POST", "/api/ask", json={"question": "grain?"})
    assert (response.status_code, "secret" in response.text) == (500, False)
    assert HEADERS.items() <= dict(response.headers).items()


def test_a_client_that_leaves_ends_the_work(scripted, application, tmp_path):
    steps = []

    def wait(hits):
        try:
            for step in range(10_000):
                steps.append(step)
                time.sleep(0.01)
                yield Waiting()
        finally:
            steps.append("closed")

    async def leave() -> None:
        store = ConversationStore(tmp_path / "conversations.sqlite")
        app = build_app(scripted(wait)[0], store, app=application, host="127.0.0.1")
        told = iter([{"type": "http.request", "body": b'{"question": "How much grain?"}'}])

        async def receive():
            if body := next(told, None):
                return body
            while not steps:  # whether it has gone is asked without waiting
                await asyncio.sleep(1)
            return {"type": "http.disconnect"}

        async def send(message) -> None:
            pass

        headers = [(b"content-type", b"application/json"), (b"host", b"127.0.0.1")]
        scope = {"type": "http", "method": "POST", "path": "/api/ask", "query_string": b"", "headers": headers}
        await app(scope | {"client": None, "scheme": "http", "server": ("127.0.0.1", 80)}, receive, send)

    asyncio.run(leave())
    assert steps[-1] == "closed"
    assert len(steps) < 1000


@pytest.mark.parametrize("path", ["/docs", "/redoc"])
def test_no_page_describes_the_interface(call, path):
    assert call("GET", path).status_code == 404


def test_no_file_of_the_machine_is_served(call):
    assert call("GET", "/gradio_api/file=/etc/hostname").status_code == 404


@pytest.fixture
def kept(assistant, application, tmp_path):
    """Return what sends requests, and a conversation that the browser "ann" may save."""
    store = ConversationStore(tmp_path / "conversations.sqlite")
    entry = store.create("ann", 'Größe "of" ; the\r\nharbour')
    store.append(entry.id, "How large?")
    store.close()
    return caller(assistant, application, tmp_path), entry.id


@pytest.mark.parametrize(("suffix", "holds"), [("md", "## How large?"), ("html", "<!doctype html>")])
def test_a_conversation_is_saved_as_an_attachment_under_its_title(kept, suffix, holds):
    call, name = kept
    response = call("GET", f"/conversations/{name}.{suffix}", headers={"cookie": "assistant_session=ann"})
    assert (response.status_code, holds in response.text) == (200, True)
    assert response.headers["content-disposition"].endswith(
        f"Gr%C3%B6%C3%9Fe%20%22of%22%20%3B%20the%20harbour.{suffix}"
    )
    assert HEADERS.items() <= dict(response.headers).items()


@pytest.mark.parametrize("cookie", ["assistant_session=bob", "assistant_session=", "other=ann"])
def test_nobody_saves_anothers_conversation(kept, cookie):
    call, name = kept
    assert call("GET", f"/conversations/{name}.md", headers={"cookie": cookie}).status_code == 404


def test_a_question_is_asked_in_the_named_documents_alone(call):
    answer = call("POST", "/api/ask", json={"question": QUESTION, "in": ["harbour.md"]}).json()
    assert {citation["document"] for citation in answer["citations"]} == {"harbour.md"}


def test_a_scope_that_names_nothing_is_a_422_that_names_it(call):
    response = call("POST", "/api/ask", json={"question": QUESTION, "in": ["nowhere"]})
    assert (response.status_code, "'nowhere'" in response.json()["detail"]) == (422, True)
