"""Made-up documents as people have them, with questions: some to train the reader on, others to fit the answers on."""

from collections.abc import Sequence
from pathlib import Path

from corpus.chunking import cut_passages
from corpus.document import Document
from corpus.folder import find_files
from corpus.passage import Passage
from corpus.readers import read_file
from corpus.sentences import Span
from corpus.tokens import TokenCounter
from eval.evidence import find_quote
from eval.fitting.examples import Answered, Example, Source, with_alike
from eval.question_set import QuestionRow
from eval.sets.native import read_folder

_DATA = Path(__file__).parent / "data"
TRAINING, TUNING = _DATA / "training", _DATA / "tuning"
"""Question sets in folders; the reader is trained on the first and never sees the second."""

_BUDGET = 170


def sources_of_passages(folder: Path) -> list[Source]:
    """Return each question of a set with documents, with the passage that it is asked of.

    Passages are cut as an index cuts them, and stand under title and headings as the reader is given them.
    """
    count = TokenCounter().count
    files = find_files(folder / "documents").files
    documents = [each for file in files for each in read_file(file.path, relative=file.relative).documents]
    passages = {each.path: cut_passages(each, count=count, budget=_BUDGET) for each in documents}
    pairs: list[Answered] = []
    titles: list[str] = []
    for row in read_folder(folder).rows:
        passage = _asked_of(row, [each for piece in row.evidence for each in passages.get(piece.document, ())])
        if passage:
            spans = _spans(row, passage) if row.answerable else ()
            pairs.append((row.answers, Example(row.question, passage.text, spans)))
            titles.append(passage.context)
    return with_alike(folder.name, pairs, titles)


def _asked_of(row: QuestionRow, passages: Sequence[Passage]) -> Passage | None:
    """Return the passage that holds the question's evidence, and one of its answers if it has any."""
    for passage in passages:
        if any(_inside(passage, span) for span in _quoted(row, passage.document)):
            return passage if not row.answerable or _spans(row, passage) else None
    return None


def _spans(row: QuestionRow, passage: Passage) -> tuple[Span, ...]:
    """Return where the accepted answers stand in the passage's text, within the evidence."""
    found = []
    for begin, end in _quoted(row, passage.document):
        for answer in row.answers:
            at = passage.document.text.find(answer, begin, end)
            if at >= 0 and _inside(passage, (at, at + len(answer))):
                found.append((at - passage.start, at - passage.start + len(answer)))
    return tuple(found)


def _quoted(row: QuestionRow, document: Document) -> list[Span]:
    own = (piece.quote or "" for piece in row.evidence if piece.document == document.path)
    return [span for quote in own for span in find_quote(document, quote)]


def _inside(passage: Passage, span: Span) -> bool:
    return passage.start <= span[0] and span[1] <= passage.end
