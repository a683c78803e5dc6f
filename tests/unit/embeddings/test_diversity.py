"""The first five leave room for other documents where they are nearly as good."""

import numpy as np
import pytest

from embeddings.diversity import diversified


@pytest.mark.parametrize(
    ("documents", "scores", "places"),
    [
        ("aaaab", [10, 9, 9, 9, 8.5], [0, 1, 2, 3, 4]),  # five in all: nothing else to show
        ("aaaaabc", [10, 9, 9, 9, 9, 8.5, 8.2], [0, 1, 2, 5, 6, 3, 4]),  # 8.2 is more than nine tenths of 9
        ("aaaaabc", [10, 9, 9, 9, 9, 8.5, 8.0], [0, 1, 2, 3, 5, 4, 6]),  # 8.0 is not
        ("aaaaab", [10, 9, 9, 9, 9, 1], [0, 1, 2, 3, 4, 5]),
        ("abcde", [5, 4, 3, 2, 1], [0, 1, 2, 3, 4]),
        ("", [], []),
    ],
)
def test_at_most_three_of_the_first_five_are_of_one_document_while_others_are_as_good(documents, scores, places):
    assert diversified([ord(each) for each in documents], np.array(scores, np.float32)) == places
