"""How long work says how far it is."""

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Called with how many are done and how many there are."""


def silent(done: int, total: int) -> None:
    """Tell nobody how far the work is."""
