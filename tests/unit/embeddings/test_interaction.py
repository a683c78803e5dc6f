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
