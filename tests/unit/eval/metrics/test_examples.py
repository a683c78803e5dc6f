"""The worked example in each measure's docstring is what the measure gives."""

import doctest
import importlib
import pkgutil

import pytest

PACKAGES = [importlib.import_module(name) for name in ("eval.metrics", "eval.statistics")]
MODULES = [info.name for package in PACKAGES for info in pkgutil.iter_modules(package.__path__, f"{package.__name__}.")]


@pytest.mark.parametrize("name", MODULES)
def test_the_worked_examples_hold(name: str):
    assert doctest.testmod(importlib.import_module(name)).failed == 0


@pytest.mark.parametrize("name", [name for name in MODULES if name.startswith("eval.metrics.")])
def test_every_measure_has_a_worked_example(name: str):
    source = importlib.import_module(name)
    found = [test for test in doctest.DocTestFinder().find(source) if test.examples]
    assert found or name == "eval.metrics.normalise"
