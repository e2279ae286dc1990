"""How far east of Greenwich the clocks of a named time zone are at a moment."""

from __future__ import annotations

import datetime as dt
import functools
from typing import TYPE_CHECKING

from twosource.lexicon import table

if TYPE_CHECKING:
    from collections.abc import Mapping


@functools.cache
def zones() -> Mapping[str, Mapping[str, str]]:
    """The rows of zones.tsv, by the name of the zone in capitals."""
    return {row["zone"]: row for row in table("zones")}


def both_halves() -> frozenset[str]:
    """The names that stand for both halves of an American year, "ET"; by themselves they are words and units too."""
    return frozenset(name for name, row in zones().items() if row["summer"])


def minutes_east(zone: str, moment: dt.datetime) -> int | None:
    """Minutes east of Greenwich that a zone's name in capitals means at a moment; `None` where no such zone is known."""
    row = zones().get(zone)
    if row is None:
        return None
    return int(row["summer"]) if row["summer"] and _american_summer(moment) else int(row["minutes"])


def _american_summer(moment: dt.datetime) -> bool:
    """Daylight saving time in the United States since 2007: from the second Sunday of March to the first of November, at two o'clock."""
    march, november = dt.datetime(moment.year, 3, 8, 2), dt.datetime(moment.year, 11, 1, 2)  # noqa: DTZ001
    return _sunday(march) <= moment < _sunday(november)


def _sunday(moment: dt.datetime) -> dt.datetime:
    return moment + dt.timedelta(days=(6 - moment.weekday()) % 7)
