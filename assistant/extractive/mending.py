"""Mend typing errors in a question with words of the passages that it found."""

from collections.abc import Sequence

from embeddings.analysis import find_terms
from embeddings.lexical import Bm25Index
from embeddings.retriever import Hit


def mend(question: str, hits: Sequence[Hit], lexical: Bm25Index) -> str:
    """Return the question with each mistyped word replaced by the word of the passages that it stands for.

    Args:
        question: As asked.
        hits: What it found; a word that stands in none of them is not put in.
        lexical: Knows which term a mistyped one stands for.
    """
    wrong = {
        t: known
        for t in find_terms(question)
        if not t.is_stop and (known := lexical.known(t.text)) not in (None, t.text)
    }
    if not wrong:
        return question
    words = {
        term.text: hit.passage.text[term.start : term.end]
        for hit in reversed(hits)
        for term in find_terms(hit.passage.text)
    }
    for term, known in sorted(wrong.items(), key=lambda pair: -pair[0].start):
        if known in words:
            question = question[: term.start] + words[known] + question[term.end :]
    return question
