"""Every error that this application raises on purpose.

    AssistantError
    ├── ReadError            a file cannot be read as a document
    ├── SourceError          a folder or file named by the user is missing, empty or unsuitable
    ├── SettingsError        a setting has an unknown name or a bad value
    ├── QuestionError        a question cannot be asked as it is
    │   └── ScopeError           what it is asked in names nothing that is indexed
    ├── ModelError           a model cannot be loaded or exported
    ├── GeneratorError       a generator is unknown or failed
    │   └── ReplyTooLongError    a model used up its tokens before its answer ended
    ├── QuestionSetError     a question set cannot be read
    ├── ServerError          the page cannot be served
    ├── ConversationsError   the kept conversations cannot be used
    └── StoredIndexError          something about the stored index
        ├── NoIndexError         there is none yet
        ├── DamagedIndexError    a file is missing or changed
        ├── ForeignIndexError    it is of another format, model or settings
        ├── LockedIndexError     another process is writing
        └── ArchiveError         an exported index cannot be imported

The message names the value at fault and the next step. Doors print it as one line and end with exit code 1.
"""


class AssistantError(Exception):
    """Base of every error that is explained to the user rather than traced."""


class ReadError(AssistantError):
    """A file cannot be read as a document."""


class SourceError(AssistantError):
    """A folder or file named by the user is missing, empty or unsuitable."""


class SettingsError(AssistantError):
    """A setting has an unknown name or a bad value."""


class QuestionError(AssistantError):
    """A question cannot be asked as it is."""


class ScopeError(QuestionError):
    """What a question is asked in names nothing that is indexed.

    Attributes:
        name: What was named.
    """

    def __init__(self, name: str) -> None:
        """Take the name."""
        super().__init__(f"no indexed document is {name!r} or lies in it; assistant status names what is indexed")
        self.name = name


class ModelError(AssistantError):
    """A model cannot be loaded or exported."""


class GeneratorError(AssistantError):
    """A generator is unknown or failed."""


class ReplyTooLongError(GeneratorError):
    """A model used up its tokens before its answer ended."""


class QuestionSetError(AssistantError):
    """A question set cannot be read."""


class ServerError(AssistantError):
    """The page cannot be served."""


class ConversationsError(AssistantError):
    """The kept conversations cannot be used."""


class StoredIndexError(AssistantError):
    """Something is wrong with the stored index."""


class NoIndexError(StoredIndexError):
    """There is no index yet."""


class DamagedIndexError(StoredIndexError):
    """A file of the index is missing or changed."""


class ForeignIndexError(StoredIndexError):
    """The index is of another format, or was made with another model or other settings."""


class LockedIndexError(StoredIndexError):
    """Another process is writing to the index."""


class ArchiveError(StoredIndexError):
    """An exported index cannot be imported."""


def explain(error: OSError) -> str:
    """Return in one line what the system would not do, and with which file."""
    return f"{error.filename or 'the system'}: {error.strerror or error}"
