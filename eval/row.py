"""One question of a run: what came back and what was right about it."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from eval.question_set import EvidenceRow


class Lost(StrEnum):
    """Where a wrong answer was lost: the first step on the way from the documents to the answer that failed."""

    FAILED = "failed with an error"
    NOT_IN_TEXT = "not in any document's text"
    CUT = "cut by chunking"
    NOT_RETRIEVED = "not retrieved"
    BELOW_CUT = "below the cut"
    REFUSED = "refused though present"
    NOT_USED = "retrieved but not used"
    WRONG_SPAN = "wrong span"
    ANSWERED = "answered though absent"


class CitedRow(BaseModel):
    """A citation of the answer."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    document: str
    page: int | None = None
    quotes: tuple[str, ...] = ()


class RowReport(BaseModel):
    """What a question was, what was answered and how it was judged.

    Attributes:
        accepted: The right answers, as the set has them.
        evidence: The gold evidence.
        cited: Whether a citation stands on some gold evidence.
        exact, f1, numeric: Of the short answer, or of the text where there is none; None where they do not apply.
        rank: 1-based rank of the first passage with evidence among those that the generator was given.
        gains: Grade of each distinct document in the ranking, best first, up to the last relevant one.
        grades: Grades of all relevant documents.
        support_precision, support_recall: Of the citations, without gold evidence; None where nothing was shown.
        tokens_read, tokens_written: Of the passages given to the generator, and of the answer.
        latency_ms: What the answer took.
        judging_ms: What measuring it took on top.
        lost: Where a wrong answer was lost.
        error: Why there is no answer.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    id: str
    kind: str
    question: str
    answerable: bool
    accepted: tuple[str, ...] = ()
    evidence: tuple[EvidenceRow, ...] = ()
    abstained: bool = False
    confidence: float = 0.0
    answer: str = ""
    short_answer: str | None = None
    citations: tuple[CitedRow, ...] = ()
    correct: bool = False
    cited: bool = False
    exact: float | None = None
    f1: float | None = None
    numeric: float | None = None
    list_recall: float | None = None
    list_precision: float | None = None
    rank: int | None = None
    gains: tuple[int, ...] = ()
    grades: tuple[int, ...] = ()
    citation_precision: float | None = None
    citation_recall: float | None = None
    support_precision: float | None = None
    support_recall: float | None = None
    tokens_read: int = 0
    tokens_written: int = 0
    latency_ms: float = 0.0
    judging_ms: float = 0.0
    lost: Lost | None = None
    error: str | None = None

    @property
    def judged(self) -> bool:
        """Whether the set says what would be right: an answer, or that there is none."""
        return bool(self.accepted) or not self.answerable

    @property
    def sought(self) -> bool:
        """Whether the set says where the answer stands."""
        return bool(self.grades)

    @property
    def right(self) -> bool:
        """Right, and rightly cited too where the set says where the answer stands."""
        return self.correct and (self.cited or not self.sought)

    @property
    def wrong(self) -> bool:
        """Whether the set says what would be right and this is not."""
        return self.judged and not self.correct
