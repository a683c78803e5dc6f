"""Made-up documents as people have them, with questions: some to train the reader on, others to fit the answers on."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from assistant.settings import Settings
from corpus.chunking import cut_passages
from corpus.folder import find_files
from corpus.passage import Passage
from corpus.readers import read_file
from corpus.sentences import Span
from corpus.tokens import TokenCounter
from eval.evidence import Gold
from eval.fitting.examples import Answered, Example, Source, with_alike
from eval.question_set import QuestionRow
from eval.sets.native import read_folder

_DATA = Path(__file__).parent / "data"
TRAINING, TUNING = _DATA / "training", _DATA / "tuning"
"""Question sets in folders; the reader is trained on the first and never sees the second."""
FORMS, PAPERS = _DATA / "forms", _DATA / "papers"
"""Questions for lists, items, sections and cells: the choice of lists is fitted on the first, the second measures."""


def sources_of_passages(folder: Path) -> list[Source]:
    """Return each question of a set with documents, with the passage that it is asked of.

    Passages are cut as an index cuts them, and stand under title and headings as the reader is given them.
    """
    chosen = Settings().index
    count = TokenCounter(chosen.tokens).count
    files = find_files(folder / "documents").files
    documents = [each for file in files for each in read_file(file.path, relative=file.relative).documents]
    passages = {each.path: cut_passages(each, count=count, budget=chosen.budget) for each in documents}
    asked = [each for row in read_folder(folder).rows if (each := _asked_of(row, passages))]
    return with_alike(folder.name, asked)


def _asked_of(row: QuestionRow, passages: Mapping[str, Sequence[Passage]]) -> Answered | None:
    """Return a question with the passage that holds its evidence, and one of its answers if it has any."""
    for gold in map(Gold, row.evidence):
        for passage in passages.get(gold.row.document, ()):
            quotes = [(a, b) for a, b in gold.places(passage) if passage.start <= a and b <= passage.end]
            spans = _answers(row, passage, quotes) if row.answerable else ()
            if quotes:
                example = Example(row.question, passage.text, spans)
                return (row.answers, passage.context, example) if spans or not row.answerable else None
    return None


def _answers(row: QuestionRow, passage: Passage, quotes: Sequence[Span]) -> tuple[Span, ...]:
    """Return where the accepted answers stand in the passage's text, within its quotes."""
    text, first = passage.document.text, passage.start
    wanted = [re.compile(r"\s+".join(map(re.escape, answer.split()))) for answer in row.answers]  # over line ends, too
    found = [match for quote in quotes for answer in wanted if (match := answer.search(text, *quote))]
    return tuple((match.start() - first, match.end() - first) for match in found)
