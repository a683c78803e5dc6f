"""A comparison as text for a terminal."""

from collections.abc import Iterator

from eval.comparison import Change, Comparison, Flip, Verdict

_SHOWN = 20


def as_text(found: Comparison) -> str:
    """Return measures, flips, what was set otherwise, and the verdict."""
    return "\n".join(_lines(found))


def _lines(found: Comparison) -> Iterator[str]:
    yield f"{found.before} → {found.after}: {_compared(found)}"
    for name, (a, b) in found.differing.items():
        yield f"  differs: {name}: {a} → {b}"
    yield f"  {'measure':34} {'before':>9} {'after':>9} {'change':>9}  {'95 % interval':20} {'p':>6}"
    yield from map(_row, found.changes)
    for title, flips in (("now right", found.now_right), ("now wrong", found.now_wrong)):
        yield f"  {title}: {len(flips)}"
        yield from (f"    {flip.id} {flip.question}{_where(flip)}" for flip in flips[:_SHOWN])
        if len(flips) > _SHOWN:
            yield f"    … and {len(flips) - _SHOWN} more"
    yield _verdict(found)


def _compared(found: Comparison) -> str:
    """Return how many questions could be compared, and why others could not."""
    if not found.left_out:
        return f"{found.n} questions in both"
    reasons = {"changed": found.changed, "in one run only": found.left_out - found.changed}
    told = ", ".join(f"{count} {reason}" for reason, count in reasons.items() if count)
    return f"{found.n} of {found.n + found.left_out} questions compared; {told}"


def _row(change: Change) -> str:
    plain = f"  {change.label:34} {change.before:9.3f} {change.after:9.3f} {change.difference:+9.3f}"
    if change.interval is None or change.p is None:
        return plain
    low, high = change.interval
    verdict = "" if change.verdict is Verdict.UNCLEAR else f"  {change.verdict}"
    return f"{plain}  {f'[{low:+.3f}, {high:+.3f}]':20} {change.p:6.3f}{verdict}"


def _where(flip: Flip) -> str:
    return f" ({flip.lost})" if flip.lost else ""


def _verdict(found: Comparison) -> str:
    decisive = [c.label for c in found.changes if c.quality and c.verdict is found.verdict]
    named = f": {', '.join(decisive)}" if decisive and found.verdict is not Verdict.UNCLEAR else ""
    return f"verdict: {found.verdict}{named}"
