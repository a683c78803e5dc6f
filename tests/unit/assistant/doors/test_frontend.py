import asyncio
import gzip

import httpx
import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from assistant.doors.frontend import Frontend


class Gradio:
    """A page with files, which counts how often it is asked for each path."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        paths = {"/": "<html>", "/assets/a.js": "a", "/assets/b.css": "b", "/static/font.woff2": "f", "/other": "o"}
        routes = [Route(path, self._answer(text), methods=["GET", "POST"]) for path, text in paths.items()]
        self.app = Frontend(Starlette(routes=routes))

    def _answer(self, text: str):
        def answer(request) -> Response:
            self.asked.append(request.url.path)
            return PlainTextResponse(f"{text}{len(self.asked)}")

        return answer

    def call(self, path: str, *, method: str = "GET", **headers: str) -> httpx.Response:
        async def go() -> httpx.Response:
            transport = httpx.ASGITransport(app=self.app)
            async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
                return await client.request(method, path, headers={"accept-encoding": "identity", **headers})

        return asyncio.run(go())


@pytest.fixture
def gradio() -> Gradio:
    return Gradio()


def test_a_file_is_asked_for_once_in_each_encoding(gradio):
    texts = [gradio.call("/assets/a.js").text for _ in range(3)]
    gradio.call("/assets/a.js", **{"accept-encoding": "br"})
    assert texts == ["a1", "a1", "a1"]
    assert gradio.asked == ["/assets/a.js"] * 2


def test_what_is_no_file_of_the_page_is_asked_for_each_time(gradio):
    assert [gradio.call("/other").text for _ in range(2)] == ["o1", "o2"]


def test_a_file_that_is_not_there_is_not_kept(gradio):
    assert [gradio.call("/assets/none.js").status_code for _ in range(2)] == [404, 404]
    assert "link" not in gradio.call("/").headers


def test_a_part_of_a_file_is_not_kept(gradio):
    gradio.call("/assets/a.js", range="bytes=0-0")
    gradio.call("/assets/a.js")
    assert len(gradio.asked) == 2


def test_files_named_by_their_content_never_change_others_may(gradio):
    assert "immutable" in gradio.call("/assets/a.js").headers["cache-control"]
    assert "cache-control" not in gradio.call("/static/font.woff2").headers


def test_the_page_names_what_the_first_browser_needed_until_its_first_event(gradio):
    assert "link" not in gradio.call("/").headers
    gradio.call("/assets/a.js")
    gradio.call("/other", method="POST")
    gradio.call("/assets/b.css")
    assert gradio.call("/").headers["link"] == "</assets/a.js>; rel=modulepreload"


def test_a_style_is_named_as_one(gradio):
    gradio.call("/assets/b.css")
    assert gradio.call("/").headers["link"] == "</assets/b.css>; rel=preload; as=style; crossorigin"


def test_the_page_is_compressed_for_those_who_accept_it(gradio):
    answer = gradio.call("/", **{"accept-encoding": "gzip"})
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.text == "<html>1"
    assert int(answer.headers["content-length"]) == len(gzip.compress(b"<html>1", 6))
