"""Columns of counts: the same bytes for the same passages, whichever way they came together."""

from dataclasses import astuple

import numpy as np

from embeddings.postings import Postings, join


def as_lists(postings: Postings) -> list[list]:
    return [list(part) for part in astuple(postings)]


def test_each_term_names_its_passages_and_how_often_they_hold_it():
    postings = Postings.from_terms([["port", "hall", "hall"], [], ["port"]])
    assert postings.terms == ["hall", "port"]
    # hall: twice in passage 0; port: once in 0 and once in 2
    assert (postings.starts.tolist(), postings.rows.tolist()) == ([0, 1, 3], [0, 0, 2])
    assert (postings.counts.tolist(), postings.lengths.tolist()) == ([2, 1, 1], [3, 0, 1])


def test_a_term_of_dropped_passages_only_is_forgotten():
    old = Postings.from_terms([["canary", "hall"], ["hall"]])
    assert join([(old, np.array([-1, 0], np.int32))], 1).terms == ["hall"]


def test_saved_columns_come_back(tmp_path):
    postings = Postings.from_terms([["hall", "展览"], ["hall"]])
    postings.save(tmp_path / "lexical")
    assert as_lists(Postings.load(tmp_path / "lexical")) == as_lists(postings)
