from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt

from assistant.conversations.exchange import Exchange
from assistant.conversations.record import record_of
from assistant.doors.page.export import to_markdown, to_page
from assistant.doors.page.words import ENGLISH
from assistant.events import Evidence, Sentence

HOSTILE = "<img src=x onerror=alert(1)> ![x](http://evil.example/a.png) # head `code` $x$"


@pytest.fixture
def exchange(scripted):
    def quote(hits):
        document = hits[0].passage.document
        start = document.text.index("412 tonnes")
        return [Sentence("412 tonnes", (Evidence(document, start, start + len("412 tonnes")),))]

    answer = scripted(quote)[0].ask("How many tonnes of grain?")
    return Exchange(number=1, question=answer.question, answer=record_of(answer))


class Tags(HTMLParser):
    """Gathers tags and the addresses that a browser would fetch."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.fetched: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.fetched += [value for name, value in attrs if name in ("src", "href") and not value.startswith("#")]


def tags_of(html: str) -> Tags:
    tags = Tags()
    tags.feed(html)
    return tags


def test_markdown_holds_question_answer_and_quoted_passage(exchange):
    text = to_markdown("Grain", [exchange], ENGLISH)
    assert text.splitlines() == [
        "# Grain",
        "",
        "## How many tonnes of grain?",
        "",
        "412 tonnes \\[1\\]",
        "",
        "> \\[1\\] Harbour report (harbour.md)",
        ">",
        "> 412 tonnes",
    ]


def test_hostile_text_stays_text_in_markdown():
    html = MarkdownIt("commonmark").render(to_markdown(HOSTILE, [Exchange(number=1, question=HOSTILE)], ENGLISH))
    assert tags_of(html).tags == {"h1", "h2", "p"}
    assert html.count("&lt;img src=x onerror=alert(1)&gt; ![x](http://evil.example/a.png) # head `code` $x$") == 2


def test_the_page_fetches_nothing_and_runs_nothing(exchange):
    tags = tags_of(to_page(HOSTILE, [exchange, Exchange(number=2, question=HOSTILE, failure=HOSTILE)], ENGLISH))
    assert tags.fetched == []
    assert not tags.tags & {"script", "img", "iframe", "link"}


def test_the_page_quotes_its_passages_and_its_chips_lead_to_them(exchange):
    page = to_page("Grain", [exchange], ENGLISH)
    assert ">412 tonnes</mark>" in page
    assert "<h2>How many tonnes of grain?</h2>" in page
    assert ("href='#cite-1-1'" in page, "id='cite-1-1'" in page) == (True, True)


def test_an_exchange_without_an_answer_says_why():
    failed = Exchange(number=1, question="???", failure="holds no word")
    assert "holds no word" in to_markdown("t", [failed], ENGLISH)
    assert "holds no word" in to_page("t", [failed], ENGLISH)
