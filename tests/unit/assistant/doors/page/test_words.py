import re
from dataclasses import fields

import pytest

from assistant.doors.page.chinese import CHINESE
from assistant.doors.page.languages import choose_words
from assistant.doors.page.words import ENGLISH


def texts_of(words):
    own = [(field.name, getattr(words, field.name)) for field in fields(words) if field.name != "tabs"]
    tabs = [(f"tabs.{field.name}", getattr(words.tabs, field.name)) for field in fields(words.tabs)]
    return dict(own + tabs)


PAIRS = [(name, text, texts_of(CHINESE)[name]) for name, text in texts_of(ENGLISH).items()]


@pytest.mark.parametrize(("name", "english", "chinese"), PAIRS)
def test_both_languages_say_something_with_the_same_blanks(name, english, chinese):
    assert english and chinese
    assert len({len(re.findall(r"\{\d?\}", text)) for text in (english, chinese)}) == 1


@pytest.mark.parametrize(("name", "english", "chinese"), PAIRS)
def test_chinese_is_chinese(name, english, chinese):
    assert name in ("language", "tabs.of", "tabs.join", "tabs.chance") or re.search("[\u4e00-\u9fff]", chinese)


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "en"),
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh"),
        ("ZH", "zh"),
        ("en;q=0.3, zh;q=0.7", "zh"),
        ("en-GB, zh;q=0.7", "en"),
        ("fr, de;q=0.9", "en"),
        ("zh;q=0, en;q=0.1", "en"),
        ("zh;q=1.2.3", "en"),
        (",;,q=,\x00", "en"),
    ],
)
def test_the_language_that_the_browser_likes_best_is_chosen(header, language):
    assert choose_words(header).language == language
