"""Conversations on disk: one SQLite file in the home."""

import hashlib
import json
import os
import secrets
import sqlite3
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import RLock
from typing import Any, Self

from assistant.conversations.exchange import Exchange
from corpus.errors import ConversationsError

_VERSION = 1
_SCHEMA = """
CREATE TABLE conversation (
    id TEXT PRIMARY KEY, owner TEXT NOT NULL, title TEXT NOT NULL, updated REAL NOT NULL,
    scope TEXT NOT NULL
) STRICT;
CREATE INDEX conversation_owner ON conversation (owner, updated);
CREATE TABLE exchange (
    conversation TEXT NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    number INTEGER NOT NULL, said TEXT NOT NULL, body TEXT NOT NULL,
    PRIMARY KEY (conversation, number)
) STRICT;
"""
_LONGEST_TITLE = 120


@dataclass(frozen=True, slots=True)
class Entry:
    """A conversation in the list.

    Attributes:
        id: Unguessable.
        title: The first question, or the name that the user gave it.
        updated: When something was last asked in it, seconds since 1970.
        scope: Documents or folders that are asked, none for all.
    """

    id: str
    title: str
    updated: float
    scope: tuple[str, ...] = ()

    @classmethod
    def of(cls, row: tuple[Any, ...]) -> Self:
        """Return the entry that a row of the file holds."""
        name, title, updated, scope = row
        return cls(name, title, updated, tuple(json.loads(scope)))


class ConversationStore:
    """The conversations of all browsers. Every call names the owner, and finds nothing of another's. Thread-safe.

    The file is readable by its user alone; owners stand in it as hashes, so that it opens nobody's session.
    """

    def __init__(self, file: Path) -> None:
        """Open or make the file.

        Raises:
            ConversationsError: It cannot be used, or a newer version of the program made it.
        """
        self._file = file
        self._lock = RLock()
        with self._explained():
            file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))  # SQLite gives its other files the same mode
            self._db = sqlite3.connect(file, timeout=5, check_same_thread=False, isolation_level=None)
            for pragma in ("journal_mode = WAL", "foreign_keys = ON", "secure_delete = ON"):
                self._db.execute(f"PRAGMA {pragma}")
            self._prepare()

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def entries(self, owner: str, text: str = "") -> list[Entry]:
        """Return an owner's conversations, newest first; with `text` those that hold it in title or messages."""
        pattern = f"%{text.translate(_LITERALLY)}%"
        rows = self._run(
            r"SELECT id, title, updated, scope FROM conversation AS c "
            r"WHERE owner = ? AND (title LIKE ? ESCAPE '\' OR EXISTS "
            r"(SELECT 1 FROM exchange WHERE conversation = c.id AND said LIKE ? ESCAPE '\')) ORDER BY updated DESC",
            (_hash(owner), pattern, pattern),
        )
        return [Entry.of(row) for row in rows]

    def find(self, owner: str, conversation: str) -> Entry | None:
        """Return one conversation, None when the owner has no such one."""
        rows = self._run(
            "SELECT id, title, updated, scope FROM conversation WHERE owner = ? AND id = ?",
            (_hash(owner), conversation),
        )
        return Entry.of(rows[0]) if rows else None

    def titles(self, owner: str) -> dict[str, str | None]:
        """Return the title of each conversation by its id; None for those of others."""
        return dict(self._run("SELECT id, iif(owner = ?, title, NULL) FROM conversation", (_hash(owner),)))

    def holding(self, texts: Iterable[str]) -> list[str]:
        """Return the ids of everybody's conversations that hold one of some texts, in what is kept of them.

        What was deleted before is wiped from the files first, so that these hold a text only where a conversation does.

        Args:
            texts: Without quotation marks, backslashes and control characters, which are not kept as they are.
        """
        self._wipe()
        found: dict[str, None] = {}
        for text in texts:
            rows = self._run(
                "SELECT id FROM conversation AS c WHERE instr(title, ?) OR EXISTS "
                "(SELECT 1 FROM exchange WHERE conversation = c.id AND (instr(said, ?) OR instr(body, ?)))",
                (text, text, text),
            )
            found |= dict.fromkeys(name for (name,) in rows)
        return list(found)

    def create(self, owner: str, title: str) -> Entry:
        """Make an empty conversation."""
        entry = Entry(secrets.token_urlsafe(12), _title(title), time.time())
        values = (entry.id, _hash(owner), entry.title, entry.updated, "[]")
        self._run("INSERT INTO conversation VALUES (?, ?, ?, ?, ?)", values)
        return entry

    def exchanges(self, owner: str, conversation: str, *, last: int | None = None) -> list[Exchange]:
        """Return the exchanges of a conversation, oldest first: all, or the last few."""
        rows = self._run(
            "SELECT e.body FROM exchange AS e JOIN conversation AS c ON c.id = e.conversation "
            "WHERE c.owner = ? AND c.id = ? ORDER BY e.number DESC LIMIT ?",
            (_hash(owner), conversation, -1 if last is None else last),
        )
        return [Exchange.model_validate_json(body) for (body,) in reversed(rows)]

    def append(self, conversation: str, question: str) -> Exchange:
        """Add a question to a conversation and return it with its number."""
        with self._lock:
            rows = self._run("SELECT coalesce(max(number), 0) FROM exchange WHERE conversation = ?", (conversation,))
            exchange = Exchange(number=rows[0][0] + 1, question=question)
            self.put(conversation, exchange)
        return exchange

    def put(self, conversation: str, exchange: Exchange) -> None:
        """Write an exchange in its present state; one of a conversation that was deleted meanwhile is dropped."""
        said = f"{exchange.question}\n{exchange.answer.text if exchange.answer else ''}"
        with self._lock:
            self._run(
                "INSERT OR REPLACE INTO exchange SELECT id, ?, ?, ? FROM conversation WHERE id = ?",
                (exchange.number, said, exchange.model_dump_json(), conversation),
            )
            self._run("UPDATE conversation SET updated = ? WHERE id = ?", (time.time(), conversation))

    def rename(self, owner: str, conversation: str, title: str) -> None:
        """Give a conversation another name; an empty one changes nothing."""
        if title.strip():
            values = (_title(title), _hash(owner), conversation)
            self._run("UPDATE conversation SET title = ? WHERE owner = ? AND id = ?", values)

    def narrow(self, owner: str, conversation: str, scope: Iterable[str]) -> None:
        """Keep which documents or folders a conversation asks; none are all."""
        values = (json.dumps(list(scope)), _hash(owner), conversation)
        self._run("UPDATE conversation SET scope = ? WHERE owner = ? AND id = ?", values)

    def delete(self, owner: str, conversation: str) -> None:
        """Remove a conversation with every byte of it."""
        self._run("DELETE FROM conversation WHERE owner = ? AND id = ?", (_hash(owner), conversation))
        self._wipe()

    def _wipe(self) -> None:
        self._run("PRAGMA wal_checkpoint(TRUNCATE)")  # the log holds what was deleted too

    def _prepare(self) -> None:
        (version,) = self._db.execute("PRAGMA user_version").fetchone()
        if version > _VERSION:
            raise ConversationsError(
                f"conversations in {str(self._file)!r} were written by a newer version of this program; update it"
            )
        if version < _VERSION:
            self._db.executescript(f"BEGIN; {_SCHEMA} PRAGMA user_version = {_VERSION}; COMMIT;")

    def _run(self, statement: str, values: tuple[object, ...] = ()) -> list[Any]:
        with self._lock, self._explained():
            return self._db.execute(statement, values).fetchall()

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            raise ConversationsError(
                f"conversations in {str(self._file)!r} cannot be used ({error}); move the file away to start anew"
            ) from error


_LITERALLY = str.maketrans({"%": r"\%", "_": r"\_", "\\": r"\\"})


def _hash(owner: str) -> str:
    return hashlib.sha256(owner.encode()).hexdigest()


def _title(text: str) -> str:
    return " ".join(text.split())[:_LONGEST_TITLE]
