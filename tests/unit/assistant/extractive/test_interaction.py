import numpy as np

from assistant.extractive.interaction import best_matches, term_vectors
from assistant.extractive.question import read_question
from corpus.document import Document, content_hash
from corpus.passage import Passage
from embeddings.hashing import HashingEncoder
from embeddings.interaction import PassageTokens


class Counting(HashingEncoder):
    """Counts the texts whose tokens were asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.encoded = 0

    def encode_tokens(self, texts):
        self.encoded += len(texts)
        return super().encode_tokens(texts)


def passage(text: str) -> Passage:
    return Passage(Document("a.txt", "A", text, (), content_hash("A", text)), 0, len(text))


def test_a_term_that_stands_in_the_stretch_matches_with_cosine_one() -> None:
    encoder = HashingEncoder()
    question = read_question("crane harbour")
    (tokens,) = encoder.encode_tokens(["The crane fell. The harbour closed."])
    crane, harbour = best_matches(term_vectors(question, encoder), tokens, 0, 15)
    assert np.isclose(crane, 1.0)
    assert harbour < 0.5


def test_an_empty_stretch_matches_nothing() -> None:
    encoder = HashingEncoder()
    (tokens,) = encoder.encode_tokens(["The crane fell."])
    assert best_matches(term_vectors(read_question("crane"), encoder), tokens, 3, 4).tolist() == [0.0]


def test_a_passage_is_encoded_once_however_often_it_is_asked_for() -> None:
    encoder = Counting()
    tokens = PassageTokens(encoder)
    tokens.of([passage("one"), passage("two")])
    tokens.of([passage("two"), passage("one")])
    assert encoder.encoded == 2


def test_tokens_come_back_in_the_order_asked() -> None:
    tokens = PassageTokens(HashingEncoder())
    tokens.of([passage("one")])
    first, second = tokens.of([passage("two words"), passage("one")])
    assert (len(first.vectors), len(second.vectors)) == (2, 1)
