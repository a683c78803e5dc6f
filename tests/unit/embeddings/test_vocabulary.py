"""A model is trusted with what its vocabulary was made for."""

import pytest
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

from embeddings.vocabulary import known_share, trusted_share


@pytest.fixture
def tokenizer() -> Tokenizer:
    """A vocabulary of a few English and Chinese pieces and of single Cyrillic letters."""
    letters = "портгде"
    words = [
        "[UNK]",
        "where",
        "is",
        "the",
        "harb",
        "##our",
        "a",
        "港",
        "口",
        *letters,
        *(f"##{char}" for char in letters),
    ]
    tokenizer = Tokenizer(WordPiece({word: row for row, word in enumerate(words)}, unk_token="[UNK]"))
    tokenizer.normalizer = BertNormalizer()
    tokenizer.pre_tokenizer = BertPreTokenizer()
    return tokenizer


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("where is the harbour", 1.0),
        ("a", 1.0),  # a whole word
        ("港口", 1.0),  # letters that are words
        ("港在口", 2 / 3),
        ("где порт", 0.0),  # spelled letter by letter
        ("where is порт", 7 / 11),
        ("zzz", 0.0),
        ("?!", 1.0),
        ("", 1.0),
    ],
)
def test_letters_are_known_by_their_pieces(tokenizer: Tokenizer, text: str, share: float):
    assert known_share(text, tokenizer) == pytest.approx(share)


def test_trust_grows_from_half_known_to_nearly_all():
    assert [trusted_share(known) for known in (0.0, 0.5, 0.65, 0.8, 1.0)] == pytest.approx([0.0, 0.0, 0.5, 1.0, 1.0])


@pytest.mark.parametrize(
    ("text", "trusted"),
    [
        ("What was the total foreign trade value in 2020?", True),
        ("Wie hoch waren die Gesamtkosten des Hafens?", True),
        ("展览馆是哪一年建成的？", False),
        ("Сколько стоил новый порт?", False),
    ],
)
def test_the_packaged_model_is_trusted_with_latin_letters(onnx_encoder, torch_encoder, text: str, trusted: bool):
    assert onnx_encoder.knows(text) == torch_encoder.knows(text)
    assert trusted_share(onnx_encoder.knows(text)) == float(trusted)
