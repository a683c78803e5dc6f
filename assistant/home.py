"""Where the index, the models and the settings file live."""

import hashlib
import os
import re
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path

from corpus.errors import SettingsError

HOME_VARIABLE = "ASSISTANT_HOME"


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
        """The index store's folder."""
        return self.folder / "index"

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
