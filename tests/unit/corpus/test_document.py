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
    assert document.siblings(document.blocks[1]) == (document.blocks[1],)


def test_the_hash_tells_title_and_text_apart():
    assert content_hash("ab", "c") != content_hash("a", "bc")


LISTS = (
    "Rules of the Mill\n\n6.2 The Tenant must not:\n(a) sing; or\n(b) shout.\n\nWe also sell these.\n\n- bread\n- salt"
)


def test_a_lead_in_knows_its_list_and_the_items_their_lead_in(as_document):
    document = as_document(LISTS)
    lead_in, first, second = document.blocks[1:4]
    assert document.list_after(lead_in) == (first, second)
    assert document.lead_in(second) == lead_in


def test_a_sentence_above_a_list_leads_nothing_in(as_document):
    document = as_document(LISTS)
    sentence, item = document.blocks[4:6]
    assert document.list_after(sentence) == ()
    assert document.lead_in(item) is None


def test_an_item_leads_in_the_list_inside_it(as_document):
    document = as_document("Rules of the Mill\n\n1. Be kind to:\n(a) guests;\n(b) staff.\n2. Be quiet.")
    kind, guests, staff, quiet = document.blocks[1:]
    assert document.list_after(kind) == (guests, staff)
    assert (document.lead_in(staff), document.lead_in(quiet)) == (kind, None)


def test_the_last_block_leads_nothing_in(as_document):
    document = as_document(LISTS)
    assert document.list_after(document.blocks[-1]) == ()


def test_a_documents_date_is_told_at_its_beginning_else_at_its_end(as_document):
    prose = "The hall opened on 4 May 1972.\n\n" * 9
    assert as_document(f"The Hall\n\nVersion 2, 1 May 2020.\n\n{prose}Last updated: 2 June 2021").date == "1 May 2020"
    assert as_document(f"The Hall\n\n{prose}Last updated: 2 June 2021").date == "2 June 2021"
    assert as_document(f"The Hall\n\n{prose}").date is None
