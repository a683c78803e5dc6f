"""Judge the citations of an answer: by gold evidence, and by what they are put to."""

from collections.abc import Sequence

from assistant.answer import Answer, Citation
from assistant.check import Support
from eval.evidence import Gold
from eval.metrics.citation import citation_precision, citation_recall
from eval.metrics.support import CitedSentence, Supports, support_precision, support_recall
from eval.question_set import EvidenceRow


def support_measures(answer: Answer, supports: Supports | None = None) -> dict[str, object]:
    """Return what the citations are worth; a sentence with all its passages was checked when it was answered."""
    checked = {_cited_sentence(answer, row): sentence.verdict for row, sentence in enumerate(answer.sentences)}

    def held(sentence: str, passages: Sequence[str]) -> bool:
        verdict = checked.get(CitedSentence(sentence, tuple(passages)))
        return verdict.support is Support.FULL if verdict else (supports or _verbatim)(sentence, passages)

    if not checked:
        return {}
    sentences = list(checked)
    return {
        "support_recall": support_recall(sentences, held),
        "support_precision": support_precision(sentences, held),
    }


def citation_measures(evidence: Sequence[EvidenceRow], cited: Sequence[Citation]) -> dict[str, object]:
    """Return how the citations stand to the gold evidence; nothing where there is none."""
    if not evidence:
        return {}
    gold = [Gold(piece) for piece in evidence]
    on_evidence = [[piece.cited_by(citation) for piece in gold] for citation in cited]
    return {
        "cited": any(map(any, on_evidence)),
        "citation_precision": citation_precision(on_evidence) if cited else None,
        "citation_recall": citation_recall(on_evidence, len(gold)),
    }


def _cited_sentence(answer: Answer, row: int) -> CitedSentence:
    sentence = answer.sentences[row]
    return CitedSentence(sentence.text, tuple(answer.citations[n - 1].passage.evidence for n in sentence.citations))


def _verbatim(sentence: str, passages: Sequence[str]) -> bool:
    return sentence in "\n".join(passages)
