"""Retrieval figures on BEIR sets beside the published ones, each ranking alone and fused."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from statistics import fmean
from typing import Any

from assistant.ask import Assistant
from assistant.compose import Application
from embeddings.retriever import DEPTH
from eval.benchmarks.quiet import quiet_bar, tell
from eval.benchmarks.results import keep_result
from eval.judge import graded_documents
from eval.metrics.average_precision import average_precision
from eval.metrics.ndcg import ndcg_at
from eval.metrics.recall import recall_at
from eval.metrics.reciprocal_rank import reciprocal_rank_at
from eval.question_set import QuestionRow, QuestionSet
from eval.sets import load_set
from eval.sweep import override
from eval.workplace import prepare, variant

OPEN_SPLITS = {"scifact": "train", "nfcorpus": "dev"}
"""The sets and which of their questions are open; published figures are of the test split, which is another."""

RANKINGS: dict[str, dict[str, str]] = {
    "BM25 alone": {"retrieval.dense_weight": "0"},
    "MiniLM alone": {"retrieval.dense_weight": "1"},
    "fused, as shipped": {},
}


def measure_beir(app: Application, folder: Path) -> None:
    """Rank the documents of one BEIR folder for its queries in three ways and keep nDCG@10, MRR@10, MAP, recall.

    A document ranks where the best of its passages does.
    """
    questions = load_set(str(folder))
    for name, chosen in RANKINGS.items():
        figures = rank_documents(app, questions, chosen)
        tell(f"{questions.name}, {name}: {figures}")
        keep_result("beir", f"{questions.name}: {name}", figures)


def rank_documents(app: Application, questions: QuestionSet, chosen: Mapping[str, str]) -> dict[str, Any]:
    """Return the figures of a set's ranking with some settings, the scores of both rankings added."""
    with quiet_bar(f"Indexing {questions.name}") as progress:
        ranked_by = variant(app, override(app.settings, {"retrieval.fusion": "convex", **chosen}))
        assistant = prepare(ranked_by, questions, progress=progress).open_assistant()
    return _figures(assistant, questions)


def write_beir(source: Path, folder: Path, *, split: str) -> Path:
    """Write a set with a `corpus.jsonl` as a BEIR folder, and return that.

    Args:
        source: Holds `corpus.jsonl` and a `questions.jsonl` with graded evidence and a field `split`.
        folder: Is made.
        split: Which questions are judged.
    """
    (folder / "qrels").mkdir(parents=True, exist_ok=True)
    documents = (
        {"_id": row["id"], "title": row.get("title", ""), "text": row["text"]} for row in _rows(source / "corpus.jsonl")
    )
    asked = [row for row in _rows(source / "questions.jsonl") if row.get("split") == split and row["evidence"]]
    _write_rows(folder / "corpus.jsonl", documents)
    _write_rows(folder / "queries.jsonl", ({"_id": row["id"], "text": row["question"]} for row in asked))
    judged = [(row["id"], each["document"], each.get("grade", 1)) for row in asked for each in row["evidence"]]
    lines = ["query-id\tcorpus-id\tscore", *(f"{query}\t{document}\t{grade}" for query, document, grade in judged)]
    (folder / "qrels" / f"{split}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def _figures(assistant: Assistant, questions: QuestionSet) -> dict[str, Any]:
    ranked = [(row, _gains(assistant, row)) for row in questions.rows]
    grades = [list(graded_documents(row).values()) for row, _ in ranked]
    pairs = [(gains, wanted) for (_, gains), wanted in zip(ranked, grades, strict=True)]
    return {
        "n": len(pairs),
        "nDCG@10": round(fmean(ndcg_at(gains, wanted, k=10) for gains, wanted in pairs), 4),
        "MRR@10": round(fmean(reciprocal_rank_at(gains, k=10) for gains, _ in pairs), 4),
        "MAP": round(fmean(average_precision(gains, len(wanted)) for gains, wanted in pairs), 4),
        "recall@10": round(fmean(recall_at(gains, len(wanted), k=10) for gains, wanted in pairs), 4),
    }


def _gains(assistant: Assistant, row: QuestionRow) -> list[int]:
    documents = dict.fromkeys(hit.passage.document.path for hit in assistant.search(row.question, DEPTH))
    grades = graded_documents(row)
    return [grades.get(document, 0) for document in documents]


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        yield from (json.loads(line) for line in file if line.strip())


def _write_rows(path: Path, rows: Iterable[dict[str, Any]]) -> None:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
