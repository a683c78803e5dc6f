"""Under which heading something stands."""

from collections.abc import Sequence

from assistant.events import Evidence
from assistant.extractive.expects import Expects
from assistant.extractive.forms.answer import LIKELY, FormedAnswer
from assistant.extractive.lists import heading_above
from assistant.extractive.question import Question
from assistant.extractive.scorer import Scorer
from embeddings.retriever import Hit


def section_of(question: Question, hits: Sequence[Hit], scorer: Scorer) -> FormedAnswer | None:
    """Answer "under which part …" with the heading above the best candidate."""
    if question.expects is not Expects.SECTION:
        return None
    for scored in scorer.rank(question, hits)[:1]:
        best = scored.described.candidate
        heading = heading_above(best.document, best.block)
        if heading and scorer.extractor.covered(question, best.text) >= 0.5:
            place = Evidence(best.document, heading.start, heading.end)
            return FormedAnswer((place, scored.sentence), (place,), LIKELY)
    return None
