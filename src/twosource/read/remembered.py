"""Pages that were fetched before, in a small file, so that a host is asked only for what has changed since."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

import zstandard

from twosource.errors import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_BYTES = 200_000_000  # of compressed pages; the longest unasked go first
SCHEMA = """
CREATE TABLE IF NOT EXISTS page (
    address TEXT PRIMARY KEY, etag TEXT, modified TEXT, encoding TEXT, body BLOB NOT NULL, size INTEGER NOT NULL, asked INTEGER NOT NULL
)
"""


@dataclass(frozen=True, slots=True)
class Kept:
    """When it was last asked for, the page at this address had this mark and these bytes."""

    etag: str | None
    modified: str | None
    encoding: str | None
    body: bytes

    @property
    def conditions(self) -> dict[str, str]:
        """The headers that ask for the page only if it is another now (RFC 9110, section 13.1)."""
        told = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in told.items() if value}


class Remembered:
    """Remembers pages between runs, in a file, or for one run where it is given none."""

    def __init__(self, path: str | None = None) -> None:
        try:
            self._held = sqlite3.connect(path or ":memory:")
            with self._held:
                self._held.execute(SCHEMA)
        except sqlite3.Error as error:
            raise UnreadableError(path or "", f"no file of remembered pages: {error}") from error

    def close(self) -> None:
        """Close the file."""
        self._held.close()

    def of(self, address: str, bound: int) -> Kept | None:
        """What is remembered of an address, where it is no larger than `bound` bytes."""
        with closing(self._held.execute("SELECT etag, modified, encoding, body FROM page WHERE address = ?", (address,))) as found:
            row = found.fetchone()
        if row is None:
            return None
        try:
            body = zstandard.ZstdDecompressor().decompress(row[3], max_output_size=bound)
        except zstandard.ZstdError:
            return None  # too large now, or damaged: it is asked for anew
        return Kept(row[0], row[1], row[2], body) if len(body) <= bound else None

    def keep(self, address: str, headers: Mapping[str, str], encoding: str | None, body: bytes) -> None:
        """Remember a page that its host gave a mark or a time by which to ask again."""
        etag, modified = headers.get("etag"), headers.get("last-modified")
        if not etag and not modified:
            return
        packed = zstandard.ZstdCompressor().compress(body)
        with self._held:
            last = self._held.execute("SELECT coalesce(max(asked), 0) FROM page").fetchone()[0]
            row = (address, etag, modified, encoding, packed, len(packed), last + 1)
            self._held.execute("INSERT OR REPLACE INTO page VALUES (?, ?, ?, ?, ?, ?, ?)", row)
            # Of the pages in order of when they were last asked for, the newest of which together stay below the bound.
            self._held.execute(
                "DELETE FROM page WHERE address IN (SELECT address FROM (SELECT address, sum(size) OVER (ORDER BY asked DESC) AS total FROM page)"
                " WHERE total > ?)",
                (MOST_BYTES,),
            )
