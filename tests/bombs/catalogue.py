"""Every bomb by the name of its file."""

from collections.abc import Callable

from tests.bombs import archives, markup, pdfs, texts

_SUFFIXES = frozenset("zip xlsx docx pptx epub html pdf txt md json jsonl csv eml".split())

BOMBS: dict[str, Callable[[], bytes]] = {
    name.replace("_", "."): function
    for module in (archives, markup, pdfs, texts)
    for name, function in vars(module).items()
    if not name.startswith("_") and name.rpartition("_")[2] in _SUFFIXES
}
"""Name of the file and what makes its bytes: at most 50 megabytes, which cost far more to one who trusts them."""
