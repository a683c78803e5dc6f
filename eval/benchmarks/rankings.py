"""The fused ranking of public sets beside its two halves and beside other ways to fuse them."""

from collections.abc import Mapping
from typing import Any

from assistant.ask import Assistant
from assistant.compose import Application
from assistant.conversation import make_standalone
from embeddings.retriever import DEPTH
from eval.benchmarks.figures import ranking_figures
from eval.benchmarks.quiet import quiet_bar, tell
from eval.benchmarks.results import keep_result
from eval.judge import graded_documents
from eval.question_set import QuestionRow, QuestionSet
from eval.sweep import override
from eval.workplace import prepare, variant

SETS = ("reading/xquad_en", "reading/xquad_zh", "rag/clapnq", "rag/awsdocs", "dialogue/mtrag_human")
"""Folders of question sets below a data folder whose evidence names documents, besides those of BEIR."""

RANKINGS: dict[str, dict[str, str]] = {
    "BM25 alone": {"retrieval.dense_weight": "0"},
    "MiniLM alone": {"retrieval.dense_weight": "1"},
    "RRF": {"retrieval.fusion": "rrf"},
    "convex, as shipped": {},
}


def measure_rankings(app: Application, questions: QuestionSet) -> None:
    """Rank the documents of one set in each way and keep the figures.

    A document ranks where the best of its passages does. A follow-up is searched as the assistant rewrites it.
    """
    for name, chosen in RANKINGS.items():
        figures = rank_documents(app, questions, chosen)
        tell(f"{questions.name}, {name}: {figures}")
        keep_result("rankings", f"{questions.name}: {name}", figures)


def rank_documents(app: Application, questions: QuestionSet, chosen: Mapping[str, str]) -> dict[str, Any]:
    """Return nDCG, MRR, MAP and recall of a set's ranking with some settings, the scores of both halves added."""
    with quiet_bar(f"Indexing {questions.name}") as progress:
        ranked_by = variant(app, override(app.settings, {"retrieval.fusion": "convex", **chosen}))
        assistant = prepare(ranked_by, questions, progress=progress).open_assistant()
    asked = [row for row in questions.rows if graded_documents(row)]
    return ranking_figures((_gains(assistant, row), list(graded_documents(row).values())) for row in asked)


def _gains(assistant: Assistant, row: QuestionRow) -> list[int]:
    asked = make_standalone(row.question, row.turns)
    documents = dict.fromkeys(hit.passage.document.path for hit in assistant.search(asked, DEPTH))
    grades = graded_documents(row)
    return [grades.get(document, 0) for document in documents]
