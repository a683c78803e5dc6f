"""What differs between two runs, as HTML."""

from collections.abc import Sequence

from assistant.doors.page.fragments import items, shown, table
from assistant.doors.page.tab_words import TabWords
from eval.comparison import Change, Comparison, Flip, Verdict


def comparison_html(found: Comparison, words: TabWords) -> str:
    """Return measures before and after, the answers that flipped, and what was set otherwise."""
    head = (words.measure, words.before, words.after, words.change, words.interval, words.chance)
    measures = table(head, [_change(each) for each in found.changes], label=words.measure, numbers=(1, 2, 3, 4, 5))
    return (
        f"<article id='run' data-focus='h2'><h2 tabindex='-1'>{shown(found.before)} → {shown(found.after)}</h2>"
        f"<p><b>{shown(words.verdict.format(found.verdict))}</b></p>"
        f"<p class='soft'>{shown(_compared(found, words))}</p>{_differing(found, words)}"
        f"{_flips(words.now_wrong, found.now_wrong)}{_flips(words.now_right, found.now_right)}{measures}</article>"
    )


def _compared(found: Comparison, words: TabWords) -> str:
    """Return how many questions could be compared, and why others could not."""
    reasons = {words.changed_between: found.changed, words.in_one_run: found.left_out - found.changed}
    told = [reason.format(count) for reason, count in reasons.items() if count]
    return "; ".join((words.compared.format(found.n, found.n + found.left_out), *told))


def _change(change: Change) -> list[str]:
    interval = "{:+.3f} – {:+.3f}".format(*change.interval) if change.interval else ""
    chance = f"{change.p:.3f}" if change.p is not None else ""
    label = shown(change.label)
    if change.verdict is not Verdict.UNCLEAR:
        label += f" <span class='tag {change.verdict}'>{shown(change.verdict)}</span>"
    return [label, f"{change.before:.3f}", f"{change.after:.3f}", f"{change.difference:+.3f}", interval, chance]


def _differing(found: Comparison, words: TabWords) -> str:
    if not found.differing:
        return ""
    rows = [[shown(name), shown(before), shown(after)] for name, (before, after) in found.differing.items()]
    listed = table((words.differs, words.before, words.after), rows, label=words.differs)
    return f"<details><summary>{shown(words.differs)} ({len(rows)})</summary>{listed}</details>"


def _flips(title: str, flips: Sequence[Flip]) -> str:
    listed = items(
        f"{shown(flip.question)}{f' <span class=tag>{shown(flip.lost)}</span>' if flip.lost else ''}" for flip in flips
    )
    return f"<h3>{shown(title.format(len(flips)))}</h3>{listed if flips else ''}"
