"""Under which heading something stands."""

from collections.abc import Sequence

from assistant.events import Evidence
from assistant.extractive.expects import Expects
from assistant.extractive.forms.answer import LIKELY, REST_FIT, FormedAnswer
from assistant.extractive.lists import TREATS, heading_above
from assistant.extractive.question import Question
from assistant.extractive.scorer import Scorer
from embeddings.analysis import analyse
from embeddings.retriever import Hit


def section_of(question: Question, hits: Sequence[Hit], scorer: Scorer) -> FormedAnswer | None:
    """Answer "under which part …" with the heading above the likeliest sentence, and that sentence with its label.

    How much of what is looked for stands there says more than the reader, which never learnt such questions.
    """
    if question.expects is not Expects.SECTION:
        return None
    ranked = scorer.rank(question, hits)
    if not ranked:
        return None
    candidate = ranked[0].described.candidate
    heading = heading_above(candidate.document, candidate.block)
    if heading is None and not candidate.block.number:
        return None
    named = frozenset(analyse(candidate.document.title)) | TREATS
    held = scorer.extractor.covered(question, f"{candidate.context}\n{candidate.text}", besides=named)
    confidence = scorer.confidence(question, hits, ranked)
    place = (Evidence(candidate.document, heading.start, heading.end),) if heading else ()
    said = Evidence(
        candidate.document, candidate.block.start if candidate.block.number else candidate.start, candidate.end
    )
    return FormedAnswer((*place, said), place, max(confidence, LIKELY * min(1.0, held / REST_FIT)))
