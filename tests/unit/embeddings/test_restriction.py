"""Passages are found only where they hold what they must and nothing that they must not."""

import pytest

from embeddings.query import parse_query
from embeddings.retriever import HybridRetriever

TEXTS = {
    "a": "The old harbour charges fees for nine boats.",
    "b": "Fees of the harbour are paid in winter. The harbour is old.",
    "c": "The harbours of the north.",
    "d": "Nothing of the kind is old.",
}


@pytest.fixture
def stored(application, write):
    application.index([write(**TEXTS)], progress=lambda *_: None)
    return application.store.open()


@pytest.fixture
def find(stored, encoder):
    """Return the sorted documents that a question finds."""

    def found(question: str, k: int = 4) -> list[str]:
        hits = HybridRetriever(stored, encoder).retrieve(parse_query(question), k)
        return sorted(hit.passage.document.path[0] for hit in hits)

    return found


@pytest.mark.parametrize(
    ("question", "documents"),
    [
        ("What is old?", ["a", "b", "c", "d"]),
        ("What is old? +harbour", ["a", "b", "c"]),  # in any form of the word
        ("What is old? +harbour +fees", ["a", "b"]),
        ("What is old? -fees", ["c", "d"]),
        ("What is old? +harbour -north", ["a", "b"]),
        ('What is old? +"old harbour"', ["a"]),
        ('What is old? -"old harbour"', ["b", "c", "d"]),
        ('Who pays "old harbour" fees?', ["a"]),
        ('Who pays "new harbour" fees?', ["a", "b", "c", "d"]),  # held by none: words like any others
        ('Who pays? +"new harbour"', []),
        ("Who pays? +submarine", []),
        ("Who pays? +the", ["a", "b", "c", "d"]),  # a function word is in no index
        ("Who pays? -the", ["a", "b", "c", "d"]),
        ("Who pays? +harbour file:c", ["c"]),
        ("Who pays? type:txt folder:docs -old", ["c"]),
    ],
)
def test_only_what_is_allowed_is_found(find, question, documents):
    assert find(question) == documents


def test_a_phrase_is_found_behind_better_passages_without_it(application, write, encoder):
    texts = {f"n{row}": "harbour fees boats harbour fees" for row in range(120)} | {"z": TEXTS["a"]}
    application.index([write(**texts)], progress=lambda *_: None)
    retriever = HybridRetriever(application.store.open(), encoder)
    hits = retriever.retrieve(parse_query('harbour fees boats +"charges fees"'), 3)
    assert [hit.passage.document.path for hit in hits] == ["z.txt"]


def test_a_hit_names_the_words_that_carried_it_and_what_each_adds(stored, encoder):
    best = HybridRetriever(stored, encoder).retrieve("Which fees does the harbor take in winter?", 1)[0]
    assert [word.text for word in best.words] == ["fees", "harbor", "winter"]  # as asked, also where it is spelt so
    assert sum(word.weight for word in best.words) == pytest.approx(best.lexical, rel=1e-5)
