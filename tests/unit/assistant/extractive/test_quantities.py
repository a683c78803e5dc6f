"""Cells compare as quantities of one kind."""

import pytest

from assistant.extractive.quantities import Quantity, in_range, read_quantity


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


@pytest.mark.parametrize(
    ("amount", "text", "inside"),
    [
        (60000, "£52,001 to £68,000", True),
        (52000, "£52,001 to £68,000", False),
        (5, "Years 4–6", True),
        (7, "up to 10 kg", True),
        (12, "up to 10 kg", False),
        (67, "over-65s, over 65", True),
        (2023, "over 65", False),
        (2020, "2019–2021", True),
        (18, "16+", True),
        (5, "5 kg", False),
    ],
)
def test_a_range_holds_what_lies_between_its_ends(amount, text, inside):
    assert in_range(amount, text) is inside
