"""Whether a list as a whole is what a question asks for."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from importlib.resources import files
from math import log

from pydantic import BaseModel, ConfigDict

from assistant.extractive.expects import Expects
from assistant.extractive.lists import Found, HeadedList, head_fit, lists_in
from assistant.extractive.question import Question
from assistant.extractive.scorer import Scored, Scorer
from assistant.extractive.several import wordings
from assistant.logistic import Logistic
from corpus.document import Block, BlockKind, Document
from embeddings.retriever import Hit

_VALUES = frozenset({Expects.DATE, Expects.COUNT, Expects.NUMBER, Expects.REASON, Expects.EXPANSION, Expects.PLACE})
"""What is answered with a few words."""


class ListModel(BaseModel):
    """What `python -m eval.fitting lists` fits and writes.

    Attributes:
        fitted_on: The data, for the record.
        logistic: Is this list the answer?
        least: Probability from which on a list is shown in place of a sentence.
        figures: What the fit measured.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    fitted_on: str
    logistic: Logistic
    least: float
    figures: dict[str, float]


_MANY = 12
"""From so many items on a list counts as long."""

_SHOWN_AT_MOST = 150
"""Items of a list; a longer one is no answer."""


@dataclass(frozen=True, slots=True)
class LikelyList:
    """A list and the probability, 0 to 1, that all of it is what is asked for."""

    found: Found
    probability: float


@lru_cache(maxsize=1)
def packaged_list_model() -> ListModel:
    """Return the model that ships with the application."""
    path = files("assistant.extractive") / "lists.json"
    return ListModel.model_validate_json(path.read_text(encoding="utf-8"))


def likeliest_list(
    question: Question, hits: Sequence[Hit], ranked: Sequence[Scored], scorer: Scorer, *, model: ListModel
) -> LikelyList | None:
    """Return the list of the passages that is likeliest to be asked for as a whole, None where none is likely enough.

    Args:
        question: The question.
        hits: The passages.
        ranked: Their candidates, likeliest first.
        scorer: What weighs words.
        model: The fitted weights.
    """
    likely = [
        LikelyList(Found(each.document, each.content, 0.0), model.logistic.probability(features))
        for each, features in described_lists(question, hits, ranked, scorer)
    ]
    best = max(likely, key=lambda each: each.probability, default=None)
    return best if best and best.probability >= model.least else None


def described_lists(
    question: Question, hits: Sequence[Hit], ranked: Sequence[Scored], scorer: Scorer
) -> Iterator[tuple[HeadedList, Mapping[str, float]]]:
    """Yield the lists that stand in the passages, with what speaks for each being the answer.

    head: Share of the question that stands in its head, as `head_fit` has it; above: the same with the title.
    beyond: What the best single item adds to that; whole: what head and items hold together.
    items, lead: How likely the best of its items, and what leads to it, are as a sentence beside the likeliest of all.
    top: Whether the likeliest sentence is one of its items.
    count: Logarithm of the number of its items, up to a dozen; table: whether these are rows.
    """
    covered = partial(scorer.extractor.covered, question)
    asked = {
        "list": float(question.expects is Expects.LIST),
        "other": float(question.expects is Expects.OTHER),
        "person": float(question.expects is Expects.PERSON),
        "value": float(question.expects in _VALUES),
        "yes_no": float(question.expects is Expects.YES_NO),
        **wordings(question.text),
    }
    likeliest = ranked[0].probability if ranked else 1.0
    for each in lists_in(hits):
        if len(each.content) > _SHOWN_AT_MOST:
            continue
        above = f"{each.document.title}\n{each.head}"
        items = [each.document.slice(block) for block in each.content]
        held = covered(above)
        best = _likeliest_in(ranked, each.document, each.content) / likeliest
        lead = _likeliest_in(ranked, each.document, [each.before] if each.before else []) / likeliest
        yield (
            each,
            {
                **asked,
                "head": head_fit(each.document, each.head, covered),
                "above": held,
                "beyond": max(covered(f"{above}\n{item}") for item in items) - held,
                "whole": covered("\n".join((above, *items))),
                "items": best,
                "lead": lead,
                "top": float(best == 1),
                "count": log(min(len(items), _MANY)),
                "table": float(each.items[0].kind is BlockKind.TABLE_ROW),
            },
        )


def _likeliest_in(ranked: Sequence[Scored], document: Document, blocks: Sequence[Block]) -> float:
    """Return the highest probability of a candidate that stands in one of a document's blocks, 0 where none does."""
    starts = {block.start for block in blocks}
    candidates = ((scored.probability, scored.described.candidate) for scored in ranked)
    return max(
        (
            probability
            for probability, candidate in candidates
            if candidate.document.content_hash == document.content_hash and candidate.block.start in starts
        ),
        default=0.0,
    )
