from pathlib import Path

from assistant.extractive.model import packaged_model
from eval.fitting.table import figures_table

README = Path(__file__).parents[2] / "README.md"


def test_the_quality_table_is_the_one_that_the_fit_wrote() -> None:
    assert figures_table(packaged_model()) in README.read_text(encoding="utf-8")


def test_every_measured_set_has_its_row() -> None:
    rows = {name.rsplit(": ", 1)[0] for name in packaged_model().figures}
    assert len(figures_table(packaged_model()).splitlines()) == len(rows) + 2
