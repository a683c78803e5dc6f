"""Where there is OCR, a picture may take longer to read than all else of a file."""

import pytest

REFUSED = "refused: limit of 1 s (2 s for OCR)"


def test_a_picture_may_take_longer_than_the_rest(read):
    assert read("recognise 1", ocr_seconds=9) == ["recognise"]


@pytest.mark.parametrize("text", ["recognise 60", "recognise_then_spin 0", "sleep 60"])
def test_neither_a_picture_nor_what_comes_after_it_may_take_for_ever(read, text: str):
    assert read(text, "after", ocr_seconds=2) == [REFUSED, "after"]
