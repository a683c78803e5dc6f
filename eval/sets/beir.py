"""BEIR folders: `corpus.jsonl`, `queries.jsonl` and judgements in `qrels/<split>.tsv`.

Source: Thakur et al., "BEIR: A Heterogeneous Benchmark for Zero-shot Evaluation of Information Retrieval Models", 2021.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from corpus.errors import QuestionSetError
from eval.question_set import DocumentRow, EvidenceRow, QuestionRow, QuestionSet
from eval.sets.lines import read_rows, read_utf8

_COLUMNS = 3


class _Entry(BaseModel):
    """A line of `queries.jsonl` or `corpus.jsonl`."""

    model_config = ConfigDict(extra="ignore", frozen=True)
    id: str = Field(alias="_id")
    text: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class BeirCorpus:
    """The documents, read when they are iterated: some corpora do not fit into memory twice."""

    path: Path

    def __iter__(self) -> Iterator[DocumentRow]:
        for entry in read_rows(self.path, _Entry):
            yield DocumentRow(id=entry.id, title=entry.title, text=entry.text)


def is_beir(folder: Path) -> bool:
    """Tell whether a folder has the BEIR layout."""
    return (folder / "queries.jsonl").is_file() and (folder / "qrels").is_dir()


def read_beir(folder: Path, *, split: str | None = None) -> QuestionSet:
    """Return the judged questions of one split.

    Args:
        folder: Holds corpus, queries and `qrels/`.
        split: Name of a file of `qrels/`; None takes `test`, or else the first there is.

    Raises:
        QuestionSetError: A file is missing or a line is malformed.
    """
    judged = _judgements(_qrels(folder, split))
    queries = [entry for entry in read_rows(folder / "queries.jsonl", _Entry) if entry.id in judged]
    missing = judged.keys() - {entry.id for entry in queries}
    if missing:
        raise QuestionSetError(f"{folder / 'queries.jsonl'} lacks judged query {min(missing)!r}")
    rows = tuple(QuestionRow(id=entry.id, question=entry.text, evidence=judged[entry.id]) for entry in queries)
    return QuestionSet(folder.resolve().name, rows, BeirCorpus(folder / "corpus.jsonl"))


def _qrels(folder: Path, split: str | None) -> Path:
    found = sorted((folder / "qrels").glob("*.tsv"), key=lambda path: (path.stem != "test", path.stem))
    named = [path for path in found if split in (None, path.stem)]
    if not named:
        raise QuestionSetError(f"{folder / 'qrels'} holds no {split or '<split>'}.tsv")
    return named[0]


def _judgements(path: Path) -> dict[str, tuple[EvidenceRow, ...]]:
    """Return the relevant documents of each query; a grade of 0 says "looked at, not relevant"."""
    judged: dict[str, tuple[EvidenceRow, ...]] = {}
    for number, line in enumerate(read_utf8(path).split("\n"), 1):
        if not line.strip() or (number == 1 and line.startswith("query-id")):
            continue
        query, document, grade = _cells(path, number, line)
        if grade > 0:
            judged[query] = (*judged.get(query, ()), EvidenceRow(document=document, grade=grade))
    return judged


def _cells(path: Path, number: int, line: str) -> tuple[str, str, int]:
    cells = line.split("\t")
    if len(cells) != _COLUMNS:
        raise QuestionSetError(f"{path}, line {number}: {len(cells)} columns; query-id, corpus-id, score are wanted")
    try:
        return cells[0], cells[1], int(cells[2])
    except ValueError as error:
        raise QuestionSetError(f"{path}, line {number}, field score: {cells[2]!r} is not a whole number") from error
