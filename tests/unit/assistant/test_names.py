import pytest

from assistant.names import find_names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Which Bank of North Mercia branch closed?", ["Bank of North Mercia"]),
        ("Who leads Norway?", ["Norway"]),
        ("Nets were mended. Boats were sold.", []),
        ("WHO met in Geneva.", ["WHO", "Geneva"]),
        ("What was SCODA's value?", ["SCODA"]),
        ("The Grayling Trust and the Harbour Office met.", ["Grayling Trust", "Harbour Office"]),
        ("", []),
    ],
)
def test_names_are_found_without_the_words_that_open_sentences(text: str, names: list[str]) -> None:
    assert find_names(text) == names
