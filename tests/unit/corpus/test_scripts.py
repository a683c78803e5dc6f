"""A text in a script that the encoder does not know is named."""

import pytest

from corpus.scripts import script_note


@pytest.mark.parametrize("text", ["", "12 – 5", "The hall opened.", "Grüße aus Łódź", "The hall (展览馆) opened."])
def test_latin_text_needs_no_note(text: str):
    assert script_note(text) == ()


@pytest.mark.parametrize(
    ("text", "script"), [("Зал открылся.", "cyrillic"), ("展览馆建成了 SCODA", "cjk"), ("افتتحت القاعة", "arabic")]
)
def test_another_script_is_named(text: str, script: str):
    (note,) = script_note(text)
    assert note.startswith(f"mostly {script} letters")
