import re
from dataclasses import fields

import pytest

from assistant.doors.page.chinese import CHINESE
from assistant.doors.page.languages import choose_words
from assistant.doors.page.words import ENGLISH, Words

NAMES = [field.name for field in fields(Words)]


@pytest.mark.parametrize("name", NAMES)
def test_both_languages_say_something_with_the_same_blanks(name):
    texts = [getattr(words, name) for words in (ENGLISH, CHINESE)]
    assert all(texts)
    assert len({text.count("{}") for text in texts}) == 1


@pytest.mark.parametrize("name", NAMES)
def test_chinese_is_chinese(name):
    assert name == "language" or re.search("[\u4e00-\u9fff]", getattr(CHINESE, name))


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
