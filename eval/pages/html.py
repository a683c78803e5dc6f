"""The HTML page of a report: one file that asks no other host for anything."""

from collections.abc import Sequence
from importlib.resources import files

from corpus.cleaning import clean
from eval.pages.charts import curves, loss_bars, measure_bars
from eval.report import SetReport


def as_html(reports: Sequence[SetReport]) -> str:
    """Return the page.

    Text of documents, questions and answers is hostile: the template escapes every value, characters that steer a
    terminal or turn the direction of writing are removed, and the page's own policy forbids scripts and requests.
    """
    from jinja2 import Environment, StrictUndefined

    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, finalize=_cleaned
    )
    template = environment.from_string(files("eval.pages").joinpath("report.html").read_text(encoding="utf-8"))
    return template.render(
        reports=reports, measure_bars=measure_bars, loss_bars=loss_bars, curves=curves, sections=_sections
    )


def _sections(report: SetReport) -> list[tuple[str, list[object]]]:
    wrong = [row for row in report.rows if row.judged and not row.right]
    right = [row for row in report.rows if row.judged and row.right]
    rest = [row for row in report.rows if not row.judged]
    parts: list[tuple[str, list[object]]] = [("Wrong", [*wrong]), ("Right", [*right]), ("Not judged", [*rest])]
    return [(title, rows) for title, rows in parts if rows]


def _cleaned(value: object) -> object:
    """Clean every value that is printed; what the template marked as safe is its own."""
    return clean(value) if type(value) is str else value
