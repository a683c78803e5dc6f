"""Words become stems, numbers stay whole, Chinese is counted in pairs."""

import pytest

from embeddings.analysis import analyse, find_terms, join_pairs, stem


def test_forms_of_a_word_share_a_stem():
    assert analyse("connect connected connecting connections") == ["connect"] * 4


def test_function_words_are_left_out():
    assert analyse("What is the hall of the people?") == ["hall", "peopl"]


def test_function_words_keep_their_place_as_terms():
    assert [(term.start, term.end, term.is_stop) for term in find_terms("the hall")] == [(0, 3, True), (4, 8, False)]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("15.6", ["15.6"]),
        ("1,080,000", ["1080000"]),
        ("1,080,000.50", ["1080000.50"]),
        ("7.2.0", ["7.2.0"]),
        ("5G", ["5g"]),
        ("2021-05-26", ["2021", "05", "26"]),
        ("B747s", ["b747s"]),
    ],
)
def test_a_number_is_one_term(text: str, terms: list[str]):
    assert analyse(text) == terms


def test_a_number_with_commas_is_found_without_them():
    assert analyse("1,080,000 units") == analyse("1080000 units")


def test_a_possessive_is_its_name():
    assert analyse("Qingdao's") == analyse("Qingdao’s") == analyse("Qingdao")


def test_case_and_accents_are_folded():
    assert analyse("Café CAFÉ cafe") == ["cafe"] * 3


def test_chinese_is_cut_into_pairs_of_characters():
    assert analyse("国际中心") == ["国际", "际中", "中心"]


def test_a_lone_chinese_character_is_a_term():
    assert analyse("茶") == ["茶"]


def test_chinese_beside_latin_letters_is_parted_from_them():
    assert [(term.text, term.start, term.end) for term in find_terms("5G中心ok")] == [
        ("5g", 0, 2),
        ("中心", 2, 4),
        ("ok", 4, 6),
    ]


def test_other_scripts_are_not_stemmed():
    assert stem("работает") == "работает"


def test_offsets_point_at_the_words():
    text = "The World's 2nd hall"
    assert [text[term.start : term.end] for term in find_terms(text)] == ["The", "World's", "2nd", "hall"]


def test_chinese_words_that_ask_are_function_words_and_part_the_pairs_around_them() -> None:
    terms = find_terms("新馆什么时候开放吗")
    assert [(term.text, term.is_stop) for term in terms] == [
        ("新馆", False),
        ("什么时候", True),
        ("开放", False),
        ("吗", True),
    ]


@pytest.mark.parametrize(("hyphened", "joined"), [("e-mail", "email"), ("Wi-Fi", "wifi"), ("X-ray", "xray")])
def test_a_word_with_a_short_part_before_its_hyphen_is_one_word(hyphened: str, joined: str):
    assert analyse(hyphened) == analyse(joined)
    assert len(analyse(hyphened)) == 1


@pytest.mark.parametrize("text", ["US-China", "BW-200", "up-to-date", "low-cost", "A-1"])
def test_any_other_hyphen_parts_words(text: str):
    assert len([term for term in find_terms(text)]) > 1


def test_a_hyphen_beside_chinese_parts_it():
    assert analyse("e-邮件") == ["e", "邮件"]


@pytest.mark.parametrize(
    ("words", "text", "joined"),
    [
        (["上合", "合示", "示范"], "上合示范区在哪里", ["上合示范"]),
        (["上合", "合示", "范区"], "上合示范区在哪里", ["上合示", "范区"]),
        (["市长", "长江"], "市长说长江", ["市长", "长江"]),  # no run of the text
        (["mayor", "rain"], "the mayor rain", ["mayor", "rain"]),
        ([], "", []),
    ],
)
def test_overlapping_pairs_are_joined_as_they_stand(words: list[str], text: str, joined: list[str]):
    assert join_pairs(words, text) == joined
