"""The figures of a fitted model as the README shows them."""

from assistant.extractive.model import AnswerModel

_COLUMNS = (
    ("n", "n"),
    ("sentence holds the answer", "sentence shown holds the answer"),
    ("span token F1", "short answer, token F1"),
    ("AUROC", "answerable or not, AUROC"),
    ("refused at 10 % false refusals", "refused at 10 % false refusals"),
    ("refused though answerable", "refused though answerable"),
    ("unanswerable refused", "unanswerable refused"),
)


def figures_table(model: AnswerModel) -> str:
    """Return a Markdown table, one row a set; a dash where a measure does not apply."""
    found: dict[str, dict[str, float]] = {}
    for name, value in model.figures.items():
        row, measure = name.rsplit(": ", 1)
        found.setdefault(row, {})[measure] = value
    lines = ["| set | " + " | ".join(title for _, title in _COLUMNS) + " |", "| --- |" + " ---: |" * len(_COLUMNS)]
    for row, values in found.items():
        lines.append(f"| {row} | " + " | ".join(_cell(values.get(measure), measure) for measure, _ in _COLUMNS) + " |")
    return "\n".join(lines)


def _cell(value: float | None, measure: str) -> str:
    if value is None:
        return "–"
    return f"{value:.0f}" if measure == "n" else f"{value:.3f}"
