import pytest

from assistant.generators.marks import MarkScanner, numbers_of


def scan(text: str) -> list[str | tuple[int, ...]]:
    """Return text and marks in order."""
    scanner, atoms = MarkScanner(), []
    for atom in [*(atom for char in text for atom in scanner.feed(char)), *scanner.end()]:
        if isinstance(atom, str) and atoms and isinstance(atoms[-1], str):
            atoms[-1] += atom
        else:
            atoms.append(atom)
    return atoms


@pytest.mark.parametrize(
    ("mark", "numbers"),
    [
        ("[1]", (1,)),
        ("[ 1 ]", (1,)),
        ("[12]", (12,)),
        ("[1,2]", (1, 2)),
        ("[1, 2; 3]", (1, 2, 3)),
        ("[1 and 3]", (1, 3)),
        ("[2-4]", (2, 3, 4)),
        ("[1, 1]", (1,)),
        ("[[1]]", (1,)),
        ("【1】", (1,)),
        ("【3†source】", (3,)),
        ("[^2]", (2,)),
        ("[#2]", (2,)),
        ("[Passage 1]", (1,)),
        ("[passages 1, 2]", (1, 2)),
        ("[Source 4]", (4,)),
    ],
)
def test_a_mark_in_any_usual_form_is_understood(mark, numbers):
    assert scan(f"It rains {mark}.") == ["It rains ", numbers, "."]


@pytest.mark.parametrize(
    "text",
    ["[2020]", "[a]", "[]", "[1", "a[i][j]", "[see 1]", "`a[1]`", "```\na[1]\n```", "[1\n]", "[" + "1, " * 30 + "1]"],
)
def test_what_is_no_mark_stays_text(text):
    assert scan(f"x {text} y") == [f"x {text} y"]


@pytest.mark.parametrize(
    ("text", "atoms"),
    [
        ("[[[1]]]", ["[", (1,), "]"]),
        ("[a [1]", ["[a ", (1,)]),
        ("[1][2]", [(1,), (2,)]),
        ("【[1]", ["【", (1,)]),
        ("`a` [1]", ["`a` ", (1,)]),
        ("`a\n[1]", ["`a\n", (1,)]),
    ],
)
def test_marks_beside_other_brackets_and_code(text, atoms):
    assert scan(text) == atoms


def test_the_beginning_of_a_mark_at_the_end_is_dropped():
    assert scan("It rains. [1") == ["It rains. "]


def test_a_range_too_wide_to_be_meant_names_its_ends():
    assert numbers_of("1-500") == (1, 500)
