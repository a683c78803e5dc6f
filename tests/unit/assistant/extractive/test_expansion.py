import pytest

from assistant.extractive.expansion import find_abbreviation, find_expansion


@pytest.mark.parametrize(
    ("text", "abbreviation", "long_form"),
    [
        ("the World Health Organization (WHO) said", "WHO", "World Health Organization"),
        ("a Central Bank of Ireland (CBI) rule", "CBI", "Central Bank of Ireland"),
        ("The CBI (Central Bank of Ireland) rules", "CBI", "Central Bank of Ireland"),
        ("the Sino-Alpine Rail Link (SARL) opened", "SARL", "Sino-Alpine Rail Link"),
        ("the East-Asia Rail Link (ARL) opened", "ARL", "East-Asia Rail Link"),
        ("Six Hubs (hereinafter referred to as SH) met", "SH", "Six Hubs"),
        ("CADR stands for clean air delivery rate.", "CADR", "clean air delivery rate"),
        ("RRP means the recommended retail price, as ever.", "RRP", "recommended retail price"),
        ("Credits follow the CFS, the Common Folk Scale; all do.", "CFS", "Common Folk Scale"),
        ("CFS: common scale of the folk", "CFS", None),
        ("CFS – common folk scale", "CFS", "common folk scale"),
        ("The CFS, which was changed, says so.", "CFS", None),
        ("RRP is the short of it, not what it stands for.", "RRP", None),
        ("It met in June (WHO).", "WHO", None),
        ("no brackets WHO here", "WHO", None),
    ],
)
def test_the_long_form_is_found_where_it_is_spelled_out(text: str, abbreviation: str, long_form: str | None) -> None:
    span = find_expansion(text, abbreviation)
    assert (text[slice(*span)] if span else None) == long_form


def test_an_abbreviation_with_marks_of_patterns_is_plain_text() -> None:
    assert find_expansion("the C Plus Plus (C++) book", "C++") == (4, 15)


@pytest.mark.parametrize(
    ("text", "long_form", "abbreviation"),
    [
        ("Owner: People & Culture (P&C).", "people & culture", "P&C"),
        ("RRP stands for the recommended retail price.", "recommended retail price", "RRP"),
        ("the board (five members) of the mill", "board", None),
        ("People and others", "People", None),
    ],
)
def test_the_abbreviation_of_a_long_form_is_found(text: str, long_form: str, abbreviation: str | None) -> None:
    span = find_abbreviation(text, long_form)
    assert (text[slice(*span)] if span else None) == abbreviation
