"""First questions that one could ask, made from the documents' own headings, lists and sentences."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, cycle, islice

from assistant.answer import Answer
from assistant.ask import Asking
from corpus.document import Document
from embeddings.index import Index
from eval.draft.propose import propose

_DOCUMENTS = 12
"""Most documents that questions are made from, spread over all."""
_TURNS, _TRIED = 16, 2
"""Most turns of documents, and most questions that are tried in one: each costs as much as if it were asked."""
_DRAFTS = 12
_LEAST_ITEMS = 3
_WORDS, _LETTERS = range(2, 11), range(4, 25)
_LONGEST = 100
_CJK = re.compile(r"[\u3400-\u9fff]")
_LABEL = re.compile(r"^[\W_]*(?:\d{1,2}(?:\.\d{1,3})*[.)]?\s+|[IVXLC]{1,5}[.)]\s+|[一二三四五六七八九十]+、)?")


@dataclass(frozen=True, slots=True)
class Opener:
    """A question and what tells whether an answer is the one that it was made from.

    Attributes:
        question: Standing alone.
        document: Path of the document it was made from.
        section: The heading that the answer stands under; empty for a question made from a sentence.
        evidence: That sentence, verbatim.
        sentences: Fewest sentences of a whole answer.
    """

    question: str
    document: str
    section: str = ""
    evidence: str = ""
    sentences: int = 1

    @property
    def source(self) -> str:
        """The heading or the sentence that it was made from."""
        return self.section or self.evidence

    def is_answered_by(self, answer: Answer) -> bool:
        """Tell whether an answer is no refusal and quotes what the question was made from."""
        if answer.abstained or len(answer.sentences) < self.sentences:
            return False
        quotes = [quote for citation in answer.citations for quote in citation.quotes]
        own = [quote for quote in quotes if quote.document.path == self.document]
        if self.evidence:
            return any(self.evidence in quote.text for quote in own)
        blocks = (quote.document.block_at(quote.start) for quote in own)
        return any(self.section in block.section for block in blocks if block)


def opening_questions(assistant: Asking, index: Index, *, limit: int) -> tuple[str, ...]:
    """Return questions that the documents answer, from different documents in turn; the same ones every time.

    Args:
        assistant: Asked each of them, to keep only what it answers.
        index: What its documents are taken from.
        limit: Most questions.
    """
    step = max(1, len(index.documents) // _DOCUMENTS)
    rows = range(0, len(index.documents), step)[:_DOCUMENTS]
    lanes = [openers(index.documents[row]) for row in rows]
    kept: dict[tuple[str, str], str] = {}  # by document and heading
    for lane in islice(cycle(lanes), _TURNS if lanes else 0):
        if len(kept) == limit:
            break
        fresh = (opener for opener in lane if (opener.document, opener.source) not in kept)
        answered = (each for each in islice(fresh, _TRIED) if each.is_answered_by(assistant.ask(each.question)))
        if (opener := next(answered, None)) is not None:
            kept[opener.document, opener.source] = opener.question
    return tuple(dict.fromkeys(kept.values()))


def openers(document: Document) -> Iterator[Opener]:
    """Yield questions, best first: headings that are questions, whole lists, other headings, sentences asked back."""
    headings = list(dict.fromkeys(block.section[-1] for block in document.blocks if block.section))
    asking = [heading for heading in headings if heading.endswith(("?", "？"))]
    lists = (draft for draft in propose((document,), limit=_DRAFTS) if draft.kind == "list")
    listed = (_of_list(document, draft.evidence[0]) for draft in lists)
    about = (_about(document, heading) for heading in headings if heading not in asking)
    said = (
        Opener(draft.question, document.path, evidence=draft.evidence[0])
        for draft in propose((document,), limit=_DRAFTS)
        if draft.kind != "list"
    )
    asked = (Opener(_LABEL.sub("", heading), document.path, section=heading) for heading in asking)
    candidates = chain(asked, listed, filter(None, about), said)
    return (opener for opener in candidates if len(opener.question) <= _LONGEST)


def _of_list(document: Document, item: str) -> Opener:
    heading = next(block for block in document.blocks if document.slice(block).strip() == item).section[-1]
    name = _LABEL.sub("", heading).strip()
    question = f"“{name}”有哪些？" if _CJK.search(name) else f"List what is under “{name}”."
    return Opener(question, document.path, section=heading, sentences=_LEAST_ITEMS)


def _about(document: Document, heading: str) -> Opener | None:
    """Return a question about what stands under a heading, None for one that names too little to be asked about."""
    name = _LABEL.sub("", heading).strip()
    if _CJK.search(name):
        return Opener(f"“{name}”讲了什么？", document.path, section=heading) if len(name) in _LETTERS else None
    if len(name.split()) not in _WORDS:
        return None
    return Opener(f"What is said about “{name}”?", document.path, section=heading)
