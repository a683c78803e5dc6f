"""Public question sets and what is shown of them."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from assistant.compose import Application
from corpus.errors import AssistantError
from eval.benchmarks.quiet import quiet_bar, tell
from eval.benchmarks.results import keep_result
from eval.report import SetReport
from eval.saving import run_and_save
from eval.sets import load_set

SETS = (
    "reading/xquad_en",
    "reading/squad2_dev",
    "reading/nq_oracle",
    "reading/covidqa",
    "reading/squadshifts_wiki",
    "reading/squadshifts_reddit",
    "reading/squadshifts_amazon",
    "reading/policyqa",
    "reading/xquad_zh",
    "rag/clapnq",
    "rag/awsdocs",
    "rag/financebench",
    "dialogue/mtrag_human",
)
"""Folders of question sets below a data folder, each with the documents that it is asked of."""


def measure_sets(app: Application, data: Path, *, names: Iterable[str], limit: int | None) -> None:
    """Run sets and keep what each gave; a set that cannot be run is told and passed over.

    Args:
        app: Whose home holds the indexes.
        data: Folder of the sets.
        names: Folders below it.
        limit: Only the first questions of each.
    """
    for name in names:
        try:
            questions = load_set(str(data / name))
            report = run_and_save(app, questions.limited(limit), bar=quiet_bar, tell=tell).report
        except AssistantError as error:
            tell(f"{name} was not run: {error}")
            continue
        keep_result("sets", report.name, {"of": len(questions.rows), **_summary(report)})


def _summary(report: SetReport) -> dict[str, Any]:
    return {
        **report.model_dump(mode="json", include={"n", "n_answerable", "n_failed", "n_refused", "lost", "counts"}),
        "measures": {label: round(value, 4) for label, value in report.measures.items()},
        "intervals": {label: [round(end, 4) for end in ends] for label, ends in report.intervals.items()},
    }
