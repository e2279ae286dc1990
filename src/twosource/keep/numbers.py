"""The numbers that the full-text index points with: they grow with the day, so that the newest is found first without sorting."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection, Table

# 63 bits: the days since 1900 until 2258, and a hash of the id beneath. A hundred thousand things of one day share a
# number once in ten thousand such days; the second of them then takes the next.
_BITS = 46
_FIRST = date(1900, 1, 1).toordinal()
_DAYS = 1 << 17
# Ids asked for at a time; SQLite takes 32,766 values in one command.
_CHUNK = 5000


def number(identifier: str, moment: str | None) -> int:
    """The number of an id, among those of its day; what has no day comes before all others."""
    low = int.from_bytes(hashlib.blake2b(identifier.encode(), digest_size=8).digest(), "big") >> (64 - _BITS)
    try:
        days = date.fromisoformat((moment or "")[:10]).toordinal() - _FIRST
    except ValueError:
        days = 0
    return min(max(days, 0), _DAYS - 1) << _BITS | low


def numbers(connection: Connection, table: Table, things: Iterable[tuple[str, str | None]]) -> dict[str, int]:
    """A number for each id and moment that no other row of the table has."""
    wanted = {identifier: number(identifier, moment) for identifier, moment in things}
    asked = sorted(set(wanted.values()))
    taken: dict[int, str] = {}
    for start in range(0, len(asked), _CHUNK):
        taken.update(_holders(connection, table, asked[start : start + _CHUNK]))
    for identifier in sorted(wanted):
        while taken.setdefault(wanted[identifier], identifier) != identifier:
            wanted[identifier] += 1
            taken = {**_holders(connection, table, [wanted[identifier]]), **taken}
    return wanted


def _holders(connection: Connection, table: Table, keys: Sequence[int]) -> dict[int, str]:
    return {row.key: row.id for row in connection.execute(select(table.c.key, table.c.id).where(table.c.key.in_(keys)))}
