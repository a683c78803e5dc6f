"""Find the structure of plain text: title, byline, headings, list items, paragraphs, boilerplate.

Nothing here knows a document, a site or a language beyond a few English signal words: every rule looks at the
shape of a stretch of lines and of its neighbours.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus import limits
from corpus.dates import find_date
from corpus.document import Block, BlockKind
from corpus.outline import Outline
from corpus.sentences import trim

STRUCTURE = "blocks-2"
"""Identity of how documents are read and cut, kept in the manifest: raised whenever blocks or passages change."""

_BLANK = re.compile(r"\n[ \t]*\n\s*")
_ITEM = re.compile(
    r"[ \t]*(?:(?P<number>\(?\d{1,4}[.)、]|\(?[a-z][.)]|[（(]?[一二三四五六七八九十]+[、）)])|[-*•·‣▪–])[ \t]+(?=\S)"
)
_ROMAN = re.compile(r"(?=[IVXLC])(?:X[CL]|L?X{0,3})(?:I[XV]|V?I{0,3})[.)、:]\s+\S")
_NAMED_PART = re.compile(r"(?:part|chapter|section|appendix|article|annex|unit|book|step)\s+[\dIVXLC]+\b", re.I)
_LABELLED = re.compile(r"^[^:：]{1,40}(?::\s+|：)\S")
_DECIMAL = re.compile(r"(?P<number>\d+(?:\.\d+)+)\.?\s+[A-Z]")
_BYLINE_WORD = re.compile(
    r"\b(?:by|source|author|editor|posted|published|updated|share|reporter|来源|作者)\b[:：]?", re.I
)
_BYLINE_LABEL = re.compile(
    r"[Bb]y\s+[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*)*$"
    r"|(?i:source|author|editor|posted|published|updated|reporter)s?\s*:|来源|作者"
)
_BOILERPLATE = re.compile(
    r"^(?:powered by\b.{0,80}|(?:copyright\s*)?(?:©|\(c\)).*|copyright\s+(?:©\s*)?\d{4}.*)$"
    r"|©\s*\d{4}|\ball rights reserved\b"
    r"|^skip to (?:main )?content$|^cookie (?:policy|settings|preferences)$"
    r"|\bprivacy policy\s*\||\bterms of (?:use|service)\s*\|"
    r"|^(?:share|tweet|print|subscribe|advertisement|previous|next|back to top)"
    r"(?: (?:post|article|page|this page|this article|on \w+))?\s*[:»›>]?$",
    re.I,
)
_SENTENCE_END = (".", "!", "?", ";", ",", "。", "！", "？", "；", "，")


@dataclass(frozen=True, slots=True)
class _Chunk:
    """A stretch of lines to classify; `alone` tells that nothing else stands in its blank-line group."""

    start: int
    end: int
    text: str
    alone: bool


def find_blocks(text: str) -> list[Block]:
    """Return the blocks of plain text, in order; together they hold every character that is not white space.

    Raises:
        ReadError: They are more than a file may have.
    """
    chunks = _chunks(text)
    kinds = [_classify(chunks, row) for row in range(len(chunks))]
    outline = Outline()
    return [
        outline.place(
            kind,
            (chunk.start, chunk.end),
            chunk.text,
            level=_level(chunk.text),
            number=item_number(chunk.text),
        )
        for chunk, kind in zip(chunks, kinds, strict=True)
    ]


def item_number(line: str) -> str | None:
    """Return the label that a list item starts with ("59" of "59. The Hall…"), None for bullets and other text."""
    match = _ITEM.match(line)
    return match["number"].strip("().、（） ") if match and match["number"] else None


def starts_item(line: str) -> bool:
    """Tell whether a line starts like a list item: with a bullet or a label such as "59." or "(a)"."""
    return _ITEM.match(line) is not None


def is_boilerplate(text: str) -> bool:
    """Tell whether a short block is a site's furniture (copyright, "powered by", cookie notice), not content."""
    return len(text) <= 160 and _BOILERPLATE.search(text) is not None


def is_byline(text: str) -> bool:
    """Tell whether a line says when, by whom or whence: a date and little else, or a label such as "Author:"."""
    if len(text) > 160 or "\n" in text or _ITEM.match(text) or text.endswith((".", "!", "?", "。")):
        return False
    date = find_date(text)
    if date is None:
        return _BYLINE_LABEL.match(text) is not None and len(text.split()) <= 12
    rest = text[: date[0]] + text[date[1] :]
    return len(rest.split()) <= (12 if _BYLINE_WORD.search(rest) else 2)


def _chunks(text: str) -> list[_Chunk]:
    groups, begin = [], 0
    for gap in _BLANK.finditer(text):
        groups.append((begin, gap.start()))
        limits.refuse_over(len(groups), limits.BLOCKS, "blocks")
        begin = gap.end()
    groups.append((begin, len(text)))
    return [chunk for group in groups for chunk in _split_items(text, *group)]


def _split_items(text: str, start: int, end: int) -> list[_Chunk]:
    """Cut a group of lines where an item starts, so that a tight list becomes one chunk an item."""
    lines = [start, *(start + match.end() for match in re.finditer(r"\n", text[start:end]))]
    cuts = [line for line in lines if _ITEM.match(text, line)]
    starts = sorted({start, *cuts}) if len(cuts) > 1 or cuts == [start] else [start]
    spans = zip(starts, [*starts[1:], end], strict=True)
    trimmed = [span for pair in spans if (span := trim(text, *pair))]
    return [_Chunk(left, right, text[left:right], len(trimmed) == 1) for left, right in trimmed]


def _classify(chunks: Sequence[_Chunk], row: int) -> BlockKind:
    chunk = chunks[row]
    if is_boilerplate(chunk.text):
        return BlockKind.BOILERPLATE
    if row == 0 and len(chunks) > 1 and _looks_like_title(chunk):
        return BlockKind.TITLE
    if row < 5 and is_byline(chunk.text):
        return BlockKind.BYLINE
    if _looks_like_heading(chunks, row):
        return BlockKind.HEADING
    return BlockKind.LIST_ITEM if _ITEM.match(chunk.text) else BlockKind.PARAGRAPH


def _looks_like_title(chunk: _Chunk) -> bool:
    one_line = chunk.alone and "\n" not in chunk.text
    return one_line and len(chunk.text) <= 200 and not chunk.text.endswith((".", "。", ":", ";"))


def _looks_like_heading(chunks: Sequence[_Chunk], row: int) -> bool:
    text = chunks[row].text
    if "\n" in text or len(text) > 120 or text.endswith(_SENTENCE_END) or row + 1 == len(chunks):
        return False
    if _ROMAN.match(text) or _NAMED_PART.match(text) or _DECIMAL.match(text):
        return True
    if _LABELLED.search(text):
        return False
    following = chunks[row + 1].text
    if _ITEM.match(text):
        return _is_numbered_heading(chunks, row)
    short = len(text.split()) <= 12 and chunks[row].alone and text[:1].isupper()
    return short and (len(following) > len(text) or bool(_ITEM.match(following)))


def _is_numbered_heading(chunks: Sequence[_Chunk], row: int) -> bool:
    """Tell "3. Results" above a paragraph from one item of a list: no neighbour is an item."""
    if item_number(chunks[row].text) is None:
        return False
    neighbours = [*chunks[max(0, row - 1) : row], *chunks[row + 1 : row + 2]]
    return chunks[row].alone and not any(_ITEM.match(chunk.text) for chunk in neighbours)


def _level(text: str) -> int:
    """Rank a heading: 1 for parts and roman numerals, the depth of "2.1.3", 2 for everything else."""
    decimal = _DECIMAL.match(text)
    if decimal:
        return decimal["number"].count(".") + 1
    return 1 if _ROMAN.match(text) or _NAMED_PART.match(text) or text.isupper() else 2
