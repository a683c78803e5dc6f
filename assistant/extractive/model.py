"""Two small logistic models over readable features: which candidate answers, and whether any does."""

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict

from assistant.logistic import Logistic

OTHER_YEAR = 0.25
"""What is left of a confidence when the question names a year that the evidence lacks while it holds another one.

Likewise of a candidate's probability when it is about another year or code, or only repeats the question.
A rule beside the fit, which sees such questions too seldom: of 624 answerable questions of XQuAD and CLAPnq one was so.
"""


NO_NUMBER = 0.4
"""What is left of a confidence when the question wants a number and the best sentence holds none; a rule likewise.

Of the questions fitted and measured on 53 were so, and 11 of those were answerable.
"""


READ, PLAIN = "weights", "weights_plain"
"""The model over all features, and that over the words alone."""


class AnswerModel(BaseModel):
    """What `python -m eval.fitting answers` and `plain` fit and write.

    Attributes:
        fitted_on: The data sets, for the record.
        sentence: Does this candidate hold the answer?
        answerable: Do the documents hold the answer, given the best candidate?
        threshold: Least confidence at which an answer is shown.
        figures: What the fit measured.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    fitted_on: str
    sentence: Logistic
    answerable: Logistic
    threshold: float
    figures: dict[str, float]

    def confidence(self, features: Mapping[str, float]) -> float:
        """Return the probability, 0 to 1, that the documents hold the answer."""
        confidence = self.answerable.probability(features)
        confidence *= OTHER_YEAR if features["other_year"] else 1
        return confidence * (NO_NUMBER if features["lacks_number"] else 1)


@lru_cache(maxsize=2)
def packaged_model(name: str = READ) -> AnswerModel:
    """Return a model that ships with the application.

    Args:
        name: `READ`, or `PLAIN` for questions in a language that the reader does not know.
    """
    path = files("assistant.extractive") / f"{name}.json"
    return AnswerModel.model_validate_json(path.read_text(encoding="utf-8"))
