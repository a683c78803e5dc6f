"""Read CommonMark with tables; the extracted text is what a reader of the page would see, without its marks."""

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from markdown_it.token import Token

from corpus.cleaning import clean, count_invisible
from corpus.document import BlockKind
from corpus.furniture import is_byline
from corpus.lines import is_question, line_width
from corpus.readers.decode import decode
from corpus.readers.draft import Draft, DraftBuilder
from corpus.readers.markdown_tree import MarkdownNode, parse_markdown
from corpus.readers.prose import add_prose, line_level
from corpus.readers.reader import Source, reader_of_one

_FRONT_MATTER = re.compile(r"\A---\n(?:[\w-]++:.*\n|[ \t].*\n|- .*\n|#.*\n)*+(?:---|\.\.\.)(?:\n|\Z)")
_TAG = re.compile(r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1\s*+>|\Z)|<[^<>]*+>", re.S | re.I)
_RUNS_ON = (".", ":", ",", ";", "。", "：", "，", "；")
_LONGEST_LINE = 120
_LINE_BREAK = re.compile(r"<br\s*+/?>", re.I)


@dataclass(frozen=True, slots=True)
class _Headed:
    line: str
    rest: str


def read_markdown(text: str, *, name: str) -> Draft:
    """Return the draft of a Markdown text.

    Args:
        text: The decoded file, invisible characters included.
        name: Title where the text has no heading of level 1.
    """
    builder = DraftBuilder(invisible=count_invisible(text))
    shown = _FRONT_MATTER.sub("", clean(text))
    _add_all(parse_markdown(shown), builder, line_width(shown))
    return builder.draft(builder.first(BlockKind.TITLE) or name)


def _read(source: Source) -> Draft:
    return read_markdown(decode(source.data), name=source.name)


def _add_all(nodes: Sequence[MarkdownNode], builder: DraftBuilder, width: float) -> None:
    for node, after in zip_longest(nodes, nodes[1:]):
        heads = after is not None and after.type != "heading"
        if node.type != "paragraph" or not _add_headed(node, builder, width, heads=heads):
            _add(node, builder, width)


def _add(node: MarkdownNode, builder: DraftBuilder, width: float) -> None:
    """Append a block node; a node of an unknown type is opened and its children appended."""
    if node.type == "heading":
        _add_heading(node, builder)
    elif node.type == "paragraph":
        add_prose(_plain(node), builder, width=width)
    elif node.type in ("bullet_list", "ordered_list"):
        _add_list(node, builder, width)
    elif node.type in ("fence", "code_block"):
        builder.add(BlockKind.CODE, node.token.content)
    elif node.type == "table":
        _add_table(node, builder)
    elif node.type == "html_block":
        builder.add(BlockKind.PARAGRAPH, html.unescape(_TAG.sub(" ", _LINE_BREAK.sub("\n", node.token.content))))
    else:
        _add_all(node.children, builder, width)


def _add_headed(node: MarkdownNode, builder: DraftBuilder, width: float, *, heads: bool) -> bool:
    """Append a paragraph that is one bold line, or a bold question and its answer; tell whether it was one.

    Args:
        node: The paragraph.
        builder: Where the blocks go.
        width: How long a line of the file may get before it is wrapped.
        heads: Whether something that is no heading follows the paragraph.
    """
    headed = _bold_line(node)
    line, rest = headed.line, headed.rest
    # "**Note**" above text in one paragraph is a remark that ends with it; a question has its answer there
    above = is_question(line) if rest else heads
    if not line or not above or line.endswith(_RUNS_ON) or len(line) > _LONGEST_LINE or is_byline(line):
        return False
    builder.add(BlockKind.HEADING, line, level=line_level(line))
    if rest:
        add_prose(rest, builder, width=width)
    return True


def _bold_line(node: MarkdownNode) -> _Headed:
    """Return the first line of a paragraph and the rest if just that line is bold, else two empty texts."""
    tokens = [token for inline in node.inlines() for token in inline.children or ()]
    while tokens and tokens[0].type == "text" and not tokens[0].content.strip():
        tokens = tokens[1:]
    end = next((at for at, token in enumerate(tokens) if token.type == "strong_close"), 0)
    after = tokens[end + 1 :]
    while after and not _shown(after[0]).strip(" ") and after[0].type == "text":
        after = after[1:]
    if not end or tokens[0].type != "strong_open" or (after and _shown(after[0]) != "\n"):
        return _Headed("", "")
    line = "".join(map(_shown, tokens[:end])).strip()
    return _Headed("", "") if "\n" in line else _Headed(line, "".join(map(_shown, after)).strip())


def _add_heading(node: MarkdownNode, builder: DraftBuilder) -> None:
    if node.token.tag == "h1":
        builder.add_title(_plain(node))
    else:
        builder.add(BlockKind.HEADING, _plain(node), level=int(node.token.tag[1:]))


def _add_list(node: MarkdownNode, builder: DraftBuilder, width: float) -> None:
    """Append one block an item: its first paragraph is the item, what is nested follows as blocks of its own."""
    first = int(node.token.attrs.get("start", 1)) if node.type == "ordered_list" else None
    with builder.as_list():
        for offset, item in enumerate(node.children):
            _add_item(item, None if first is None else str(first + offset), builder, width)


def _add_item(item: MarkdownNode, number: str | None, builder: DraftBuilder, width: float) -> None:
    for row, child in enumerate(item.children):
        if row == 0 and child.type == "paragraph":
            builder.add(BlockKind.LIST_ITEM, _plain(child), number=number)
        else:
            _add(child, builder, width)


def _add_table(node: MarkdownNode, builder: DraftBuilder) -> None:
    """Append one block a row, its cells parted by " | "; the first row is the header."""
    with builder.as_list():
        for row in (row for part in node.children for row in part.children):  # head and body
            builder.add_row([_plain(cell) for cell in row.children])


def _plain(node: MarkdownNode) -> str:
    """Return the visible text of a node's inline children."""
    return "\n".join("".join(map(_shown, inline.children or ())) for inline in node.inlines()).strip()


def _shown(token: Token) -> str:
    if token.type in ("softbreak", "hardbreak") or (token.type == "html_inline" and _LINE_BREAK.match(token.content)):
        return "\n"
    return token.content if token.type in ("text", "code_inline", "image") else ""


READER = reader_of_one(
    (".md", ".markdown", ".mdown"),
    _read,
    keeps="headings, list items with their numbers, tables, code blocks",
    library="markdown-it-py",
)
