from pathlib import Path

import pytest

from assistant.extractive.model import PLAIN, READ, packaged_model
from eval.fitting.table import figures_table

README = Path(__file__).parents[2] / "README.md"


@pytest.mark.parametrize("name", [READ, PLAIN])
def test_the_quality_table_is_the_one_that_the_fit_wrote(name: str) -> None:
    assert figures_table(packaged_model(name)) in README.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [READ, PLAIN])
def test_every_measured_set_has_its_row(name: str) -> None:
    rows = {row.rsplit(": ", 1)[0] for row in packaged_model(name).figures}
    assert len(figures_table(packaged_model(name)).splitlines()) == len(rows) + 2
