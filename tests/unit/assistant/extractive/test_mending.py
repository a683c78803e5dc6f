from collections.abc import Callable, Sequence

import pytest

from assistant.extractive.mending import mend
from embeddings.retriever import Hit, HybridRetriever


def test_a_mistyped_word_becomes_the_word_of_the_passages(
    retriever: HybridRetriever, hits_of: Callable[[str], Sequence[Hit]]
) -> None:
    question = "Who became the tresurer?"
    assert mend(question, hits_of(question), retriever.index.lexical) == "Who became the treasurer?"


def test_two_mistyped_words_are_both_mended(
    retriever: HybridRetriever, hits_of: Callable[[str], Sequence[Hit]]
) -> None:
    question = "Did the tresurer move the newsleter?"
    assert mend(question, hits_of(question), retriever.index.lexical) == "Did the treasurer move the newsletter?"


def test_a_sound_question_stays_as_it_is(retriever: HybridRetriever, hits_of: Callable[[str], Sequence[Hit]]) -> None:
    question = "Which zeppelin mowed the reed beds?"
    assert mend(question, hits_of(question), retriever.index.lexical) == question


def test_without_passages_nothing_is_put_in(retriever: HybridRetriever) -> None:
    assert mend("Who became the tresurer?", [], retriever.index.lexical) == "Who became the tresurer?"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("hwo many reeds?", "how many reeds?"),
        ("Wich reeds?", "which reeds?"),
        ("waht is mown?", "what is mown?"),
        ("hat sizes?", "hat sizes?"),
        ("List the reeds", "List the reeds"),
        ("", ""),
    ],
)
def test_a_mistyped_word_that_asks_is_mended(retriever: HybridRetriever, typed: str, meant: str) -> None:
    assert mend(typed, [], retriever.index.lexical) == meant
