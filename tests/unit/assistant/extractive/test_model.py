import math

import pytest
from pydantic import ValidationError

from assistant.extractive.features import FEATURE_NAMES
from assistant.extractive.model import packaged_model
from assistant.logistic import Logistic


def test_the_probability_is_the_logistic_of_the_weighted_sum() -> None:
    model = Logistic(bias=-1.0, weights={"a": 2.0, "b": 0.5})
    # -1 + 2·1 + 0.5·2 = 2; 1 / (1 + e^-2)
    assert math.isclose(model.probability({"a": 1.0, "b": 2.0}), 1 / (1 + math.exp(-2)))


def test_a_missing_feature_is_an_error_and_never_counts_as_zero() -> None:
    with pytest.raises(KeyError):
        Logistic(bias=0.0, weights={"a": 1.0}).logit({})


def test_an_unknown_field_of_the_file_is_refused() -> None:
    with pytest.raises(ValidationError):
        Logistic.model_validate({"bias": 0.0, "weights": {}, "extra": 1})


def test_the_packaged_model_weighs_features_that_exist() -> None:
    assert set(packaged_model().sentence.weights) <= set(FEATURE_NAMES)


def test_the_packaged_model_names_what_it_was_fitted_on() -> None:
    assert "squad2_dev" in packaged_model().fitted_on
