"""Write reports to files."""

import json
from collections.abc import Sequence
from pathlib import Path

from embeddings.files import write_atomically
from eval.report import SetReport


def write_reports(reports: Sequence[SetReport], out: Path) -> None:
    """Write the reports, each with every row, as JSON."""
    write_atomically(
        out, json.dumps([report.model_dump(mode="json") for report in reports], ensure_ascii=False, indent=1)
    )
