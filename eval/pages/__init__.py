"""Reports to read: one self-contained HTML page, Markdown and JSON."""

from eval.pages.write import write_reports

__all__ = ["write_reports"]
