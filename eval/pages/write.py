"""Write reports to files."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path

from corpus.errors import SettingsError
from embeddings.files import write_atomically
from eval.pages.html import as_html
from eval.pages.markdown import as_markdown
from eval.report import SetReport


def write_reports(reports: Sequence[SetReport], out: Path) -> list[Path]:
    """Write the reports, each with every row.

    Args:
        reports: One a set.
        out: A file whose suffix says the kind, or a folder, new or old, for all kinds.

    Returns:
        What was written.

    Raises:
        SettingsError: The suffix is of no kind.
    """
    if out.suffix and not out.is_dir():
        if out.suffix not in _KINDS:
            raise SettingsError(f"reports are no {out.suffix} files; name a folder or a file in {', '.join(_KINDS)}")
        write_atomically(out, _KINDS[out.suffix](reports))
        return [out]
    out.mkdir(exist_ok=True)
    for suffix, render in _KINDS.items():
        write_atomically(out / f"report{suffix}", render(reports))
    return [out / f"report{suffix}" for suffix in _KINDS]


def as_json(reports: Sequence[SetReport]) -> str:
    """Return the reports as a JSON list."""
    return json.dumps([report.model_dump(mode="json") for report in reports], ensure_ascii=False, indent=1) + "\n"


_KINDS: dict[str, Callable[[Sequence[SetReport]], str]] = {".html": as_html, ".md": as_markdown, ".json": as_json}
