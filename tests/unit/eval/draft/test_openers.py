"""First questions come from the documents' own headings and lists, and only those that are answered are kept."""

from collections.abc import Callable
from dataclasses import dataclass, field
from types import SimpleNamespace

import pytest

from assistant.answer import Answer, CheckedSentence, Citation, Timings
from assistant.check import Support, Verdict
from assistant.events import Evidence
from corpus.document import Document
from corpus.passage import Passage
from corpus.readers.markdown import read_markdown
from eval.draft.openers import Opener, openers, opening_questions

TEXT = """# Harbour

The harbour moved 412 tonnes of grain in May.

## 1. What does it cost?

A day costs 9 euros.

## 2.1 Ships at home

- Aurora
- Bremen
- Carla

## Staff

Nine pilots work here.

## 三、港口的建设情况

新建了两个码头。
"""


def document_of(text: str, name: str = "harbour") -> Document:
    return read_markdown(text, name=name).as_document(f"{name}.md")


def quoting(document: Document, quote: str, *, abstained: bool = False) -> Answer:
    """Return an answer of one sentence that quotes a document."""
    start = document.text.index(quote)
    evidence = Evidence(document, start, start + len(quote))
    passage = Passage(document, start, start + len(quote))
    sentence = CheckedSentence(quote, (1,), Verdict(Support.FULL, ""))
    citation = Citation(1, passage, (evidence,), 1.0)
    times = Timings(0, 0, 0, 0)
    return Answer("q", "q", (sentence,), None, abstained, (), 1.0, (citation,), (), (), "g", "1", times)


@dataclass
class Answering:
    """Answers every question with a quote, or as a refusal; counts the questions."""

    quote: Callable[[str], tuple[Document, str]]
    refuses: Callable[[str], bool] = lambda _: False
    asked: list[str] = field(default_factory=list)

    def ask(self, question: str) -> Answer:
        self.asked.append(question)
        return quoting(*self.quote(question), abstained=self.refuses(question))


def index_of(*documents: Document) -> SimpleNamespace:
    return SimpleNamespace(documents=documents)


def test_headings_that_ask_come_first_then_lists_then_headings_then_sentences():
    assert [opener.question for opener in openers(document_of(TEXT))] == [
        "What does it cost?",
        "List what is under “Ships at home”.",
        "What is said about “Ships at home”?",
        "“港口的建设情况”讲了什么？",
        "The harbour moved how many tonnes of grain in May?",
    ]


@pytest.mark.parametrize(
    ("quote", "abstained", "kept"),
    [("Nine pilots", False, True), ("Nine pilots", True, False), ("412 tonnes", False, False)],
)
def test_an_answer_counts_when_it_stands_under_the_heading(quote, abstained, kept):
    opener = Opener("What is said about “Staff”?", "harbour.md", section="Staff")
    assert opener.is_answered_by(quoting(document_of(TEXT), quote, abstained=abstained)) is kept


def test_an_answer_from_another_document_does_not_count():
    opener = Opener("What is said about “Staff”?", "harbour.md", section="Staff")
    assert not opener.is_answered_by(quoting(document_of(TEXT, "other"), "Nine pilots"))


def test_a_list_counts_only_when_it_is_answered_whole():
    opener = Opener("List what is under “Ships”.", "harbour.md", section="2.1 Ships at home", sentences=3)
    assert not opener.is_answered_by(quoting(document_of(TEXT), "Aurora"))


def test_documents_take_turns_and_a_heading_is_asked_about_once():
    text = "# D\n\n## The {0} plan\n\nText.\n\n## Its {0} cost\n\nFree."
    documents = [document_of(text.format(name), name) for name in "ab"]

    def quote(question: str) -> tuple[Document, str]:
        document = documents["b plan" in question or "b cost" in question]
        return document, "Free" if "cost" in question else "Text"

    assert opening_questions(Answering(quote), index_of(*documents), limit=3) == (
        "What is said about “The a plan”?",
        "What is said about “The b plan”?",
        "What is said about “Its a cost”?",
    )


def test_what_is_refused_is_not_suggested_and_the_tries_are_bounded():
    document = document_of("# D\n\n" + "".join(f"## The plan number {n}\n\nText.\n\n" for n in range(100)))
    answering = Answering(lambda _: (document, "Text"), refuses=lambda _: True)
    assert opening_questions(answering, index_of(document), limit=4) == ()
    assert len(answering.asked) == 32  # 16 turns of 2


def test_documents_without_a_heading_to_ask_about_give_nothing():
    document = document_of("Words.")
    assert opening_questions(Answering(lambda _: (document, "Words")), index_of(document), limit=4) == ()
