"""Run the command line as a user does, over an index of the bundled documents made once with the packaged model."""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from assistant.compose import bundled_documents
from assistant.home import Home
from embeddings.sentence_transformer import PACKAGED

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class CommandLine:
    """Runs `python -m assistant` in a folder that is not the repository."""

    cwd: Path

    def environment(self, **changes: str) -> dict[str, str]:
        """Return this environment without settings of the assistant or of a model hub."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("ASSISTANT_", "HF_"))}
        return {**kept, "PYTHONPATH": str(ROOT), **changes}

    def __call__(
        self, *arguments: object, home: Path | None = None, stdin: str | bytes = "", **environment: str
    ) -> subprocess.CompletedProcess[str]:
        """Run a command to its end and return exit code, stdout and stderr."""
        place = ["--home", str(home)] if home else []
        done = subprocess.run(
            [sys.executable, "-m", "assistant", *place, *map(str, arguments)],
            cwd=self.cwd,
            env=self.environment(**environment),
            input=stdin.encode() if isinstance(stdin, str) else stdin,
            capture_output=True,
            timeout=120,
            check=False,
        )
        return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture(scope="session")
def run(tmp_path_factory: pytest.TempPathFactory) -> CommandLine:
    """Run the command line from another folder."""
    return CommandLine(tmp_path_factory.mktemp("elsewhere"))


@pytest.fixture(scope="session")
def models(model_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of exported models that all homes share, so that each is exported once a session."""
    root = tmp_path_factory.mktemp("models")
    place = Home(root, False).model(PACKAGED)
    place.parent.mkdir()
    place.symlink_to(model_folder)
    return place.parent


@pytest.fixture(scope="session")
def new_home(models: Path) -> Callable[[Path], Path]:
    """Make a home that has the exported models but no index."""

    def make(folder: Path) -> Path:
        folder.mkdir(parents=True)
        (folder / "models").symlink_to(models)
        return folder

    return make


@pytest.fixture(scope="session")
def shared_home(tmp_path_factory: pytest.TempPathFactory, new_home: Callable[[Path], Path], run: CommandLine) -> Path:
    """A home with the bundled documents indexed, that has answered a question before."""
    home = new_home(tmp_path_factory.mktemp("homes") / "shared")
    for command in (("index", bundled_documents()), ("ask", "What is SCODA?")):
        done = run(*command, home=home)
        assert done.returncode == 0, done.stderr
    return home


@pytest.fixture
def home(shared_home: Path) -> Iterator[Path]:
    """The shared home; a test that changes its index fails."""
    before = fingerprint(shared_home)
    yield shared_home
    assert fingerprint(shared_home) == before


@pytest.fixture
def own_home(shared_home: Path, tmp_path: Path) -> Path:
    """A copy of the shared home that a test may damage, without what other tests evaluated in it."""
    shutil.copytree(shared_home, tmp_path / "home", symlinks=True, ignore=shutil.ignore_patterns("eval"))
    return tmp_path / "home"


def fingerprint(home: Path) -> dict[str, str]:
    """Return the hash of every file of an index but its lock."""
    files = (path for path in (home / "index").rglob("*") if path.is_file() and not path.name.startswith("lock"))
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
