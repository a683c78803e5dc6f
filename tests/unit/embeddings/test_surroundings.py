"""What is read around the passages that were found."""

import pytest

from embeddings.retriever import HybridRetriever
from embeddings.surroundings import Around, read_around

SENTENCE = "The {} stands beside the old canal and was painted by the same workers in the spring of that year. "
WORDS = "granary chapel foundry orchard bakery stable".split()


@pytest.fixture
def found(application, encoder, write):
    """Six passages of one document in two sections, one of another; return what finds a word's passage."""
    paragraphs = [f"The {word}. " + 6 * SENTENCE.format(word) for word in WORDS]
    text = "# Town\n\n## North\n\n" + "\n\n".join(paragraphs[:3]) + "\n\n## South\n\n" + "\n\n".join(paragraphs[3:])
    folder = write(other="A lighthouse.")
    (folder / "town.md").write_text(text, encoding="utf-8")
    application.index([folder], progress=lambda *_: None)
    index = application.store.open()
    assert len(index) == 7
    retriever = HybridRetriever(index, encoder)

    def find(*words):
        return [retriever.retrieve(word, 1)[0] for word in words], index

    return find


def words_of(passage) -> list[str]:
    return [word for word in [*WORDS, "lighthouse"] if word in passage.text]


def read(found, around: Around, *words: str) -> list[list[str]]:
    hits, index = found(*words)
    return [words_of(passage) for passage in read_around(hits, index, around)]


def test_nothing_more_is_read_unless_it_is_set(found):
    assert read(found, Around.NONE, "chapel", "granary") == [["chapel"], ["granary"]]


def test_neighbours_are_read_whatever_their_section_but_never_of_another_document(found):
    assert read(found, Around.NEIGHBOURS, "foundry") == [["chapel", "foundry", "orchard"]]
    assert read(found, Around.NEIGHBOURS, "stable") == [["bakery", "stable"]]
    assert read(found, Around.NEIGHBOURS, "lighthouse") == [["lighthouse"]]


def test_a_section_is_read_to_its_ends(found):
    assert read(found, Around.SECTION, "chapel") == [["granary", "chapel", "foundry"]]


def test_passages_that_meet_are_read_once_at_the_place_of_the_best(found):
    assert read(found, Around.NEIGHBOURS, "stable", "lighthouse", "bakery") == [
        ["orchard", "bakery", "stable"],
        ["lighthouse"],
    ]


def test_one_stretch_may_join_two_that_did_not_meet(found):
    assert read(found, Around.NEIGHBOURS, "granary", "stable", "orchard") == [WORDS]


def test_a_long_section_is_read_three_passages_far(application, encoder, write):
    paragraphs = [
        f"The numeral {n}x. " + 8 * "It was counted again and again by the clerks of the office. " for n in range(9)
    ]
    folder = write(long="\n\n".join(paragraphs))
    application.index([folder], progress=lambda *_: None)
    index = application.store.open()
    hit = HybridRetriever(index, encoder).retrieve("4x", 1)[0]
    [passage] = read_around([hit], index, Around.SECTION)
    assert [n for n in range(9) if f" {n}x." in passage.text] == [1, 2, 3, 4, 5, 6, 7]
