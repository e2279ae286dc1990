"""Names gathered over a whole casebook, on disk: memory does not grow with how many people it speaks of."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Names:
    """The key of Juhan Roos goes by "Juhan Roos" and "Roos", first told on 4 March by this article."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        connection.execute("CREATE TABLE names (key TEXT, name TEXT, seen TEXT, article TEXT, PRIMARY KEY (key, name)) WITHOUT ROWID")

    def add(self, key: str, names: Iterable[str], seen: str | None, article: str) -> None:
        """Note the names of one key in an article; of a name told twice the earlier article stays."""
        self._connection.executemany(
            "INSERT INTO names VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET seen = excluded.seen, article = excluded.article "
            "WHERE (coalesce(excluded.seen, '9'), excluded.article) < (coalesce(seen, '9'), article)",
            [(key, name, seen, article) for name in names],
        )

    def __iter__(self) -> Iterator[tuple[str, list[tuple[str, str | None, str]]]]:
        """Each key with its names, when each was first seen, and in which article."""
        rows = self._connection.execute("SELECT key, name, seen, article FROM names ORDER BY key, name")
        for key, its in groupby(rows, key=lambda row: row[0]):
            yield key, [(name, seen, article) for _, name, seen, article in its]


@contextmanager
def gathered() -> Iterator[Names]:
    """Names in a database that is gone when the block ends: SQLite keeps one without a name in memory and, past some pages, on disk."""
    connection = sqlite3.connect("", isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode=OFF")
        yield Names(connection)
    finally:
        connection.close()
