"""A logistic regression over named features: small enough to read, fitted elsewhere."""

import math
from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict


class Logistic(BaseModel):
    """A logistic regression: probability = 1 / (1 + exp(-(bias + Σ weight · feature)))."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    bias: float
    weights: dict[str, float]

    def logit(self, features: Mapping[str, float]) -> float:
        """Return the score before it is squashed; every weight's feature must be there."""
        return self.bias + sum(weight * features[name] for name, weight in self.weights.items())

    def probability(self, features: Mapping[str, float]) -> float:
        """Return the probability, 0 to 1."""
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, self.logit(features)))))
