import pytest

from assistant.citations import CitationList, nearest
from assistant.events import Evidence
from corpus.document import Block, BlockKind, Document
from corpus.passage import Passage
from embeddings.retriever import Hit

#       0         1         2         3
#       0123456789012345678901234567890123456789
TEXT = "One is here. Two is there. Three is far."
DOCUMENT = Document("a.txt", "A", TEXT, (), "hash-a")
TWIN = Document("b.txt", "A", TEXT, (), "hash-a")


def hit(document: Document, start: int, end: int, *, row: int, score: float) -> Hit:
    return Hit(Passage(document, start, end), row, score, None, None, None, None)


@pytest.fixture
def cited() -> CitationList:
    return CitationList([hit(DOCUMENT, 0, 12, row=0, score=0.9), hit(DOCUMENT, 13, 26, row=1, score=0.5)])


def test_passages_are_numbered_in_order_of_first_use(cited):
    second, first = Evidence(DOCUMENT, 13, 26), Evidence(DOCUMENT, 0, 12)
    assert [cited.cite([second]), cited.cite([first]), cited.cite([second])] == [(1,), (2,), (1,)]


def test_a_citation_carries_the_retrieved_passage_and_its_score(cited):
    cited.cite([Evidence(DOCUMENT, 13, 16)])
    [citation] = cited.citations
    assert (citation.passage.text, citation.score) == ("Two is there.", 0.5)


def test_quotes_of_one_passage_are_gathered_and_none_twice(cited):
    one, here = Evidence(DOCUMENT, 0, 3), Evidence(DOCUMENT, 7, 11)
    cited.cite([one, here])
    cited.cite([one])
    assert [quote.text for quote in cited.citations[0].quotes] == ["One", "here"]


def test_a_sentence_on_two_pieces_of_one_passage_names_its_number_once(cited):
    assert cited.cite([Evidence(DOCUMENT, 0, 3), Evidence(DOCUMENT, 7, 11)]) == (1,)


def test_evidence_outside_the_retrieved_passages_is_cited_as_its_own_passage(cited):
    cited.cite([Evidence(DOCUMENT, 27, 40)])
    [citation] = cited.citations
    assert (citation.passage.text, citation.score) == ("Three is far.", 0.0)


def test_evidence_from_a_file_of_the_same_content_is_not_cited_to_the_other_file(cited):
    cited.cite([Evidence(TWIN, 0, 12)])
    assert cited.citations[0].passage.document.path == "b.txt"


def test_the_nearest_passages_are_the_best_three_without_quotes():
    hits = [hit(DOCUMENT, row, row + 1, row=row, score=1.0 - row / 10) for row in range(5)]
    assert [(c.n, c.passage.start, c.quotes) for c in nearest(hits)] == [(1, 0, ()), (2, 1, ()), (3, 2, ())]


def test_a_piece_outside_of_them_is_cited_with_the_whole_of_its_block():
    document = Document(
        "a.txt", "A", TEXT, (Block(BlockKind.PARAGRAPH, 0, 26), Block(BlockKind.PARAGRAPH, 27, 40)), "h"
    )
    cited = CitationList([])
    cited.cite([Evidence(document, 13, 16)])
    [citation] = cited.citations
    assert (citation.passage.text, [quote.text for quote in citation.quotes]) == ("One is here. Two is there.", ["Two"])
