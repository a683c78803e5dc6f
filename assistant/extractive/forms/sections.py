"""Under which heading something stands."""

from collections.abc import Sequence

from assistant.events import Evidence
from assistant.extractive.candidates import Candidate, find_candidates
from assistant.extractive.expects import Expects
from assistant.extractive.forms.answer import LIKELY, REST_FIT, FormedAnswer
from assistant.extractive.lists import TREATS, heading_above
from assistant.extractive.question import Question
from assistant.extractive.scorer import Scorer
from embeddings.analysis import analyse
from embeddings.retriever import Hit


def section_of(question: Question, hits: Sequence[Hit], scorer: Scorer) -> FormedAnswer | None:
    """Answer "under which part …" with the heading above the candidate that holds most of what is looked for."""
    if question.expects is not Expects.SECTION:
        return None

    def fit(candidate: Candidate) -> float:
        named = frozenset(analyse(candidate.document.title)) | TREATS
        return scorer.extractor.covered(question, candidate.text, besides=named)

    best = max(find_candidates(hits), key=fit, default=None)
    heading = heading_above(best.document, best.block) if best and fit(best) >= REST_FIT else None
    if best is None or heading is None:
        return None
    place = Evidence(best.document, heading.start, heading.end)
    return FormedAnswer((place, Evidence(best.document, best.start, best.end)), (place,), LIKELY)
