"""A model's sentence rests on the slices of a passage that say the same; what it cites is a claim."""

import pytest

from assistant.generators.alignment import Attribution, PassageText
from corpus.document import Block, BlockKind, Document, content_hash
from corpus.passage import Passage

TEXT = "The mill grinds rye at night. A miller keeps two cats. Snow fell on the roof."


def passage(text: str = TEXT, title: str = "Notes") -> Passage:
    block = Block(BlockKind.PARAGRAPH, 0, len(text))
    return Passage(Document("a.txt", title, text, (block,), content_hash(title, text)), 0, len(text))


def quotes(sentence: str, found: Passage | None = None) -> list[str]:
    return [evidence.text for evidence in PassageText(found or passage()).align(sentence).quotes]


def test_the_very_words_are_quoted_whatever_their_case_and_white_space():
    assert quotes("a miller KEEPS\n two cats") == ["A miller keeps two cats"]


def test_a_sentence_in_other_words_quotes_the_sentences_that_share_its_terms():
    assert quotes("Cats live with the miller, who grinds rye.") == [
        "The mill grinds rye at night.",
        "A miller keeps two cats.",
    ]


def test_what_adds_too_little_is_not_quoted():
    # Of six terms the roof adds one, below a fifth.
    assert quotes("The miller keeps two cats, fat ones, upon roofs.") == ["A miller keeps two cats."]


def test_what_is_nowhere_said_quotes_nothing():
    assert quotes("Ferries sail to Malmo.") == [""]
    assert PassageText(passage()).align("Ferries sail to Malmo.").share == 0.0


def test_the_title_holds_terms_for_the_quotes_below_it():
    found = PassageText(passage(title="Grayling mill")).align("The Grayling mill grinds rye.")
    assert found.share == 1.0


OTHER = passage("The ferry sails to Malmo on Tuesdays.", title="Ships")


@pytest.mark.parametrize(
    ("sentence", "cited", "documents", "corrected"),
    [
        ("A miller keeps two cats.", [1], ["Notes"], 0),
        ("The ferry sails to Malmo on Tuesdays.", [1], ["Ships"], 1),
        ("The ferry sails to Malmo on Tuesdays.", [], ["Ships"], 0),
        ("Nobody knows anything.", [], [], 0),
        ("The ferry and the mill stand still.", [2], ["Ships"], 0),
    ],
)
def test_a_sentence_is_moved_only_to_a_passage_that_clearly_says_it(sentence, cited, documents, corrected):
    attribution = Attribution([passage(), OTHER])
    assert [evidence.document.title for evidence in attribution.evidence(sentence, cited)] == documents
    assert attribution.corrected == corrected


def test_numbers_without_a_passage_are_counted():
    attribution = Attribution([passage()])
    attribution.evidence("A miller keeps two cats.", [0, 1, 2, 99])
    assert attribution.invented == 3


def test_without_passages_nothing_is_said():
    assert Attribution([]).evidence("A miller keeps two cats.", [1]) == ()
