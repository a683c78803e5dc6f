import numpy as np

from assistant.extractive.reader.reading import OverlapReader, Reading

TEXT = "red green blue"
OFFSETS = np.array([(0, 3), (4, 9), (10, 14)], np.int64)


def reading(start: list[float], end: list[float]) -> Reading:
    return Reading(OFFSETS, np.array(start, np.float32), np.array(end, np.float32), answerable=0.0)


def test_the_best_span_has_the_highest_sum_of_start_and_end() -> None:
    # start at green (2) and end at blue (3) give 5; every other pair in order gives less
    assert reading([1, 2, 0], [0, 1, 3]).best_span(0, 14) == ((4, 14), 5.0)


def test_a_span_never_ends_before_it_starts() -> None:
    # the highest start is blue, the highest end is red; in order, the best is red to red or blue to blue: 0 + 9 = 9
    assert reading([0, 0, 8], [9, 0, 0]).best_span(0, 14) == ((0, 3), 9.0)


def test_only_tokens_inside_the_stretch_count() -> None:
    assert reading([9, 1, 0], [9, 1, 0]).best_span(4, 14) == ((4, 9), 2.0)


def test_a_stretch_without_a_token_has_no_span() -> None:
    assert reading([1, 1, 1], [1, 1, 1]).best_span(3, 4) is None


def test_the_overlap_reader_prefers_words_that_the_question_lacks() -> None:
    (read,) = OverlapReader().read("Who mends the boats?", ["Mabel mends boats"])
    assert read.best_span(0, 17) == ((0, 5), 2.0)


def test_the_overlap_reader_is_surer_of_passages_that_share_words() -> None:
    near, far = OverlapReader().read("Who mends the boats?", ["Mabel mends boats", "Bread is baked"])
    assert near.answerable > far.answerable
