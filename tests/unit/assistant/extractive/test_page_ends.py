"""A sentence that a page's end cuts in two is quoted whole, as a slice of each page."""

import pytest

from assistant.events import Evidence
from assistant.extractive.page_ends import whole_sentence
from corpus.document import Block, BlockKind, Document

HALF = "Sales rose. The gain is recorded in the third quarter of"


def document_of(*blocks: tuple[str, int | None], kind: BlockKind = BlockKind.PARAGRAPH) -> Document:
    """Return a document of paragraphs with their pages; what begins with © is boilerplate."""
    made, at = [], 0
    for text, page in blocks:
        own = BlockKind.BOILERPLATE if text.startswith("©") else kind
        made.append(Block(own, at, at + len(text), page=page))
        at += len(text) + 2
    return Document("a.pdf", "T", "\n\n".join(text for text, _ in blocks), tuple(made), "0" * 64)


def whole(document: Document, words: str) -> list[str]:
    start = document.text.index(words)
    return [piece.text for piece in whole_sentence(Evidence(document, start, start + len(words)))]


def test_the_rest_on_the_next_page_is_a_slice_of_its_own():
    document = document_of((HALF, 2), ("© footer", 2), ("2023. Costs fell.", 3))
    assert whole(document, HALF.partition(". ")[2]) == ["The gain is recorded in the third quarter of", "2023."]


def test_the_beginning_on_the_page_before_is_found_too():
    document = document_of((HALF, 2), ("the year. Costs fell.", 3))
    assert whole(document, "the year.") == ["The gain is recorded in the third quarter of", "the year."]
    assert whole(document, "Costs fell.") == ["Costs fell."]


@pytest.mark.parametrize(
    "blocks",
    [
        [(HALF, 2), ("Costs fell.", 3)],  # a capital may begin a new sentence
        [(f"{HALF} 2022.", 2), ("2023 was dull.", 3)],  # the sentence has ended
        [(HALF, 2), ("2023.", 2)],  # the same page
        [(HALF, 2), ("2023.", 4)],  # a page lies between
        [(HALF, None), ("2023.", None)],  # no pages
        [("Sales. Core growth", 2), ("2023.", 3)],  # too short for a sentence
    ],
)
def test_what_may_not_belong_together_stays_apart(blocks):
    last = blocks[0][0].partition(". ")[2]
    assert whole(document_of(*blocks), last) == [last]


def test_rows_and_items_are_not_put_together():
    document = document_of((HALF, 2), ("2023.", 3), kind=BlockKind.LIST_ITEM)
    assert whole(document, HALF) == [HALF]
