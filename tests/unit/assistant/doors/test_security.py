import asyncio

import httpx
import pytest

from assistant.doors.security import HEADERS, MAX_BODY, SecurityMiddleware


async def inner(scope, receive, send):
    """Answer 200 with the length of the body."""
    body = b""
    while True:
        message = await receive()
        body += message.get("body", b"")
        if not message.get("more_body"):
            break
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": str(len(body)).encode()})


def request(method: str = "GET", path: str = "/", **given) -> httpx.Response:
    async def go() -> httpx.Response:
        transport = httpx.ASGITransport(app=SecurityMiddleware(inner))
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:7860") as client:
            return await client.request(method, path, **given)

    return asyncio.run(go())


def test_every_response_carries_the_headers():
    assert HEADERS.items() <= dict(request().headers).items()


@pytest.mark.parametrize(
    ("status", "given"),
    [
        (403, {"headers": {"origin": "http://evil.example"}}),
        (404, {"path": "/gradio_api/upload"}),
        (413, {"method": "POST", "content": b"x" * (MAX_BODY + 1)}),
    ],
)
def test_a_refusal_carries_the_headers_too(status, given):
    response = request(**given)
    assert response.status_code == status
    assert HEADERS.items() <= dict(response.headers).items()


def test_nothing_may_be_loaded_from_or_sent_to_another_host():
    directives = [part.split() for part in HEADERS["content-security-policy"].split(";")]
    allowed = {source for name, *sources in directives for source in sources}
    assert allowed == {"'self'", "'none'", "'unsafe-inline'", "'unsafe-eval'", "data:", "blob:"}


@pytest.mark.parametrize("origin", ["http://evil.example", "http://127.0.0.1:9999", "null", "http://127.0.0.1"])
def test_a_foreign_origin_is_refused(origin):
    assert request("POST", headers={"origin": origin}).status_code == 403


def test_the_pages_own_origin_is_served():
    assert request("POST", headers={"origin": "http://127.0.0.1:7860"}).status_code == 200


def test_a_body_of_the_greatest_length_is_served():
    assert request("POST", content=b"x" * MAX_BODY).text == str(MAX_BODY)


def test_a_larger_body_is_refused_and_not_read():
    assert request("POST", content=b"x" * (MAX_BODY + 1)).status_code == 413


def test_a_body_that_does_not_say_its_length_is_refused():
    async def endless():
        yield b"x"

    assert request("POST", content=endless()).status_code == 411


@pytest.mark.parametrize("length", ["-1", "1e3", "²", ""])
def test_a_length_that_is_no_number_is_refused(length):
    headers = {"content-length": length.encode("latin-1")}
    assert request("POST", headers=headers).status_code == 413


@pytest.mark.parametrize(
    "path",
    ["/gradio_api/upload", "/gradio_api/upload_progress", "/gradio_api/file=/etc/passwd", "/gradio_api/proxy=http://x"],
)
def test_routes_that_nothing_needs_are_closed(path):
    assert request(path=path).status_code == 404


def test_a_browser_without_a_cookie_gets_one_that_scripts_cannot_read():
    cookie = request().headers["set-cookie"]
    assert cookie.startswith("assistant_session=")
    assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= set(cookie.split("; "))


def test_each_browser_gets_a_cookie_of_its_own():
    # 24 random bytes are 32 characters of base64
    cookies = {request().headers["set-cookie"].split(";")[0].removeprefix("assistant_session=") for _ in range(20)}
    assert (len(cookies), {len(cookie) for cookie in cookies}) == (20, {32})


@pytest.mark.parametrize("cookie", ["assistant_session=k", "a,b=1; assistant_session=k", "a b; assistant_session=k"])
def test_a_browser_keeps_its_cookie_whatever_else_it_sends(cookie):
    assert "set-cookie" not in request(headers={"cookie": cookie}).headers


def test_what_is_no_http_passes_through():
    seen = []

    async def app(scope, receive, send):
        seen.append(scope["type"])

    asyncio.run(SecurityMiddleware(app)({"type": "lifespan"}, None, None))
    assert seen == ["lifespan"]
