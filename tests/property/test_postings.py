"""Joined columns are those that counting all passages anew would give."""

from dataclasses import astuple

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from embeddings.postings import Postings, join

PASSAGES = st.lists(st.lists(st.sampled_from(["hall", "port", "crane", "ferry"]), max_size=6), max_size=8)


def as_lists(postings: Postings) -> list[list]:
    return [list(part) for part in astuple(postings)]


@given(PASSAGES, PASSAGES, st.randoms(use_true_random=False))
def test_joining_gives_what_counting_all_anew_gives(old, fresh, random):
    kept = [passage for passage in old if random.random() < 0.7]
    mixed = [("old", row) for row in range(len(kept))] + [("fresh", row) for row in range(len(fresh))]
    random.shuffle(mixed)
    # an old passage of which no equal one is left to take is dropped
    rows_of = {("old", row): place for place, (kind, row) in enumerate(mixed) if kind == "old"}
    rest = list(enumerate(kept))
    targets = []
    for passage in old:
        found = next((pair for pair in rest if pair[1] == passage), None)
        targets.append(rows_of[("old", found[0])] if found else -1)
        if found:
            rest.remove(found)
    new = np.array([mixed.index(("fresh", row)) for row in range(len(fresh))], np.int32)
    joined = join(
        [(Postings.from_terms(old), np.array(targets, np.int32)), (Postings.from_terms(fresh), new)], len(mixed)
    )
    whole = Postings.from_terms([{"old": kept, "fresh": fresh}[kind][row] for kind, row in mixed])
    assert as_lists(joined) == as_lists(whole)
