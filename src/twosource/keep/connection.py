"""Opens a casebook, for writing or for reading only, and turns the database's complaints into `CasebookError`."""

from __future__ import annotations

import os
import re
import sqlite3
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import msgspec
from sqlalchemy import create_engine, event, inspect
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.pool import QueuePool

from twosource.errors import CasebookError
from twosource.keep import schema
from twosource.keep.migrations import migrate, missing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Engine

# Marks the file as ours in SQLite's header: the letters "twos".
_APPLICATION = 0x74776F73
# How long a writer waits for another writer before it gives up: a batch is written in well under a second, but the stories of
# a large casebook are settled at once. A reader waits for nobody who writes; where it has to, a page that says so is better.
_WRITER_SECONDS, _READER_SECONDS = 30, 1
# Pages of the log after which a writer copies it into the casebook: 8 MB, so that few batches wait for the disk, and none for long.
_LOG_PAGES = 2000
# What a connection holds in memory, in KiB; the system holds the rest of the file for all of them.
_WRITER_KIB, _READER_KIB = 65_536, 16_384
# As many readers at once as the server has threads for: none waits for another's connection.
_READERS = 40
# SQLite's header: page size at byte 16, how many pages at 28 (valid where the numbers at 24 and 92 agree).
_MAGIC = b"SQLite format 3\x00"


def open_writer(address: str) -> Engine:
    """An engine that may write, its tables brought up to date; creates the casebook where there is none."""
    named = shown(address)
    with complaints(named):
        url = _url(address, mode="rwc")
        if "://" not in address and _has_content(Path(address)):
            # Before anything that writes: to open a file as a writer does already changes its journal's mode.
            with _engine(_url(address, mode="ro"), write=False).connect() as connection:
                _recognise(connection, named)
        engine = _engine(url, write=True)
        with engine.begin() as connection:
            if not _recognise(connection, named) and connection.dialect.name == "sqlite":
                connection.exec_driver_sql(f"PRAGMA application_id={_APPLICATION}")
            migrate(connection, named)
    return engine


def open_reader(address: str) -> Engine:
    """An engine that only reads a casebook that is there and of this version."""
    named = shown(address)
    with complaints(named):
        url = _url(address, mode="ro")
        if "://" not in address and not Path(address).is_file():
            raise CasebookError(f"{address}: there is no casebook here")
        engine = _engine(url, write=False)
        try:
            _check(engine, named)
        except DBAPIError:
            # A folder that may not be written to cannot hold the lock file that readers share. With no writer's log beside
            # it nobody is writing, and the file may be read as it lies.
            if "://" in address or Path(f"{address}-wal").exists():
                raise
            engine = _engine(_url(address, mode="ro", immutable=True), write=False)
            _check(engine, named)
    return engine


class Changes:
    """Tells that something was written to this casebook, by whomever."""

    def __init__(self, engine: Engine) -> None:
        self._watching = engine.raw_connection() if engine.dialect.name == "sqlite" else None
        if self._watching:
            self._watching.cursor().execute("PRAGMA busy_timeout=0")  # whoever asks has no time to wait

    def close(self) -> None:
        if self._watching:
            self._watching.close()

    def version(self) -> int | None:
        """A number that is another one after anything was written; none where the database does not tell it cheaply."""
        if not self._watching:
            return None
        try:
            row = self._watching.cursor().execute("PRAGMA data_version").fetchone()
        except sqlite3.Error:
            return None
        return int(row[0])


def shown(address: str) -> str:
    """An address as it may be printed: without the password of its database."""
    return re.sub(r"(://[^:@/]*):[^@/]*@", r"\1:***@", address)


@contextmanager
def complaints(address: str) -> Iterator[None]:
    """Raise `CasebookError` with the casebook's address where the database complains of itself."""
    try:
        yield
    except (ArgumentError, NoSuchModuleError, ImportError) as error:
        raise CasebookError(f"{address}: not an address of a casebook: {error}") from error
    except DBAPIError as error:
        raise CasebookError(f"{address}: {_plain(str(error.orig))}") from error
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise CasebookError(f"{address}: the casebook is damaged ({error})") from error


def _plain(complaint: str) -> str:
    if "file is not a database" in complaint:
        return "this file is not a casebook"
    if "malformed" in complaint or "corrupt" in complaint or "decode" in complaint:
        return f"the casebook is damaged ({complaint})"
    if "locked" in complaint:
        return "the casebook is in use by another run"
    if "readonly" in complaint:
        return "the casebook may only be read"
    if "unable to open" in complaint:
        return "the casebook cannot be opened: missing, or not permitted"
    return f"the database says: {complaint.strip()}"


def _url(address: str, *, mode: str, immutable: bool = False) -> URL:
    try:
        if "://" in address:
            return make_url(address)
        path = Path(address).absolute()
        if path.is_file():
            _whole(path)
        # Made of its parts: an address that is parsed loses the quoting that SQLite needs.
        named = quote(os.fsencode(path))
    except (OSError, ValueError) as error:  # the latter: a port that is no number, half a character
        reason = error.strerror if isinstance(error, OSError) else error
        raise CasebookError(f"{shown(address)}: not an address of a casebook: {reason}") from error
    if "%00" in named:  # SQLite would take what stands before it for the name
        raise CasebookError(f"{address}: not an address of a casebook: no file can have this name")
    asked = {"mode": mode, "uri": "true"} | ({"immutable": "1"} if immutable else {})
    return URL.create("sqlite", database=f"file:{named}", query=asked)


def _whole(path: Path) -> None:
    """Refuse a file that is no SQLite database, or one that was cut off: its header says how long it has to be."""
    with path.open("rb") as file:
        header = file.read(100)
    if not header:
        return
    if not header.startswith(_MAGIC) or len(header) < 100:
        raise CasebookError(f"{path}: this file is not a casebook")
    size = int.from_bytes(header[16:18], "big")
    pages = int.from_bytes(header[28:32], "big") if header[24:28] == header[92:96] else 0
    if path.stat().st_size < pages * (65536 if size == 1 else size) and not Path(f"{path}-wal").exists():
        raise CasebookError(f"{path}: the casebook is damaged: it was cut off")


def _engine(url: URL, *, write: bool) -> Engine:
    def dumps(value: Any) -> str:
        return msgspec.json.encode(value).decode()

    waiting = {"connect_args": {"timeout": _WRITER_SECONDS if write else _READER_SECONDS}} if url.get_backend_name() == "sqlite" else {}
    engine = create_engine(
        url, json_serializer=dumps, json_deserializer=msgspec.json.decode, poolclass=QueuePool, max_overflow=_READERS, **waiting
    )
    if engine.dialect.name == "sqlite":
        _speak_sqlite(engine, write=write)
    elif engine.dialect.name != "postgresql":
        raise CasebookError(f"{engine.dialect.name}: a casebook lies in SQLite or PostgreSQL")
    return engine


def _speak_sqlite(engine: Engine, *, write: bool) -> None:
    """Begin transactions ourselves: Python's driver would leave reads and table changes outside of them."""

    @event.listens_for(engine, "connect")
    def prepare(raw: sqlite3.Connection, _record: object) -> None:
        raw.isolation_level = None
        if write:
            raw.execute("PRAGMA journal_mode=WAL")
            raw.execute("PRAGMA synchronous=NORMAL")  # in WAL mode this loses nothing to a killed process
            raw.execute(f"PRAGMA wal_autocheckpoint={_LOG_PAGES}")
        raw.execute(f"PRAGMA cache_size=-{_WRITER_KIB if write else _READER_KIB}")
        raw.execute("PRAGMA temp_store=MEMORY")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


def _has_content(path: Path) -> bool:
    return path.is_file() and path.stat().st_size > 0


def _recognise(connection: Connection, address: str) -> bool:
    """Whether this is a casebook already; refuses somebody else's database, and lets an empty one pass."""
    tables = set(inspect(connection).get_table_names())
    if tables and schema.migrations.name not in tables:
        raise CasebookError(f"{address}: a database, but not a casebook (it has tables, and not ours)")
    return bool(tables)


def _check(engine: Engine, address: str) -> None:
    with engine.connect() as connection:
        if not inspect(connection).has_table(schema.migrations.name):
            raise CasebookError(f"{address}: this file is not a casebook")
        if missing(connection, address):
            raise CasebookError(f"{address}: the casebook was written by an older twosource: `twosource run` over it brings it up to date")
