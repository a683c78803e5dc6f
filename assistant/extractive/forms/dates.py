"""When a document itself was published, or what it records took place."""

import re
from collections.abc import Sequence

from assistant.events import Evidence
from assistant.extractive.expects import Expects
from assistant.extractive.forms.answer import LIKELY, REST_FIT, FormedAnswer
from assistant.extractive.lists import documents_of
from assistant.extractive.question import FRAME, Question
from assistant.extractive.scorer import Scorer
from corpus.document import Document
from embeddings.retriever import Hit

_PUBLICATION = re.compile(
    r"\b(?:publish\w*|post(?:ed|ing)?|released online|written|dated|publication)\b"
    r"|\b(?:last|been) (?:updated|revised|changed)\b"
    r"|\bdate of (?:the|this|that) (?:article|document|news|post|report|page|text)\b"
    r"|\b(?:article|document|post|page|news|text)\b.*\b(?:from|dated?)\b",
    re.I,
)
_PUBLISHING = frozenset(
    (
        "publish public post date write written releas dat onlin articl document report news page text issu "
        "last updat revis chang version"
    ).split()
)


def publication_date(question: Question, hits: Sequence[Hit], scorer: Scorer) -> FormedAnswer | None:
    """Answer "when was … published", or "when was the meeting" over its minutes, with the byline of what fits best."""
    if question.expects is not Expects.DATE:
        return None
    dated = [(document, span) for document in documents_of(hits) if (span := document.date_span)]
    if not dated:
        return None
    besides = _PUBLISHING | FRAME

    def fit(document: Document) -> float:
        return scorer.extractor.covered(question, f"{document.title} {document.path}", besides=besides)

    document, span = max(dated, key=lambda pair: fit(pair[0]))
    is_its_subject = fit(document) > 1 - 1e-9 and not re.search(r"\d{4}", document.title)
    if fit(document) < REST_FIT or not (is_its_subject or _PUBLICATION.search(question.text)):
        return None
    byline = next(document.blocks_between(*span))
    return FormedAnswer((Evidence(document, byline.start, byline.end),), (Evidence(document, *span),), LIKELY)
