"""A public question set as a BEIR folder, which other systems read."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

OPEN_SPLITS = {"scifact": "train", "nfcorpus": "dev"}
"""The sets of BEIR and which of their questions are open; published figures are of the test split, which is another."""


def write_beir(source: Path, folder: Path, *, split: str = "open") -> Path:
    """Write a set with a `corpus.jsonl` as a BEIR folder, and return that.

    Args:
        source: Holds `corpus.jsonl` and a `questions.jsonl` with evidence.
        folder: Is made.
        split: Which questions are judged; all where a question has no split.
    """
    (folder / "qrels").mkdir(parents=True, exist_ok=True)
    documents = (
        {"_id": row["id"], "title": row.get("title", ""), "text": row["text"]} for row in _rows(source / "corpus.jsonl")
    )
    asked = [row for row in _rows(source / "questions.jsonl") if row.get("split", split) == split and row["evidence"]]
    _write_rows(folder / "corpus.jsonl", documents)
    _write_rows(folder / "queries.jsonl", ({"_id": row["id"], "text": row["question"]} for row in asked))
    judged = [(row["id"], each["document"], each.get("grade", 1)) for row in asked for each in row["evidence"]]
    lines = ["query-id\tcorpus-id\tscore", *(f"{query}\t{document}\t{grade}" for query, document, grade in judged)]
    (folder / "qrels" / f"{split}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        yield from (json.loads(line) for line in file if line.strip())


def _write_rows(path: Path, rows: Iterable[dict[str, Any]]) -> None:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
