"""The tabs over HTTP: what is asked for comes as elements, what cannot be done as one line of text."""

import asyncio
import re
import time
from collections.abc import Callable

import httpx
import pytest

from assistant.compose import Application
from assistant.conversations.exchange import Exchange
from assistant.conversations.record import record_of
from assistant.conversations.store import ConversationStore
from assistant.doors.security import SESSION_COOKIE
from assistant.doors.server import build_app
from assistant.extractive.reader.reading import OverlapReader
from assistant.home import Home
from assistant.settings import Settings
from corpus.reading import read_here
from embeddings.hashing import HashingEncoder
from eval.feedback import Feedback, question_of
from eval.own import OwnQuestions

MARKUP = "<img src=x onerror=alert(1)>"


@pytest.fixture
def app(tmp_path) -> Application:
    """An application over one document whose name and text are hostile."""
    made = Application(
        Home(tmp_path / "home", False),
        Settings(),
        read_files=read_here,
        make_encoder=lambda *_: HashingEncoder(64),
        make_reader=lambda *_: OverlapReader(),
    )
    (tmp_path / "documents").mkdir()
    text = f"Zebra {MARKUP} report\n\nThe zebra weighs 300 kilograms {MARKUP} ' \" ${{x}}.\n"
    (tmp_path / "documents" / f"{MARKUP.replace('/', '')}.txt").write_text(text, encoding="utf-8")
    made.index([tmp_path / "documents"], progress=lambda *_: None)
    return made


@pytest.fixture
def store(tmp_path):
    kept = ConversationStore(tmp_path / "home" / "conversations.sqlite")
    yield kept
    kept.close()


@pytest.fixture
def call(app, store) -> Callable[..., httpx.Response]:
    """Send a request to the whole application, with the cookie of the browser "ann"."""
    assistant = app.open_live()

    async def build():
        return build_app(assistant, store, app=app, host="127.0.0.1")

    served = asyncio.run(build())

    def send(method: str, path: str, *, browser: str = "ann", **given) -> httpx.Response:
        async def go() -> httpx.Response:
            transport = httpx.ASGITransport(app=served, raise_app_exceptions=False)
            cookies = {SESSION_COOKIE: browser}
            async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1", cookies=cookies) as client:
                return await client.request(method, path, **given)

        return asyncio.run(go())

    return send


def settled(call, view: str = "documents") -> str:
    """Return what came of the work of a view."""
    for _ in range(600):
        html = call("GET", f"/{view}/progress").text
        if "data-poll" not in html:
            return html
        time.sleep(0.05)
    raise TimeoutError(view)


def upload(call, name: str, content: bytes) -> httpx.Response:
    return call("POST", "/documents/files", params={"name": name}, content=content)


def test_every_view_shows_hostile_names_and_texts_as_text(call, app):
    [entry] = app.store.manifest().inputs
    shown = call("GET", "/documents/show", params={"source": entry.source, "path": entry.path}).text
    pages = [call("GET", "/documents").text, shown, call("POST", "/evaluation/drafts").text]
    assert all("<img" not in page for page in pages)
    assert "&lt;img src=x onerror=alert(1)&gt;" in pages[0]
    assert "&lt;img src=x onerror=alert(1)&gt;" in pages[1]


def test_an_uploaded_file_is_indexed_and_listed(call):
    assert upload(call, "town/../vault.txt", b"The vault opens with nineteen turns of the handle.\n").status_code == 200
    assert "data-poll" in call("POST", "/documents/index").text
    assert "Added 1" in settled(call)
    assert "town/vault.txt" in call("GET", "/documents/list", params={"find": "VAULT"}).text


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [("x.exe", b"MZ", "has no reader"), ("..", b"x", "is no file name"), ("a.txt", b"", "is empty")],
)
def test_what_cannot_be_taken_is_said_in_one_line_of_text(call, name, content, said):
    answer = upload(call, name, content)
    assert (answer.status_code, answer.headers["content-type"]) == (422, "text/plain; charset=utf-8")
    assert said in answer.text
    assert "\n" not in answer.text


def test_only_the_upload_takes_more_than_a_request_holds(call):
    large = b"x " * 600_000
    assert upload(call, "large.txt", large).status_code == 200
    assert call("POST", "/evaluation/own", content=large).status_code == 413


def test_a_deletion_ends_with_its_proof(call):
    upload(call, "vault.txt", b"The vault opens with nineteen turns of the handle.\n")
    call("POST", "/documents/index")
    settled(call)
    call("POST", "/documents/delete", json={"path": "vault.txt"})
    assert re.search(r"Deleted vault\.txt: 1 passages, 1 cached vectors\..*found in none", settled(call))


def test_what_still_quotes_a_deleted_document_is_named_as_its_user_knows_it(call, app, store):
    upload(call, "vault.txt", b"The vault opens with nineteen turns of the handle.\n")
    call("POST", "/documents/index")
    settled(call)
    answer = record_of(app.open_assistant().ask("With how many turns of the handle does the vault open?"))
    quoting = [store.create(owner, f"How many turns, {owner}?") for owner in ("ann", "bob")]
    for entry in (*quoting, gone := store.create("ann", "Deleted before")):
        store.put(entry.id, Exchange(number=1, question="q", answer=answer))
    store.create("ann", "Of something else")
    store.delete("ann", gone.id)
    OwnQuestions(app.home).put(question_of(answer, [], Feedback.RIGHT))
    call("POST", "/documents/delete", json={"path": "vault.txt"})
    told = settled(call)
    assert "the conversation “How many turns, ann?”, conversations of other browsers: 1, the questions “own”." in told
    assert re.search(r"1 of its sentences were looked for in all \d+ files", told)
    assert "sqlite" not in told.partition("</div>")[0]
    store.delete("ann", quoting[0].id)
    assert "How many turns" not in call("GET", "/documents").text


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/documents/delete", {"path": "../../etc/passwd"}),
        ("/evaluation/run", {"name": "/etc/passwd"}),
        ("/feedback/said", {"conversation": "x", "message": 1, "said": "right"}),
    ],
)
def test_what_is_not_there_is_said(call, path, body):
    answer = call("POST", path, json=body)
    assert (answer.status_code, "\n" in answer.text) == (422, False)


def test_no_file_of_the_machine_is_read_as_a_run(call, tmp_path):
    (tmp_path / "report.json").write_text("{}", encoding="utf-8")
    for path in ("/evaluation/runs/..%2F..%2Freport.json", f"/evaluation/reports/{tmp_path}"):
        assert call("GET", path).status_code in (404, 422)


def test_an_answer_is_judged_by_its_own_browser_alone(call, app, store):
    answer = app.open_assistant().ask("How heavy is the zebra?")
    entry = store.create("ann", "zebra")
    store.put(entry.id, Exchange(number=1, question="How heavy is the zebra?", scope=("x",), answer=record_of(answer)))
    body = {"conversation": entry.id, "message": 1, "said": "wrong"}
    assert call("POST", "/feedback/said", json=body, browser="bob").status_code == 422
    assert OwnQuestions(app.home).rows() == []
    dialog = call("POST", "/feedback/said", json=body).text
    assert "<dialog id='feedback' data-open" in dialog
    assert "<img" not in dialog
    assert OwnQuestions(app.home).rows() == []
    corrected = {**body, "answers": "300 kilograms", "passage": ["0", "99"]}
    call("POST", "/feedback/corrected", json=corrected)
    [row] = OwnQuestions(app.home).rows()
    assert (row.answers, row.draft, row.scope, len(row.evidence)) == (("300 kilograms",), False, ("x",), 1)
    assert store.exchanges("ann", entry.id)[0].feedback == "wrong"


def test_own_questions_are_run_and_compared(call, app):
    body = {"question": "How heavy is the zebra?", "answers": "300 kilograms"}
    assert "How heavy is the zebra?" in call("POST", "/evaluation/own", json=body).text
    for _ in range(2):
        call("POST", "/evaluation/run", json={"name": "own", "limit": ""})
        settled(call, "evaluation")
    page = call("GET", "/evaluation").text
    assert "own-0001" in page
    assert "own-0002" in page
    assert "answers right" in call("GET", "/evaluation/runs/own-0001").text
    assert (
        "own-0001 → own-0002"
        in call("GET", "/evaluation/compare", params={"before": "own-0001", "after": "own-0002"}).text
    )
    assert call("GET", "/evaluation/reports/own-0001").text.startswith("<!doctype html>")
