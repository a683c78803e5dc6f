"""Cells compare as quantities of one kind."""

import pytest

from assistant.extractive.quantities import Quantity, read_quantity


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("1 h 30 min", Quantity(1.5, "time")),  # 1 + 30 / 60
        ("2 days", Quantity(48.0, "time")),
        ("EUR 1,290", Quantity(1290.0, "eur")),
        ("3.4 kg", Quantity(3.4, "kg")),
        ("£1,311", Quantity(1311.0, "£")),
        ("5 h of 8", Quantity(5.0, "h of")),  # not a duration alone
        ("none", None),
    ],
)
def test_a_cell_is_read_as_an_amount_and_its_kind(text: str, quantity: Quantity | None):
    assert read_quantity(text) == quantity
