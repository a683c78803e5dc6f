"""A title of the metadata counts only where it says something."""

import pytest

from corpus.readers.title import sensible

MADE_UP = ["", " ", None, "Untitled", "untitled 3", "Document1", "PowerPoint Presentation", "Slide 1", "---", "x" * 201]
MADE_UP += ["Microsoft Word - report.docx", "final_v2.indd", "0001628280-17-001754"]


@pytest.mark.parametrize("made_up", MADE_UP)
def test_what_a_program_wrote_is_no_title(made_up: str | None):
    assert sensible(made_up) is None


@pytest.mark.parametrize(("given", "shown"), [("Annual  Report\n2020", "Annual Report 2020"), ("A\u200bB", "AB")])
def test_what_a_person_wrote_is_one_line_of_it(given: str, shown: str):
    assert sensible(given) == shown
