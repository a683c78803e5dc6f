"""The import contract of pyproject.toml holds for the right reason: each way of breaking it is found."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# The smallest house that keeps the contract: file -> its content.
HOUSE = {
    "corpus/text.py": "",
    "embeddings/dense.py": "import corpus.text",
    "assistant/ask.py": "import embeddings.dense",
    "assistant/__main__.py": "import assistant.doors.cli",
    "assistant/doors/cli.py": "import assistant.ask, eval.runner",
    "eval/runner.py": "import assistant.ask",
}


def lint(folder: Path, files: dict[str, str]) -> subprocess.CompletedProcess[str]:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        (path.parent / "__init__.py").touch()
        path.write_text(content + "\n", encoding="utf-8")
    (folder / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_the_contract_names_all_four_packages():
    tool = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    assert sorted(tool["importlinter"]["root_packages"]) == sorted(
        tool["hatch"]["build"]["targets"]["wheel"]["packages"]
    )


def test_a_house_with_every_allowed_import_passes(tmp_path: Path):
    done = lint(tmp_path, HOUSE)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("importer", "imported"),
    [
        ("corpus/text.py", "embeddings.dense"),
        ("corpus/text.py", "assistant.doors.cli"),
        ("embeddings/dense.py", "assistant.ask"),
        ("embeddings/dense.py", "assistant.doors.cli"),
        ("assistant/ask.py", "eval.runner"),
        ("assistant/ask.py", "assistant.doors.cli"),
        ("eval/runner.py", "assistant.doors.cli"),
    ],
)
@pytest.mark.parametrize("template", ["import {}", "def late():\n    import {}"], ids=["at the top", "in a function"])
def test_an_import_against_the_direction_fails(tmp_path: Path, importer: str, imported: str, template: str):
    against = HOUSE[importer] + "\n" + template.format(imported)
    done = lint(tmp_path, {**HOUSE, importer: against})
    assert done.returncode == 1, done.stdout
    assert "BROKEN" in done.stdout
