"""Vectors of texts that were encoded before, kept so that nothing is paid for twice.

A cache: whatever is wrong with it costs time, never an answer. Each row carries a checksum over its key and vector, so
that a damaged one is a missing one.
"""

import hashlib
import logging
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing, suppress
from pathlib import Path

import numpy as np

from embeddings.encoder import Encoder, Matrix

MOST_BYTES = 1 << 30
"""The file is pruned, oldest first, when it is larger than this: vectors of some 600,000 passages."""

_AT_ONCE = 64
"""Texts of a batch: few enough that progress is told every few seconds; 256 at once were no faster."""
_CHECKSUM = 8
_SCHEMA = "CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, row BLOB NOT NULL, run INTEGER NOT NULL)"
_log = logging.getLogger(__name__)


class VectorCache:
    """One SQLite file of vectors by the SHA-256 of encoder and text."""

    def __init__(self, path: Path, *, most_bytes: int = MOST_BYTES) -> None:
        """Name the file.

        Args:
            path: Made at the first use.
            most_bytes: From which size on the older half is forgotten.
        """
        self.path = path
        self._most_bytes = most_bytes

    def encode(self, encoder: Encoder, texts: Sequence[str], progress: Callable[[int, int], None]) -> Matrix:
        """Return the vectors of texts, (n, d); those encoded now are kept as soon as their batch is done.

        Args:
            encoder: Encodes what is not known.
            texts: In any order, equal ones too.
            progress: Told how many texts have a vector.
        """
        keys = [key_of(encoder.name, text) for text in texts]
        found = np.zeros((len(texts), encoder.dimensions), np.float32)
        if not texts:
            return found
        with closing(_Rows(self.path)) as rows:
            missing = [place for place, key in enumerate(keys) if not rows.fill(found, place, key)]
            known = len(texts) - len(missing)
            progress(known, len(texts))
            for begin in range(0, len(missing), _AT_ONCE):
                batch = missing[begin : begin + _AT_ONCE]
                found[batch] = encoder.encode_passages([texts[place] for place in batch])
                rows.put((keys[place], found[place]) for place in batch)
                progress(known + begin + len(batch), len(texts))
            rows.shrink(self._most_bytes)
        return found

    def keep_only(self, keys: set[bytes]) -> int:
        """Forget every vector but these, overwrite its bytes, and return how many were forgotten."""
        if not self.path.exists():
            return 0
        with closing(_Rows(self.path)) as rows:
            return rows.keep_only(keys)

    def fault(self) -> str | None:
        """Return what is wrong with the file, None when nothing is."""
        if not self.path.exists():
            return None
        try:
            with closing(sqlite3.connect(f"file:{self.path}?mode=ro", uri=True)) as file:
                (said,) = file.execute("PRAGMA quick_check(1)").fetchone()
                bad = sum(_checksum(key, row[_CHECKSUM:]) != row[:_CHECKSUM] for key, row in _all(file))
        except sqlite3.Error as error:
            return str(error)
        return f"{bad} damaged vectors" if bad else None if said == "ok" else str(said)

    def __len__(self) -> int:
        with suppress(sqlite3.Error), closing(sqlite3.connect(f"file:{self.path}?mode=ro", uri=True)) as file:
            return int(file.execute("SELECT count(*) FROM vectors").fetchone()[0])
        return 0


def key_of(encoder: str, text: str) -> bytes:
    """Return what a text's vector is known by: a hash from which neither text nor model can be read."""
    return hashlib.sha256(f"{encoder}\0{text}".encode("utf-8", "surrogatepass")).digest()


class _Rows:
    """The open file. An error of SQLite closes it for good: the work goes on without a cache."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._path = path
        self._file = self._open()
        self._run = self._last_run() + 1

    def fill(self, found: Matrix, place: int, key: bytes) -> bool:
        """Put a known vector into its place and tell whether it was known."""
        answer = self._ask("SELECT row FROM vectors WHERE key = ?", (key,))
        row = answer[0][0] if answer else b""
        if len(row) != _CHECKSUM + found[place].nbytes or _checksum(key, row[_CHECKSUM:]) != row[:_CHECKSUM]:
            return False
        found[place] = np.frombuffer(row, np.float32, offset=_CHECKSUM)
        return True

    def put(self, vectors: Iterable[tuple[bytes, Matrix]]) -> None:
        """Keep a batch of vectors."""
        rows = [(key, _checksum(key, data := vector.tobytes()) + data, self._run) for key, vector in vectors]
        self._change("INSERT OR REPLACE INTO vectors VALUES (?, ?, ?)", rows)

    def shrink(self, most: int) -> None:
        """Forget the oldest vectors until the file would be half as large as it may be."""
        if self._file is not None and self._path.stat().st_size > most:
            half = "SELECT key FROM vectors ORDER BY run, key LIMIT (SELECT count(*) / 2 FROM vectors)"
            self._change(f"DELETE FROM vectors WHERE key IN ({half})", [()])
            self._ask("VACUUM")

    def keep_only(self, keys: set[bytes]) -> int:
        """Forget all others."""
        gone = [(key,) for (key,) in self._ask("SELECT key FROM vectors") if key not in keys]
        self._change("DELETE FROM vectors WHERE key = ?", gone)
        if gone:
            self._ask("VACUUM")
        return len(gone)

    def close(self) -> None:
        """Close the file."""
        if self._file is not None:
            self._file.close()

    def _open(self) -> sqlite3.Connection | None:
        try:
            try:
                return _opened(self._path)
            except sqlite3.OperationalError:  # busy, full, not to be opened: no reason to throw it away
                raise
            except sqlite3.DatabaseError:  # no database, or a broken one
                for suffix in ("", "-journal"):
                    self._path.with_name(self._path.name + suffix).unlink(missing_ok=True)
                return _opened(self._path)
        except (sqlite3.Error, OSError) as error:
            _log.warning("the cache %s cannot be used: %s", self._path, error)
            return None

    def _last_run(self) -> int:
        answer = self._ask("SELECT max(run) FROM vectors")
        return int(answer[0][0] or 0) if answer else 0

    def _ask(self, query: str, values: Sequence[object] = ()) -> list[tuple[bytes, ...]]:
        if self._file is None:
            return []
        try:
            return self._file.execute(query, values).fetchall()
        except sqlite3.Error as error:
            self._give_up(error)
            return []

    def _change(self, statement: str, rows: Sequence[Sequence[object]]) -> None:
        if self._file is None:
            return
        try:
            self._file.execute("BEGIN IMMEDIATE")
            self._file.executemany(statement, rows)
            self._file.execute("COMMIT")
        except sqlite3.Error as error:
            self._give_up(error)

    def _give_up(self, error: sqlite3.Error) -> None:
        _log.warning("the cache %s is not used any more: %s", self._path, error)
        with suppress(sqlite3.Error):
            self.close()
        self._file = None


def _opened(path: Path) -> sqlite3.Connection:
    file = sqlite3.connect(path, timeout=10, isolation_level=None)
    try:
        path.chmod(0o600)
        file.execute("PRAGMA secure_delete = ON")
        file.execute("PRAGMA synchronous = OFF")  # checksums find what a power cut tears
        file.execute(_SCHEMA)
    except (sqlite3.Error, OSError):
        file.close()
        raise
    return file


def _all(file: sqlite3.Connection) -> Iterable[tuple[bytes, bytes]]:
    return file.execute("SELECT key, row FROM vectors")


def _checksum(key: bytes, vector: bytes) -> bytes:
    return hashlib.blake2b(key + vector, digest_size=_CHECKSUM).digest()
