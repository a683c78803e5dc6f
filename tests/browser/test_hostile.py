"""A document, a file name or a question may hold anything; nothing of it runs and nothing calls another host."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.samples.canary import Canary, canary_server
from tests.samples.payloads import payloads

MARKUP = "<img src=x onerror=window.pwned=1>"


def document(canary: str) -> str:
    return f"""# Zebra {MARKUP} report

The zebra <script>window.pwned=1</script> weighs 300 kilograms {MARKUP} ${{window.pwned=1}} {{{{window.pwned=1}}}}.

The zebra eats ![grass]({canary}/markdown.png) and <img src="{canary}/tag.png"> in C:\\users\\new daily.

## Heading <svg onload="window.pwned=1"><style>@import "{canary}/style.css";</style>

The zebra sleeps </div></article><iframe src="{canary}/frame"></iframe> four hours [link](javascript:window.pwned=1).

The zebra drinks `${{fetch("{canary}/template")}}` nine litres <a href="{canary}/a" autofocus onfocus=window.pwned=1>.
"""


@pytest.fixture(scope="module")
def canary() -> Iterator[Canary]:
    """A server at another port that nobody should ever call."""
    with canary_server() as server:
        yield server


@pytest.fixture(scope="module")
def evil(canary) -> str:
    """The address of the canary server."""
    return canary.address


@pytest.fixture(scope="module")
def hostile_address(serve, evil, tmp_path_factory) -> str:
    """A server over one hostile document with a hostile name."""
    folder: Path = tmp_path_factory.mktemp("hostile")
    name = "<img src=x onerror=window.pwned=1>'\" ![x](evil) ${window.pwned=1}\r\r.md"
    (folder / name).write_text(document(evil), encoding="utf-8")
    return serve(folder)


def assert_inert(tab, canary) -> None:
    tab.page.wait_for_timeout(300)  # time for what should not happen
    assert tab.page.evaluate("window.pwned") is None
    assert (
        tab.page.locator(
            ":is(#chat, #sources, #documents, #evaluation) :is(img, iframe, object, embed, svg[onload])"
        ).count()
        == 0
    )
    assert canary.hits == []


@pytest.mark.parametrize(
    "question",
    [
        "How many kilograms does the zebra weigh?",
        "What does the zebra eat daily?",
        "How many hours does the zebra sleep?",
        "How many litres does the zebra drink?",
    ],
)
def test_a_hostile_document_is_shown_as_text(new_tab, hostile_address, canary, question):
    tab = new_tab(hostile_address)
    tab.ask(question, status="source")
    tab.page.locator("a.chip").first.click()
    assert_inert(tab, canary)
    assert "zebra" in tab.page.locator(".card.active").inner_text()


def test_a_hostile_document_stays_text_after_a_reload_and_a_refusal(new_tab, hostile_address, canary):
    tab = new_tab(hostile_address)
    tab.ask("Who painted the Mona Lisa?", status="Not found")
    tab.open()
    assert_inert(tab, canary)
    assert MARKUP in tab.page.locator("#sources").inner_text()


def test_a_hostile_question_is_shown_as_text(new_tab, hostile_address, canary, evil):
    tab = new_tab(hostile_address)
    questions = [
        f"Zebra {MARKUP} <script>window.pwned=1</script>?",
        f"Zebra ![x]({evil}/q.png) <img src={evil}/q2.png> ${{window.pwned=1}} {{{{window.pwned=1}}}}?",
        f"Zebra </div>\n\n![x]({evil}/q3.png)\n\n<iframe src={evil}/q4></iframe>?",
        "Zebra $$\\href{javascript:window.pwned=1}{x}$$ [x](javascript:window.pwned=1)?",
    ]
    for question in questions:
        tab.ask(question, status=re.compile("source|passages"))
    assert_inert(tab, canary)
    assert MARKUP in tab.page.locator("[data-testid=user]").first.inner_text()


@pytest.fixture(scope="module")
def teeming_address(serve, evil, tmp_path_factory) -> str:
    """A server over sixty documents whose names, titles, headings and texts are payloads."""
    folder: Path = tmp_path_factory.mktemp("teeming")
    for number, payload in enumerate(payloads(evil)):
        line = " ".join(payload.split())
        name = f"{number} {line}".replace("/", "∕")[:120]
        text = f"# Newt {number} {line}\n\n## Food {line}\n\nNewt {number} eats {payload} daily.\n"
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    return serve.scripted(folder)


@pytest.mark.parametrize("begin", range(0, 60, 10))
def test_what_a_generator_says_is_shown_as_text(new_tab, scripted_address, canary, evil, begin):
    tab = new_tab(scripted_address)
    tab.ask(f"repeat {' and '.join(payloads(evil)[begin : begin + 10])}?", status="source")
    assert_inert(tab, canary)
    assert "and" in tab.page.locator("#chat .answer").last.inner_text()


def test_sixty_hostile_documents_are_text_wherever_they_are_shown(new_tab, teeming_address, canary):
    tab = new_tab(teeming_address)
    tab.ask("What do newts eat daily?", status="source")
    tab.page.locator("#sources button.open").first.click()
    tab.page.locator("#document").get_by_text("Newt").first.wait_for()
    assert_inert(tab, canary)
    tab.page.keyboard.press("Escape")
    tab.page.locator("#tab-documents").click()
    tab.page.locator("#documents button.open").first.click()
    tab.page.locator("#documents article").get_by_text("Newt").first.wait_for()
    assert_inert(tab, canary)
    ids = tab.page.evaluate("[...document.querySelectorAll('[id]')].map((each) => each.id)")
    assert len(ids) == len(set(ids))  # dialog, tabs and chat are written apart and stand in one page
    tab.page.locator("#tab-evaluation").click()
    tab.page.get_by_role("button", name="Propose questions").click()
    tab.page.locator("#evaluation").get_by_text("eats").first.wait_for()
    assert_inert(tab, canary)


def test_the_canary_would_notice_a_call(canary, browser, evil):
    page = browser.new_page()
    page.set_content(f"<img src='{evil}/hello.png'>")  # returns when the picture has been asked for
    page.close()
    assert canary.hits == ["/hello.png"]
    canary.hits.clear()
