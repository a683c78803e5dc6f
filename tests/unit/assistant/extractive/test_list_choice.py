"""Whether a question asks for a list as a whole."""

import pytest

from assistant.extractive.list_choice import ListModel, described_lists, likeliest_list, packaged_list_model
from assistant.extractive.model import packaged_model
from assistant.extractive.question import read_question
from assistant.extractive.reader import OverlapReader
from assistant.extractive.scorer import Scorer
from assistant.logistic import Logistic
from corpus.passage import Passage
from corpus.readers.markdown import read_markdown
from embeddings.hashing import HashingEncoder
from embeddings.lexical import Bm25Index
from embeddings.retriever import Hit
from eval.fitting.lists import FEATURES

TEXT = """# Trip to Ulvik

The coach leaves at seven.

## What to bring

Each child brings:

- a warm coat
- two sandwiches
- a torch

## Rooms

| Room | Beds |
| --- | --- |
| North | 4 |
| South | 6 |
"""
DOCUMENT = read_markdown(TEXT, name="trip").as_document("trip.md")


def hits(*slices: tuple[int, int]) -> list[Hit]:
    return [Hit(Passage(DOCUMENT, *span), row, 1.0, 0.5, 1.0, 1, 1) for row, span in enumerate(slices)]


WHOLE = hits((0, len(DOCUMENT.text)))
SCORER = Scorer(
    HashingEncoder(), Bm25Index.from_texts([DOCUMENT.text, "other words"]), OverlapReader(), packaged_model()
)


def described(question: str, found=WHOLE) -> dict[str, dict[str, float]]:
    asked = read_question(question)
    lists = described_lists(asked, found, SCORER.rank(asked, found), SCORER)
    return {each.heading: dict(features) for each, features in lists}


def test_every_feature_is_one_that_the_packaged_model_weighs():
    model = packaged_list_model()
    features = described("What does each child bring?")["What to bring"]
    assert set(features) == set(FEATURES) == set(model.logistic.weights)
    assert 0 < model.least < 1


def test_the_head_that_says_what_is_asked_speaks_for_its_list():
    features = described("What does each child bring?")
    assert features["What to bring"]["head"] == 1
    assert features["Rooms"]["head"] == 0
    assert (features["Rooms"]["table"], features["What to bring"]["table"]) == (1, 0)


def test_an_item_that_says_more_than_the_head_is_counted_beyond_it():
    assert described("Does each child bring a torch?")["What to bring"]["beyond"] > 0
    assert described("What does each child bring?")["What to bring"]["beyond"] == 0


def test_a_list_of_another_passage_is_left_alone():
    assert described("What does each child bring?", hits((0, 40))) == {}


@pytest.mark.parametrize(("least", "found"), [(0.0, True), (1.1, False)])
def test_only_a_list_that_is_likely_enough_is_shown(least, found):
    model = ListModel(fitted_on="", logistic=Logistic(bias=0.0, weights={"head": 1.0}), least=least, figures={})
    asked = read_question("What does each child bring?")
    likely = likeliest_list(asked, WHOLE, SCORER.rank(asked, WHOLE), SCORER, model=model)
    assert (likely is not None) is found
    if likely:
        assert [DOCUMENT.slice(block) for block in likely.found.blocks] == ["a warm coat", "two sandwiches", "a torch"]
