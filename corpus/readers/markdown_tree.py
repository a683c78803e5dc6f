"""The blocks of a Markdown text as a tree."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token


class _Parser(MarkdownIt):
    """CommonMark with tables; where a link leads is not looked at, so its address is not brought into shape."""

    def normalizeLink(self, url: str) -> str:
        return url


_PARSER = _Parser("commonmark", {"html": True}).enable("table")


@dataclass(frozen=True, slots=True)
class MarkdownNode:
    """A block and the blocks inside it.

    markdown-it-py has such a tree too. It makes a node of every inline token as well, with links to the parents, which
    took a fifth of the time of reading.

    Attributes:
        type: Such as "paragraph" or "bullet_list"; "inline" holds the text of a block.
        token: The token that opens it.
        children: In order.
    """

    type: str
    token: Token
    children: list["MarkdownNode"] = field(default_factory=list)

    def inlines(self) -> Iterator[Token]:
        """Yield the tokens that hold the text of this block and of those inside it."""
        if self.type == "inline":
            yield self.token
        for child in self.children:
            yield from child.inlines()


def parse_markdown(text: str) -> list[MarkdownNode]:
    """Return the outermost blocks of a text."""
    return _nested(_PARSER.parse(text))


def _nested(tokens: Iterable[Token]) -> list[MarkdownNode]:
    open_blocks: list[list[MarkdownNode]] = [[]]
    for token in tokens:
        if token.nesting < 0:
            open_blocks.pop()
            continue
        node = MarkdownNode(token.type.removesuffix("_open"), token)
        open_blocks[-1].append(node)
        if token.nesting > 0:
            open_blocks.append(node.children)
    return open_blocks[0]
