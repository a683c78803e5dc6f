import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
LINES = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def normal(name: str) -> str:
    """Return a distribution's name as PEP 503 compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def named_in(requirements: list[str]) -> set[str]:
    return {normal(re.split(r"[^\w.-]", requirement)[0]) for requirement in requirements}


def test_every_line_pins_one_version_and_names_no_address():
    assert [line for line in LINES if not re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.!+]+", line)] == []


def test_no_distribution_is_pinned_twice():
    names = [normal(line.split("==")[0]) for line in LINES]
    assert len(names) == len(set(names))


def test_every_direct_dependency_is_pinned():
    wanted = named_in(PROJECT["dependencies"])
    for extra in PROJECT["optional-dependencies"].values():
        wanted |= named_in(extra)
    assert wanted - named_in(LINES) == set()


def test_no_pin_is_of_one_machine():
    # a local version (2.13.0+cpu) is known to one index only
    assert [line for line in LINES if "+" in line] == []
