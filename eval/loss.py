"""Find where a wrong answer was lost: the first step from the documents to the answer that failed."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from corpus.document import Document
from corpus.passage import Passage
from embeddings.index import Index
from eval.evidence import Gold, find_quote
from eval.metrics.contains import contains
from eval.question_set import QuestionRow
from eval.row import Lost, RowReport

_LONG = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True, slots=True)
class Walk:
    """What a question met on its way.

    Attributes:
        given: Passages that the generator was given, best first.
        deeper: Searches the ranking as deep as the retriever looks.
        cited: Passages that the answer cites.
    """

    given: Sequence[Passage]
    deeper: Callable[[], Sequence[Passage]]
    cited: Sequence[Passage]


@dataclass(frozen=True, slots=True)
class _Target:
    """What should have been found.

    Attributes:
        documents: Rows of the documents whose text has it.
        near: Does a passage have the most of it?
        whole: Does a passage have enough of it to answer from?
    """

    documents: list[int]
    near: Callable[[Passage], bool]
    whole: Callable[[Passage], bool]


class LossFinder:
    """Looks through one index."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._rows: dict[str, list[int]] = {}
        for row, entry in enumerate(index.manifest.documents):
            self._rows.setdefault(entry.path, []).append(row)

    def find(self, row: QuestionRow, report: RowReport, walk: Walk) -> Lost | None:
        """Return where the answer was lost; None for one that is right, or that the set does not judge."""
        if not report.wrong:
            return None
        if not row.answerable:
            return Lost.ANSWERED
        target = self._target(row)
        if not target.documents:
            return Lost.NOT_IN_TEXT
        if not any(target.whole(passage) for document in target.documents for passage in self._passages(document)):
            return Lost.CUT
        if any(map(target.near, walk.given)):
            return _unused(report, used=any(map(target.near, walk.cited)))
        return Lost.BELOW_CUT if any(map(target.near, walk.deeper())) else Lost.NOT_RETRIEVED

    def _target(self, row: QuestionRow) -> _Target:
        if not row.evidence:
            return self._by_answer(row, range(len(self._index.documents)))
        gold = [Gold(evidence) for evidence in row.evidence]
        named = sorted({each for evidence in row.evidence for each in self._rows.get(evidence.document, ())})
        if any(piece.row.quote for piece in gold):
            return self._by_quote(row, [piece for piece in gold if piece.row.quote], named)
        by_answer = self._by_answer(row, named)
        if by_answer.documents and not any(piece.row.page for piece in gold):
            return by_answer
        return _Target(named, lambda passage: _near(gold, passage), lambda passage: _near(gold, passage))

    def _by_quote(self, row: QuestionRow, gold: Sequence[Gold], named: Iterable[int]) -> _Target:
        """Seek the quotes: whole ones, or the most of one with the answer in it."""

        def whole(passage: Passage) -> bool:
            if not _near(gold, passage):
                return False
            return contains(passage.text, row.answers) or any(_holds_whole(piece, passage) for piece in gold)

        return _Target(
            [each for each in named if _stands_in(gold, self._index.documents[each])],
            lambda passage: _near(gold, passage),
            whole,
        )

    def _by_answer(self, row: QuestionRow, among: Iterable[int]) -> _Target:
        """Seek the accepted answers themselves, where the set gives no quote."""
        held = [each for each in among if _has_answer(self._index.documents[each].text, row.answers)]
        paths = {self._index.documents[each].path for each in held}

        def near(passage: Passage) -> bool:
            return passage.document.path in paths and contains(passage.text, row.answers)

        return _Target(held, near, near)

    def _passages(self, document: int) -> Iterable[Passage]:
        entry = self._index.manifest.documents[document]
        return (self._index.passage(entry.first_passage + offset) for offset in range(entry.passages))


def _unused(report: RowReport, *, used: bool) -> Lost:
    if report.abstained:
        return Lost.REFUSED
    return Lost.WRONG_SPAN if used else Lost.NOT_USED


def _near(gold: Iterable[Gold], passage: Passage) -> bool:
    return any(piece.held_by(passage) for piece in gold)


def _holds_whole(piece: Gold, passage: Passage) -> bool:
    inside = any(passage.start <= begin and end <= passage.end for begin, end in piece.places(passage))
    return inside and piece.held_by(passage)


def _stands_in(gold: Iterable[Gold], document: Document) -> bool:
    mine = (piece.row.quote or "" for piece in gold if piece.row.document == document.path)
    return any(find_quote(document, quote) for quote in mine)


def _has_answer(text: str, answers: Iterable[str]) -> bool:
    """Tell whether a text contains an answer; a text that lacks one of its words is not folded for it."""
    lowered = text.casefold()
    likely = [answer for answer in answers if all(word in lowered for word in _LONG.findall(answer.casefold()))]
    return bool(likely) and contains(text, likely)
