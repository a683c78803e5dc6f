import pytest

from assistant.doors.page.marks import read_marks, write_marks


def test_what_is_written_is_read():
    assert read_marks(write_marks([(3, 9), (20, 25)]), length=100) == [(3, 9), (20, 25)]


def test_marks_are_put_in_order_and_cut_to_the_document():
    assert read_marks("8-99.2-4.50-60", length=10) == [(2, 4), (8, 10)]


@pytest.mark.parametrize("text", ["", "x", "1-", "-5", "1-2.", "1-2,3-4", "9999999999-1", "1-2\n"])
def test_what_is_no_list_of_marks_marks_nothing(text):
    assert read_marks(text, length=100) == []


def test_no_more_marks_are_written_than_are_read():
    assert len(read_marks(write_marks([(n, n + 1) for n in range(500)]), length=1000)) == 200
