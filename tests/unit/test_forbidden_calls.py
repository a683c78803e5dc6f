"""The packages hold nothing that runs data as code."""

import ast
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

PACKAGES = ("corpus", "embeddings", "assistant", "eval")
MODULES = {"pickle", "cPickle", "_pickle", "dill", "cloudpickle", "joblib", "shelve", "marshal"}
CALLS = {
    "eval",
    "exec",
    "compile",
    "__import__",
    "torch.load",
    "os.system",
    "os.popen",
    "yaml.load",
    "yaml.unsafe_load",
}
KEYWORDS = {"allow_pickle", "trust_remote_code", "shell"}


def sources() -> Iterator[Path]:
    for package in PACKAGES:
        for folder in find_spec(package).submodule_search_locations:
            yield from sorted(Path(folder).rglob("*.py"))


def offences(source: str) -> list[str]:
    return [offence for node in ast.walk(ast.parse(source)) for offence in _of(node)]


def _of(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names if alias.name.split(".")[0] in MODULES)
    elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in MODULES:
        yield str(node.module)
    elif isinstance(node, ast.Call):
        if (name := ast.unparse(node.func)) in CALLS:
            yield name
        yield from (f"{word.arg}=…" for word in node.keywords if word.arg in KEYWORDS and not _is_false(word.value))


def _is_false(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and value.value is False


def test_all_four_packages_are_looked_at():
    assert {path.parent.name for path in sources()} >= set(PACKAGES)


@pytest.mark.parametrize("path", list(sources()), ids=lambda path: "/".join(path.parts[-3:]))
def test_no_file_can_run_data_as_code(path: Path):
    assert offences(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "source",
    [
        "import pickle",
        "from joblib import load",
        "import os, marshal",
        "np.load(f, allow_pickle=True)",
        "np.load(f, allow_pickle=chosen)",
        "torch.load(f)",
        "AutoModel.from_pretrained(m, trust_remote_code=True)",
        "eval(x)",
        "def f():\n    exec(x)",
        "subprocess.run(c, shell=True)",
    ],
)
def test_each_forbidden_thing_is_found(source: str):
    assert len(offences(source)) == 1


@pytest.mark.parametrize("source", ["np.load(f, allow_pickle=False)", "model.eval()", "from eval.judge import judge"])
def test_what_only_looks_alike_is_left_alone(source: str):
    assert offences(source) == []
