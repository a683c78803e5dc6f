"""Look up what a paragraph's style says: heading, title, list, code."""

import re
from collections.abc import Iterator
from typing import Any

from corpus.readers.docx.words import own_value

_HEADING = re.compile(r"heading (\d)$", re.I)
_CODE = re.compile(r"\bcode\b|html preformatted|macro text|plain text|source", re.I)
_BODY_LEVEL = 9
_DEEPEST = 20
"""A style inherits from at most so many: a file may name a circle."""


class Styles:
    """The paragraph styles of a document."""

    def __init__(self, root: Any) -> None:
        """Read them.

        Args:
            root: The root of `styles.xml`.
        """
        self._styles = {own_value(style, "styleId"): style for style in root.iterchildren("{*}style")}

    def heading_level(self, paragraph: Any) -> int | None:
        """Return the level of a heading, 1 outermost; None for other paragraphs."""
        for holder in self._holders(paragraph):
            outline = own_value(holder.find("{*}pPr/{*}outlineLvl"))
            if outline.isdecimal():
                return int(outline) + 1 if int(outline) < _BODY_LEVEL else None
            named = _HEADING.match(self._name(holder))
            if named:
                return int(named[1])
        return None

    def is_title(self, paragraph: Any) -> bool:
        """Tell whether a paragraph is the document's title."""
        return any(self._name(style).casefold() == "title" for style in self._chain(paragraph))

    def is_code(self, paragraph: Any) -> bool:
        """Tell whether a paragraph is set as code."""
        return any(_CODE.search(self._name(style)) for style in self._chain(paragraph))

    def list_place(self, paragraph: Any) -> tuple[str, int] | None:
        """Return the list id and level that a paragraph or its style names, None outside lists."""
        for holder in self._holders(paragraph):
            number = own_value(holder.find("{*}pPr/{*}numPr/{*}numId"))
            if number:
                level = own_value(holder.find("{*}pPr/{*}numPr/{*}ilvl"))
                return (number, int(level) if level.isdecimal() and len(level) < 3 else 0) if number != "0" else None
        return None

    def _holders(self, paragraph: Any) -> Iterator[Any]:
        """Yield the paragraph itself, wrapped as a style is, then the styles that it inherits from."""
        yield paragraph
        yield from self._chain(paragraph)

    def _chain(self, paragraph: Any) -> Iterator[Any]:
        name = own_value(paragraph.find("{*}pPr/{*}pStyle"))
        for _ in range(_DEEPEST):
            style = self._styles.get(name)
            if style is None:
                return
            yield style
            name = own_value(style.find("{*}basedOn"))

    @staticmethod
    def _name(style: Any) -> str:
        return own_value(style.find("{*}name"))
