"""What a run was made with: enough to resume it, and to say in what two runs differ."""

import hashlib
import os
import platform
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from assistant.ask import Assistant
from assistant.settings import Settings
from eval.question_set import QuestionSet

_PACKAGES = ("assistant", "corpus", "embeddings", "eval")
_SOURCES = (".py", ".json")


class About(BaseModel):
    """Everything that decides the answers of a run, and where and when it was made.

    Attributes:
        questions: SHA-256 of the questions.
        settings: Value of every setting, as text, by `group.name`.
        index: SHA-256 of the manifest of the index.
        code: SHA-256 of the program's own source.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    name: str
    questions: str
    settings: dict[str, str]
    generator: str
    index: str
    code: str
    version: str
    machine: str
    started: str

    @property
    def key(self) -> str:
        """What must be equal for an interrupted run to be continued."""
        decisive = (
            self.name,
            self.questions,
            repr(sorted(self.settings.items())),
            self.generator,
            self.index,
            self.code,
        )
        return hashlib.sha256("\0".join(decisive).encode("utf-8")).hexdigest()


def describe(assistant: Assistant, questions: QuestionSet, settings: Settings) -> About:
    """Return what a run that starts now is made with."""
    manifest = assistant.index.manifest.model_dump_json()
    return About(
        name=questions.name,
        questions=questions.digest,
        settings=flat(settings),
        generator=assistant.generator_name,
        index=hashlib.sha256(manifest.encode("utf-8")).hexdigest(),
        code=code_digest(),
        version=_version(),
        machine=f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}",
        started=datetime.now(UTC).isoformat(timespec="seconds"),
    )


def flat(settings: Settings) -> dict[str, str]:
    """Return every setting as `group.name` and the text of its value."""
    return {
        f"{group}.{name}": str(value)
        for group, values in settings.model_dump(mode="json").items()
        for name, value in values.items()
    }


@cache
def code_digest() -> str:
    """Return the SHA-256 (hex) of our source files: an edit between two halves of a run must not go unseen."""
    digest = hashlib.sha256()
    for package in _PACKAGES:
        root = Path(str(files(package)))
        for path in sorted(path for path in root.rglob("*") if path.suffix in _SOURCES):
            digest.update(f"{package}/{path.relative_to(root).as_posix()}\0".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _version() -> str:
    try:
        return version("document-assistant")
    except PackageNotFoundError:
        return "not installed"
