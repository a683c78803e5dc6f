"""Propose questions from documents: their sentences asked back, their lists asked for whole."""

import json
import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass

from corpus.document import Block, BlockKind, Document
from corpus.sentences import split_sentences
from eval.draft.echo import echo_questions

_SPOKEN = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
_LABEL = re.compile(r"^\s*(?:\(?(?:\d{1,3}|[IVXLC]{1,6}|[a-zA-Z])[.)]|[-*•])\s+")
_POINTS_BACK = re.compile(
    r"^(?:Among (?:them|these|those)|"
    r"(?:It|Its|They|Their|He|His|She|Her|This|That|These|Those|We|Our|I|You|There|Such|Here)\b)"
)
_WORDS = range(6, 36)
_ITEMS = range(3, 16)


@dataclass(frozen=True, slots=True)
class Draft:
    """A proposed question; `evidence` is verbatim."""

    id: str
    kind: str
    question: str
    answers: tuple[str, ...]
    document: str
    evidence: tuple[str, ...]

    def as_line(self) -> str:
        """Return the row of a `questions.jsonl`, marked as a draft."""
        values = asdict(self)
        document = values.pop("document")
        quotes = values.pop("evidence")
        row = {**values, "answerable": True, "evidence": [{"document": document, "quote": q} for q in quotes]}
        return json.dumps({**row, "draft": True}, ensure_ascii=False)


def propose(documents: Iterable[Document], *, limit: int) -> list[Draft]:
    """Return questions from all documents and of all kinds in turn, the same ones every time.

    Args:
        documents: What is indexed.
        limit: Most questions.
    """
    lanes: dict[tuple[str, str], deque[Draft]] = {}
    for document in documents:
        for draft in _of(document):
            lanes.setdefault((draft.kind, draft.document), deque()).append(draft)
    chosen: list[Draft] = []
    seen: set[str] = set()
    while lanes and len(chosen) < limit:
        for lane in sorted(lanes):
            draft = lanes[lane].popleft()
            if draft.question not in seen and len(chosen) < limit:
                seen.add(draft.question)
                chosen.append(draft)
        lanes = {lane: waiting for lane, waiting in lanes.items() if waiting}
    return [
        Draft(f"draft-{number:03}", d.kind, d.question, d.answers, d.document, d.evidence)
        for number, d in enumerate(chosen, 1)
    ]


def _of(document: Document) -> Iterator[Draft]:
    for block in document.blocks:
        if block.kind in _SPOKEN:
            for sentence in _statements(document, block):
                for asked in echo_questions(sentence):
                    yield Draft("", asked.kind, asked.question, (asked.answer,), document.path, (sentence,))
    yield from _lists(document)


def _statements(document: Document, block: Block) -> Iterator[str]:
    """Yield the sentences of a block that can be understood alone, without their list label."""
    for start, end in split_sentences(document.text, block.start, block.end):
        sentence = _LABEL.sub("", document.text[start:end])
        complete = sentence[:1].isupper() and sentence.endswith(".") and "\n" not in sentence
        if complete and len(sentence.split()) in _WORDS and not _POINTS_BACK.match(sentence):
            yield sentence


def _lists(document: Document) -> Iterator[Draft]:
    """Yield a question for each list under a heading of its own."""
    for blocks in document.lists.values():
        items = [block for block in blocks if block.kind is BlockKind.LIST_ITEM and block.section]
        if len(items) in _ITEMS and len({item.section for item in items}) == 1:
            texts = [document.slice(item).strip() for item in items]
            yield _list_draft(document.path, items[0].section[-1], texts)


def _list_draft(path: str, heading: str, texts: Sequence[str]) -> Draft:
    answers = tuple(_LABEL.sub("", text) for text in texts)
    return Draft("", "list", f"What is listed under “{heading}”?", answers, path, tuple(texts))
