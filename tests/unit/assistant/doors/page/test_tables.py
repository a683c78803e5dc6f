"""Rows of tables are shown under the names of their columns, in the answer and in its sources."""

from html.parser import HTMLParser

import pytest

from assistant.answer import Answer, CheckedSentence, Citation, Timings
from assistant.check import Support, Verdict
from assistant.conversations.record import AnswerRecord, record_of
from assistant.doors.page.render import answer_html
from assistant.doors.page.sources import plain_text, sources_html
from assistant.doors.page.words import ENGLISH
from assistant.events import Evidence
from corpus.document import Block, BlockKind, Document
from corpus.passage import Passage

HEADER, RAFT, CANOE = "Boat | Fee | Paid", "Raft | 7 | monthly", "Canoe | 9 | at 7 in the hall"
FULL = Verdict(Support.FULL, "verbatim in the passage")


class Seen(HTMLParser):
    """Gathers rows of cells, marked texts and the names of tags and attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.marked: list[tuple[str, str]] = []
        self.names: set[str] = set()
        self._open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.names |= {tag, *(name for name, _ in attrs)}
        self._open.append(tag)
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")
        if tag == "mark":
            self.marked.append((dict(attrs).get("class") or "", ""))

    def handle_endtag(self, tag):
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data):
        if "a" not in self._open and {"td", "th"} & set(self._open):
            self.rows[-1][-1] += data
        if "mark" in self._open:
            self.marked[-1] = self.marked[-1][0], self.marked[-1][1] + data


def document_of(*rows: str, before: str = "The fees:", after: str = "They rise.") -> Document:
    blocks, parts, at = [], [before, *rows, after], 0
    for number, text in enumerate(parts):
        row = 0 < number < len(parts) - 1
        kind = BlockKind.TABLE_ROW if row else BlockKind.PARAGRAPH
        blocks.append(Block(kind, at, at + len(text), list_id=1 if row else None))
        at += len(text) + 2
    return Document("a.md", "T", "\n\n".join(parts), tuple(blocks), "0" * 64)


def answered(document: Document, *sentences: str, short: str | None = None, first: str = "") -> AnswerRecord:
    """Return an answer of rows, each cited from the one passage, which may begin at some words."""
    passage = Passage(document, document.text.index(first), len(document.text))
    spans = ((document.text.find(text), len(text)) for text in sentences)
    quotes = tuple(Evidence(document, start, start + length) for start, length in spans if start >= 0)
    return record_of(
        Answer(
            question="q",
            standalone_question="q",
            sentences=tuple(CheckedSentence(text, (1,), FULL) for text in sentences),
            short=short,
            abstained=False,
            missing=(),
            confidence=1.0,
            citations=(Citation(1, passage, quotes, 1.0),),
            hits=(),
            notes=(),
            generator="g",
            index="1",
            timings=Timings(0, 0, 0, 0),
        )
    )


def test_a_row_stands_under_the_names_of_its_columns_with_its_source_behind():
    html = answer_html(answered(document_of(HEADER, RAFT, CANOE), HEADER, RAFT), 1, ENGLISH)
    assert Seen(html).rows == [["Boat", "Fee", "Paid", ""], ["Raft", "7", "monthly", ""]]
    assert html.count("href='#cite-1-1'") == 2
    assert " | " not in html


def test_the_cell_of_the_short_answer_is_marked_in_the_answer_and_on_the_card():
    answer = answered(document_of(HEADER, RAFT, CANOE), HEADER, RAFT, short="7")
    assert Seen(answer_html(answer, 1, ENGLISH)).marked == [("short", "7")]
    marked = Seen(sources_html(answer, 1, ENGLISH)).marked
    assert ("short", "7") in marked
    assert ("", "monthly") in marked
    assert all("hall" not in text for _, text in marked)


def test_a_short_answer_that_stands_in_two_cells_marks_neither():
    answer = answered(document_of(HEADER, "Raft | 7 | 7"), HEADER, "Raft | 7 | 7", short="7")
    assert Seen(answer_html(answer, 1, ENGLISH)).marked == []


def test_a_card_shows_the_whole_table_between_the_text_around_it():
    html = sources_html(answered(document_of(HEADER, RAFT, CANOE), CANOE), 1, ENGLISH)
    assert Seen(html).rows == [HEADER.split(" | "), RAFT.split(" | "), CANOE.split(" | ")]
    assert "The fees:<div class='cells'" in html
    assert "</table></div>They rise.</div>" in html


def test_a_passage_that_begins_inside_a_table_is_shown_with_its_header():
    answer = answered(document_of(HEADER, RAFT, CANOE), CANOE, first=CANOE)
    rows = [HEADER.split(" | "), CANOE.split(" | ")]
    assert Seen(sources_html(answer, 1, ENGLISH)).rows == rows
    assert [row[:3] for row in Seen(answer_html(answer, 1, ENGLISH)).rows] == rows


def test_an_empty_name_moves_no_column():
    html = answer_html(answered(document_of("| 2022 | 2023", "Sales | 5 | 6"), "Sales | 5 | 6"), 1, ENGLISH)
    assert [row[:3] for row in Seen(html).rows] == [["", "2022", "2023"], ["Sales", "5", "6"]]


def test_a_sentence_that_is_no_row_stays_a_sentence():
    html = answer_html(answered(document_of(HEADER, RAFT), "They rise.", "Boat | of | dreams"), 1, ENGLISH)
    assert Seen(html).rows == []
    assert "Boat | of | dreams" in html


def test_the_copy_and_what_is_kept_stay_text():
    answer = answered(document_of(HEADER, RAFT), HEADER, RAFT, short="7")
    assert plain_text(answer, ENGLISH).splitlines()[:2] == ["7", f"{HEADER} [1] {RAFT} [1]"]
    assert AnswerRecord.model_validate_json(answer.model_dump_json()) == answer


def test_what_was_kept_before_tables_were_is_shown_as_it_was():
    answer = answered(document_of(HEADER, RAFT), HEADER, RAFT)
    kept = answer.model_dump(mode="json")
    for source in kept["cited"]:
        del source["passage"]["tables"]
    old = AnswerRecord.model_validate(kept)
    assert Seen(sources_html(old, 1, ENGLISH)).rows == []
    assert RAFT in answer_html(old, 1, ENGLISH)


@pytest.mark.parametrize(
    "payload", ["<img src=x onerror=alert(1)>", "' onmouseover='alert(1)", "</td></table><script>1</script>"]
)
def test_no_markup_comes_from_a_cell(payload):
    row, names = f"{payload} | 7 | {payload}", f"{payload} | Fee | x"
    answer = replace_short(answered(document_of(names, row), names, row), payload)
    seen = Seen(answer_html(answer, 1, ENGLISH) + sources_html(answer, 1, ENGLISH))
    assert not seen.names & {"img", "script", "onerror", "onmouseover"}
    assert [payload, "7", payload, ""] in seen.rows


def replace_short(answer: AnswerRecord, short: str) -> AnswerRecord:
    return answer.model_copy(update={"short": short})
