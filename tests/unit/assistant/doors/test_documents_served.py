"""Text, page and file of an indexed document, and nothing else, come from the server."""

import asyncio
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

import httpx
import pytest
from fastapi import FastAPI

from assistant.ask import Assistant
from assistant.compose import Application
from assistant.doors.page.catalogue import Catalogue
from assistant.doors.page.document_routes import document_router
from assistant.home import Home
from assistant.settings import Settings
from embeddings.hashing import HashingEncoder
from tests.samples.pdf import Line, make_pdf

NAME = 'a\'b "c" <img>.md'
VOTES = ("The first proposal was approved.", "Broker votes: 77.", "The second one was defeated.", "Broker votes: 77.")
SECRET = "The secret is 42.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a text of an awkward name and a PDF; beside it lies what nobody may read."""
    documents = tmp_path / "documents"
    documents.mkdir()
    (documents / NAME).write_text("# Report\n\nThe crane fell on <b>Monday</b>.\n", encoding="utf-8")
    pages = [
        [Line("Other words."), Line("More.", y=500)],
        [Line("The hall has nine infor-"), Line("mation desks.", y=686)],
        [Line(text, y=700 - 40 * at) for at, text in enumerate(VOTES)],
    ]
    (documents / "hall.pdf").write_bytes(make_pdf(pages))
    (tmp_path / "secret.txt").write_text(SECRET, encoding="utf-8")
    return documents


@pytest.fixture
def assistant(folder: Path, tmp_path: Path, with_script: Callable[..., Assistant]) -> Assistant:
    app = Application(Home(tmp_path / "home", False), Settings(), make_encoder=lambda *_: HashingEncoder())
    app.index([folder], progress=lambda *_: None)
    return with_script(app)


@pytest.fixture
def get(assistant: Assistant) -> Callable[..., httpx.Response]:
    app = FastAPI()
    app.include_router(document_router(Catalogue(assistant)))

    def call(what: str, path: str, *, content_hash: str = "", language: str = "en", **more) -> httpx.Response:
        async def go() -> httpx.Response:
            transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
            async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:7860") as client:
                found = {"path": path, "hash": content_hash or hash_of(assistant, path), **more}
                return await client.get(f"/source/{what}", params=found, headers={"accept-language": language})

        return asyncio.run(go())

    return call


def hash_of(assistant: Assistant, path: str) -> str:
    entries = assistant.index.manifest.documents
    return next((entry.content_hash for entry in entries if entry.path == path), "none")


def offsets(assistant: Assistant, path: str, words: str, *, last: bool = False) -> str:
    rows = [row for row, entry in enumerate(assistant.index.manifest.documents) if entry.path == path]
    text = assistant.index.documents[rows[0]].text
    start = text.rindex(words) if last else text.index(words)
    return f"{start}-{start + len(words)}"


def test_the_whole_document_comes_with_the_mark(get, assistant):
    html = get("whole", NAME, marks=offsets(assistant, NAME, "crane")).text
    assert "The <mark>crane</mark> fell" in html


def test_the_file_comes_as_it_was_indexed_and_never_as_a_page(get, folder):
    answer = get("file", NAME)
    assert answer.content == (folder / NAME).read_bytes()
    assert answer.headers["content-type"] == "application/octet-stream"
    kind, _, name = answer.headers["content-disposition"].partition("; filename*=UTF-8''")
    assert (kind, unquote(name)) == ("attachment", NAME)
    assert answer.headers["content-security-policy"] == "default-src 'none'; sandbox"


@pytest.mark.parametrize(
    "path", ["../secret.txt", "secret.txt", "/etc/passwd", "", ".", "x\x00y", "documents/../../secret.txt"]
)
@pytest.mark.parametrize("what", ["whole", "text", "page", "file"])
def test_nothing_but_what_is_indexed_is_found(get, folder, path, what):
    for name in (path, str(folder.parent / "secret.txt")):
        answer = get(what, name, content_hash="0" * 64, start=0, end=10)
        assert answer.status_code == 404
        assert "42" not in answer.text


def test_a_file_that_became_a_link_is_not_followed(get, folder):
    (folder / NAME).unlink()
    (folder / NAME).symlink_to(folder.parent / "secret.txt")
    answer = get("file", NAME)
    assert (answer.status_code, "42" in answer.text) == (409, False)


def test_a_folder_that_became_a_link_gives_nothing_else(get, folder):
    other = folder.parent / "other"
    other.mkdir()
    (other / NAME).write_text(SECRET, encoding="utf-8")
    shutil.rmtree(folder)
    folder.symlink_to(other)
    answer = get("file", NAME)
    assert (answer.status_code, "42" in answer.text) == (409, False)
    assert "has changed since it was indexed" in answer.json()["detail"]


def test_a_document_that_changed_is_shown_as_it_is_now(get):
    html = get("whole", NAME, content_hash="0" * 64, marks="4-9").text
    assert "has changed since it was quoted" in html
    assert "<mark>" not in html


@pytest.mark.parametrize("path", ["moved/report.md", "other collection/report.md"])
def test_a_document_that_only_moved_is_the_one_that_was_quoted(get, assistant, path):
    html = get("whole", path, content_hash=hash_of(assistant, NAME), marks=offsets(assistant, NAME, "crane")).text
    assert "<mark>crane</mark>" in html
    assert "has changed" not in html


def test_a_page_is_drawn_with_the_quoted_words_painted(get, assistant):
    html = get("page", "hall.pdf", marks=offsets(assistant, "hall.pdf", "nine information desks")).text
    assert html.count("class='box'") == 2  # on two lines
    assert "src='data:image/png;base64,iVBORw0KGgo" in html


def test_a_line_that_stands_on_a_page_twice_is_painted_where_it_was_quoted(get, assistant):
    def top(*, last: bool) -> float:
        html = get("page", "hall.pdf", marks=offsets(assistant, "hall.pdf", VOTES[1], last=last)).text
        (found,) = re.findall(r"class='box' style='left:[\d.]+%;top:([\d.]+)%", html)
        return float(found)

    # baselines stand at 660 and 580 of 792 points: about 16 and 26 % from above, less the letters' height
    assert 13 < top(last=False) < 17
    assert 23 < top(last=True) < 27


def test_a_page_of_what_is_no_pdf_is_not_drawn(get, assistant):
    assert get("page", NAME, marks=offsets(assistant, NAME, "crane")).status_code == 404


def test_a_pdf_that_is_gone_is_explained(get, assistant, folder):
    marks = offsets(assistant, "hall.pdf", "nine")
    (folder / "hall.pdf").unlink()
    answer = get("page", "hall.pdf", marks=marks)
    assert answer.status_code == 409
    assert answer.json()["detail"] == "The page cannot be drawn: 'hall.pdf' cannot be read (No such file or directory)"


def test_the_words_around_it_are_in_the_browsers_language(get):
    assert "下载原文件" in get("whole", NAME, language="zh-CN,zh;q=0.9").text
    assert "Download the original" in get("whole", NAME, language="de").text
