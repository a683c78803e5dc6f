"""Tokens are counted offline, and the count is what the model sees."""

import socket

import pytest

from assistant.compose import bundled_documents
from corpus.errors import SettingsError
from corpus.tokens import TokenCounter


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every connection fail at once, as with the cable out."""

    def refuse(*_: object) -> None:
        raise OSError("network is unreachable")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.mark.usefixtures("no_network")
def test_the_default_encoding_needs_no_network():
    assert TokenCounter().count("The hall opened.") == 4


@pytest.mark.usefixtures("no_network")
def test_an_encoding_that_cannot_be_had_names_the_offline_one(monkeypatch, tmp_path):
    monkeypatch.setenv("TIKTOKEN_CACHE_DIR", str(tmp_path))
    with pytest.raises(SettingsError, match=r"'r50k_base' cannot be loaded .*use 'wordpiece'"):
        TokenCounter("r50k_base")


def test_an_unknown_encoding_is_named():
    with pytest.raises(SettingsError, match="'no-such-encoding'"):
        TokenCounter("no-such-encoding")


def test_no_text_has_no_tokens():
    assert TokenCounter().count("") == 0


@pytest.mark.parametrize("special", ["<|endoftext|>", "[CLS]", "[PAD]", "<|fim_prefix|>"])
def test_a_special_token_is_plain_text(special: str):
    # its letters and marks are counted one by one, so it is more than the one token that it would be
    assert TokenCounter().count(special) >= 3


def test_case_and_accents_change_nothing():
    counter = TokenCounter()
    assert counter.count("CAFÉ ÉTÉ") == counter.count("cafe ete") == 2


def test_chinese_characters_are_never_counted_short():
    # one token where the model knows the character, three bytes where it does not
    assert TokenCounter().count("国际中心") >= 4


def test_the_count_on_the_bundled_documents_is_the_models_own_within_a_tenth(torch_encoder):
    counter = TokenCounter()
    for path in sorted(bundled_documents().glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        own = torch_encoder.count_tokens(text) - 2  # without [CLS] and [SEP]
        assert 0.9 <= counter.count(text) / own <= 1.1


def test_a_text_counted_in_slices_has_at_most_a_token_more_for_each():
    words = "the hall " * 20_000  # 180,000 characters, 4 slices; 40,000 words of one token each
    assert 40_000 <= TokenCounter().count(words) <= 40_003
