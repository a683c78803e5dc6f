"""What differs between two runs of the same questions."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from eval.row import Lost


class Verdict(StrEnum):
    """What a change amounts to."""

    BETTER = "better"
    WORSE = "worse"
    UNCLEAR = "no clear difference"


class _Frozen(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Change(_Frozen):
    """One measure in both runs, over the questions that it applies to in both.

    Attributes:
        difference: After minus before.
        interval: Of the difference, 95 %, paired bootstrap; None for a measure that is no mean.
        p: Of the paired permutation test; likewise.
    """

    key: str
    label: str
    quality: bool
    n: int
    before: float
    after: float
    difference: float
    interval: tuple[float, float] | None = None
    p: float | None = None
    verdict: Verdict = Verdict.UNCLEAR


class Flip(_Frozen):
    """A question that was right in one run and is not in the other, and where the wrong answer was lost."""

    id: str
    question: str
    lost: Lost | None


class Comparison(_Frozen):
    """What differs between two runs.

    Attributes:
        n: Questions in both.
        left_out: Questions in one only, or changed.
        changed: Those of them that are in both and changed: asked in other words, or with another answer.
        now_right, now_wrong: Flips.
        differing: What was set or made otherwise, before and after.
    """

    before: str
    after: str
    n: int
    left_out: int
    changed: int = 0
    changes: tuple[Change, ...]
    now_right: tuple[Flip, ...]
    now_wrong: tuple[Flip, ...]
    differing: dict[str, tuple[str, str]]

    @property
    def verdict(self) -> Verdict:
        """Worse when any measure of quality is; better when some are and none is worse."""
        found = {change.verdict for change in self.changes if change.quality}
        return next((each for each in (Verdict.WORSE, Verdict.BETTER) if each in found), Verdict.UNCLEAR)
