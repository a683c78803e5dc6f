"""A document finds its own blocks by offset and by list."""

from corpus.document import BlockKind, content_hash

TEXT = "The Title Line\n\nFirst paragraph of it.\n\n1. one\n2. two"
# offsets: title 0-14, paragraph 16-38, "1. one" 40-46, "2. two" 47-53


def test_the_block_at_an_offset_is_the_last_that_starts_before_it(as_document):
    document = as_document(TEXT)
    assert document.slice(document.block_at(20)) == "First paragraph of it."
    assert document.slice(document.block_at(39)) == "First paragraph of it."
    assert document.slice(document.block_at(40)) == "1. one"


def test_there_is_no_block_before_the_first(as_document):
    assert as_document("\n\n" + TEXT).block_at(0) is None


def test_blocks_between_two_offsets_share_a_character_with_them(as_document):
    document = as_document(TEXT)
    assert [document.slice(block) for block in document.blocks_between(37, 41)] == ["First paragraph of it.", "1. one"]
    assert list(document.blocks_between(38, 40)) == []


def test_the_items_of_a_list_are_siblings(as_document):
    document = as_document(TEXT)
    assert [document.slice(block) for block in document.siblings(document.blocks[3])] == ["1. one", "2. two"]


def test_a_block_outside_lists_is_its_only_sibling(as_document):
    document = as_document(TEXT)
    assert document.blocks[1].kind is BlockKind.PARAGRAPH
    assert document.siblings(document.blocks[1]) == [document.blocks[1]]


def test_the_hash_tells_title_and_text_apart():
    assert content_hash("ab", "c") != content_hash("a", "bc")
