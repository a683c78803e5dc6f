"""Retrieval measures agree with trec_eval, through ir-measures, on generated rankings."""

import random

import ir_measures
import pytest
from ir_measures import AP, RR, P, R, nDCG

from eval.metrics.average_precision import average_precision
from eval.metrics.ndcg import ndcg_at
from eval.metrics.precision import precision_at
from eval.metrics.recall import recall_at
from eval.metrics.reciprocal_rank import reciprocal_rank_at

CASES = {
    "recall": (R @ 5, lambda gains, grades: recall_at(gains, len(grades), k=5)),
    "precision": (P @ 5, lambda gains, grades: precision_at(gains, k=5)),
    "reciprocal rank": (RR, lambda gains, grades: reciprocal_rank_at(gains, k=1000)),
    "nDCG": (nDCG @ 10, lambda gains, grades: ndcg_at(gains, grades, k=10)),
    "average precision": (AP, lambda gains, grades: average_precision(gains, len(grades))),
}


def queries() -> list[tuple[list[str], dict[str, int]]]:
    """Fifty rankings of up to 20 of 30 documents, with one to eight relevant ones, grades 1 to 3."""
    rng = random.Random(5)
    documents = [f"d{number:02}" for number in range(30)]
    return [
        (
            rng.sample(documents, rng.randint(1, 20)),
            {each: rng.randint(1, 3) for each in rng.sample(documents, 1 + n % 8)},
        )
        for n in range(50)
    ]


@pytest.mark.parametrize("name", CASES)
def test_each_measure_agrees_for_every_question(name: str):
    theirs, mine = CASES[name]
    asked = queries()
    qrels = {str(row): judged for row, (_, judged) in enumerate(asked)}
    run = {
        str(row): {document: 100.0 - rank for rank, document in enumerate(ranked)}
        for row, (ranked, _) in enumerate(asked)
    }
    wanted = {found.query_id: found.value for found in ir_measures.iter_calc([theirs], qrels, run)}
    for row, (ranked, judged) in enumerate(asked):
        gains = [judged.get(document, 0) for document in ranked]
        assert mine(gains, list(judged.values())) == pytest.approx(wanted[str(row)], abs=1e-9)
