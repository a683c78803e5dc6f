"""Where the index, the models and the settings file live."""

import hashlib
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path

from corpus.errors import SettingsError

HOME_VARIABLE = "ASSISTANT_HOME"
DEFAULT_COLLECTION = "default"
ALL_COLLECTIONS = "all"
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")


@dataclass(frozen=True, slots=True)
class Collection:
    """The place of one named index.

    Attributes:
        name: Its name.
        folder: Holds `index/` and perhaps a `config.toml` of its own.
    """

    name: str
    folder: Path

    @property
    def index(self) -> Path:
        """The index store's folder."""
        return self.folder / "index"

    @property
    def uploads(self) -> Path:
        """Files that were dropped on the page; indexed like any other folder."""
        return self.folder / "uploads"

    @property
    def config(self) -> Path:
        """Settings of this collection alone, read when the file exists."""
        return self.folder / "config.toml"

    @property
    def command(self) -> str:
        """How its index is written to."""
        named = "" if self.name == DEFAULT_COLLECTION else f" --collection {self.name}"
        return f"assistant index{named}"


@dataclass(frozen=True, slots=True)
class Home:
    """The data folder.

    Attributes:
        folder: Where it is.
        is_default: Whether nobody named it, so that the first question may fill it with the bundled documents.
    """

    folder: Path
    is_default: bool

    @property
    def index(self) -> Path:
        """The folder of the default collection's index."""
        return self.collection(DEFAULT_COLLECTION).index

    @property
    def vectors(self) -> Path:
        """The cache of vectors, shared by all collections."""
        return self.folder / "cache" / "vectors.sqlite"

    def collection(self, name: str) -> Collection:
        """Return the place of a collection; the default one lies in the home itself.

        Raises:
            SettingsError: The name cannot be one.
        """
        if name == DEFAULT_COLLECTION:
            return Collection(name, self.folder)
        if not _NAME.fullmatch(name) or name == ALL_COLLECTIONS:
            raise SettingsError(f"collection {name!r}: a name has letters a to z, digits, - and _, and is not 'all'")
        return Collection(name, self.folder / "collections" / name)

    def collections(self) -> list[Collection]:
        """Return the collections that have an index, the default one first."""
        named = sorted(path.parent.name for path in self.folder.glob("collections/*/index"))
        places = [self.collection(name) for name in (DEFAULT_COLLECTION, *filter(_NAME.fullmatch, named))]
        return [place for place in places if (place.index / "CURRENT").exists()]

    def named(self, names: Sequence[str]) -> list[str]:
        """Return the collections that a user named, each once; 'all' stands for every one that has an index."""
        if ALL_COLLECTIONS in names:
            return [place.name for place in self.collections()] or [DEFAULT_COLLECTION]
        return list(dict.fromkeys(self.collection(name).name for name in names))

    @property
    def questions(self) -> Path:
        """The folder of the user's own question sets, each found by its name."""
        return self.folder / "questions"

    @property
    def conversations(self) -> Path:
        """The file that keeps the page's conversations."""
        return self.folder / "conversations.sqlite"

    @property
    def config(self) -> Path:
        """The settings file that is read when it exists."""
        return self.folder / "config.toml"

    def model(self, name: str) -> Path:
        """Return the folder of an exported model."""
        slug = re.sub(r"[^\w.-]+", "-", name).strip("-")[-60:]
        return self.folder / "models" / f"{slug}-{hashlib.sha256(name.encode()).hexdigest()[:8]}"


def find_home(named: Path | None) -> Home:
    """Return the home: as named, else `ASSISTANT_HOME`, else the platform's user-data folder.

    Raises:
        SettingsError: The path is a file or cannot be made.
    """
    given = named or (Path(value) if (value := os.environ.get(HOME_VARIABLE)) else None)
    folder = (given or user_data_path("document-assistant")).expanduser().absolute()
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise SettingsError(f"data folder {str(folder)!r} cannot be used: {error.strerror}; set --home") from error
    return Home(folder, given is None)
