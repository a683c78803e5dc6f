"""Take the text out of WordprocessingML elements."""

from collections.abc import Iterator
from typing import Any

_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
_ELSEWHERE = frozenset(("txbxContent", "Fallback", "del", "moveFrom", "pPr", "rPr", "instrText"))
"""Text boxes are read on their own; the rest is not shown, or shown twice."""


def text_of(element: Any) -> str:
    """Return the text of a paragraph, or of what lies in a cell, as shown: insertions in, deletions out."""
    return "".join(_pieces(element)).strip("\n")


def footnote_ids(element: Any) -> list[str]:
    """Return the keys of the footnotes and endnotes that an element refers to, in order."""
    found = (mark for mark in element.iter("{*}footnoteReference", "{*}endnoteReference"))
    return [f"{local_name(mark).removesuffix('Reference')}/{own_value(mark, 'id')}" for mark in found]


def local_name(element: Any) -> str:
    """Return an element's name without its namespace; empty for comments."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def own_value(element: Any | None, name: str = "val") -> str:
    """Return an attribute by its local name, empty without one."""
    if element is None:
        return ""
    return next((str(value) for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def _pieces(element: Any) -> Iterator[str]:
    for child in element:
        name = local_name(child)
        if name == "t":
            yield child.text or ""
        elif name in _SIGNS:
            yield _SIGNS[name]
        elif name not in _ELSEWHERE:
            yield from _pieces(child)
            if name == "p":
                yield "\n"
