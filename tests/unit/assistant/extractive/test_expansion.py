import pytest

from assistant.extractive.expansion import find_expansion


@pytest.mark.parametrize(
    ("text", "abbreviation", "long_form"),
    [
        ("the World Health Organization (WHO) said", "WHO", "World Health Organization"),
        ("a Central Bank of Ireland (CBI) rule", "CBI", "Central Bank of Ireland"),
        ("The CBI (Central Bank of Ireland) rules", "CBI", "Central Bank of Ireland"),
        ("the Sino-Alpine Rail Link (SARL) opened", "SARL", "Sino-Alpine Rail Link"),
        ("the East-Asia Rail Link (ARL) opened", "ARL", "East-Asia Rail Link"),
        ("Six Hubs (hereinafter referred to as SH) met", "SH", "Six Hubs"),
        ("It met in June (WHO).", "WHO", None),
        ("no brackets WHO here", "WHO", None),
    ],
)
def test_the_long_form_is_found_where_it_is_spelled_out(text: str, abbreviation: str, long_form: str | None) -> None:
    span = find_expansion(text, abbreviation)
    assert (text[slice(*span)] if span else None) == long_form


def test_an_abbreviation_with_marks_of_patterns_is_plain_text() -> None:
    assert find_expansion("the C Plus Plus (C++) book", "C++") == (4, 15)
