"""Sentences end where a reader would say so."""

import pytest

from corpus.sentences import split_sentences, trim


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


def test_a_full_stop_ends_a_sentence():
    assert cut("It rained. We left.") == ["It rained.", "We left."]


def test_a_question_and_an_exclamation_mark_end_a_sentence():
    assert cut("Who came? Nobody! Odd.") == ["Who came?", "Nobody!", "Odd."]


def test_a_closing_quote_or_bracket_belongs_to_the_sentence_before_it():
    assert cut('He said "stop." (He meant it.) Then he left.') == ['He said "stop."', "(He meant it.)", "Then he left."]


@pytest.mark.parametrize("short", ["Mr.", "Dr.", "Prof.", "No.", "e.g.", "Fig.", "vs."])
def test_a_title_or_an_abbreviation_ends_no_sentence(short: str):
    assert cut(f"We met {short} Smith there. It rained.") == [f"We met {short} Smith there.", "It rained."]


def test_an_initial_ends_no_sentence():
    assert cut("J. R. R. Tolkien wrote it. It sold.") == ["J. R. R. Tolkien wrote it.", "It sold."]


def test_a_company_form_ends_a_sentence_only_before_a_capital():
    assert cut("Hualu Group Co., Ltd. was first. Acme Ltd. 40 people work there.") == [
        "Hualu Group Co., Ltd. was first.",
        "Acme Ltd. 40 people work there.",
    ]
    assert cut("It was built by Acme Ltd. The hall opened.") == ["It was built by Acme Ltd.", "The hall opened."]


def test_a_decimal_point_ends_no_sentence():
    assert cut("It cost 15.6 billion yuan. That is 3.5 times more.") == [
        "It cost 15.6 billion yuan.",
        "That is 3.5 times more.",
    ]


def test_a_stop_before_a_lower_case_word_ends_no_sentence():
    assert cut("See approx. three of them. Good.") == ["See approx. three of them.", "Good."]


@pytest.mark.parametrize("label", ["12.", "IV.", "a."])
def test_the_label_of_an_item_stays_with_its_text(label: str):
    assert cut(f"{label} The hall was built. It opened.") == [f"{label} The hall was built.", "It opened."]


def test_chinese_sentences_end_without_a_space_after_them():
    assert cut("展览馆建成了。它开放了！谁来了？") == ["展览馆建成了。", "它开放了！", "谁来了？"]


def test_a_blank_line_ends_a_sentence_that_has_no_mark():
    assert cut("A heading\n\nA sentence.") == ["A heading", "A sentence."]


def test_a_single_line_end_ends_nothing():
    assert cut("One long\nsentence.") == ["One long\nsentence."]


def test_an_ellipsis_ends_a_sentence_but_no_empty_one_follows():
    assert cut("He waited … Then … ") == ["He waited …", "Then …"]


def test_offsets_count_from_the_start_of_the_whole_text():
    # "Skip. " is 6 characters, "Take this." ends at 16
    assert split_sentences("Skip. Take this. Skip.", 6, 16) == [(6, 16)]


def test_text_without_a_character_has_no_sentence():
    assert split_sentences(" \n\t ") == []


def test_trimming_takes_white_space_from_both_edges_only():
    assert trim("  a b \n", 0, 7) == (2, 5)


def test_trimming_white_space_leaves_nothing():
    assert trim("a   b", 1, 4) is None
