"""What the engine says is put into our terms; the engine itself is run by `python -m tests.ocr`."""

import pytest

from corpus.errors import SettingsError
from corpus.ocr import OcrLine
from corpus.ocr.rapid import line_of, require_ocr


def test_a_missing_extra_is_named_with_the_command_that_installs_it():
    with pytest.raises(
        SettingsError, match=r'reading\.ocr = true needs .*; run: pip install -c constraints\.txt -e "\.\[ocr\]"'
    ):
        require_ocr(find=lambda _: None)


def test_an_installed_extra_is_no_reason_to_complain():
    assert require_ocr(find=lambda name: name) is None


def test_a_slanting_line_is_set_straight_at_its_own_height():
    # 100 wide and 10 high, its right end 20 lower: the box around its corners would be 30 high
    corners = [(0.0, 0.0), (100.0, 20.0), (100.0, 30.0), (0.0, 10.0)]
    assert line_of("word", corners) == OcrLine("word", 0, 10, 100, 20)
