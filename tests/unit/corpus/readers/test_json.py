"""JSON becomes headings, tables and lines of name and value."""

import json

import pytest

from corpus.errors import ReadError
from tests.samples.reading import block, only, parts, read


def document(value: object):
    return only(read(json.dumps(value), ".json"))


def test_names_are_the_sections_of_what_they_hold():
    assert block(document({"hall": {"roof": {"made of": "glass"}}}), "made of: glass").section == ("hall", "roof")


def test_simple_values_come_before_what_is_nested():
    shown = parts(document({"roof": {"of": "glass"}, "opened": 1851}))
    assert shown == [("paragraph", "opened: 1851"), ("heading", "roof"), ("paragraph", "of: glass")]


def test_records_are_a_table_under_all_their_names():
    shown = parts(document([{"plant": "Tomato", "kg": 4}, {"plant": "Bean", "ripe": True}]))
    assert shown == [("table_row", "plant | kg | ripe"), ("table_row", "Tomato | 4 |"), ("table_row", "Bean |  | true")]


def test_longer_records_stand_under_their_own_names():
    long = "It is red and round and ripe. " * 10
    found = block(document([{"name": "Tomato", "text": long}, {"text": long}]), "text: It is red")
    assert found.section == ("Tomato",)


def test_the_title_is_the_files_own():
    assert document({"title": "The Hall", "a": 1}).title == "The Hall"


def test_what_is_no_json_is_named_with_its_place():
    with pytest.raises(ReadError, match=r"not JSON .*line 1 column 2"):
        read("{", ".json")


@pytest.mark.parametrize("depth", [201, 200_000])
def test_nesting_over_the_limit_is_refused(depth: int):
    with pytest.raises(ReadError, match="refused: limit of 200 values inside each other"):
        read("[" * depth + "1" + "]" * depth, ".json")
