"""The README's pictures show what the page does: each one's steps are gone through."""

from pathlib import Path

import pytest

from tests.browser.picture import STEPS, take

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.__name__)
def test_the_steps_of_each_picture_lead_to_it(tab, step, tmp_path):
    assert take(tab.page, step, tmp_path).stat().st_size > 10_000
    picture = Path(__file__).with_name(f"{step.__name__}.png")
    assert picture.read_bytes()[:4] == b"\x89PNG"
    assert f"(tests/browser/{picture.name})" in (ROOT / "README.md").read_text(encoding="utf-8")
