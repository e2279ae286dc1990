"""Dates as a newspaper prints them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from functools import lru_cache

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


@lru_cache(maxsize=4096)
def day(moment: str | None) -> str | None:
    """`12 October 2023` for an ISO date or date-time, `October 2023` for a month; none where it cannot be read."""
    found = _ISO.match(moment or "")
    if not found:
        return None
    year, month, of_month = (int(part) if part else None for part in found.groups())
    if month is None or not 1 <= month <= 12:
        return str(year)
    return f"{of_month} {_MONTHS[month - 1]} {year}" if of_month else f"{_MONTHS[month - 1]} {year}"


def moment(iso: str | None) -> str | None:
    """`12 October 2023, 18:05 (UTC−4)` for an ISO date-time, `12 October 2023` for a date."""
    printed = day(iso)
    if printed is None or "T" not in (iso or ""):
        return printed
    try:
        told = datetime.fromisoformat(iso or "")
    except ValueError:
        return printed
    offset = told.utcoffset()
    if offset is None:
        return f"{printed}, {told:%H:%M}"
    minutes = round(offset.total_seconds() / 60)
    sign, (hours, rest) = "−" if minutes < 0 else "+", divmod(abs(minutes), 60)
    zone = "UTC" + (f"{sign}{hours}" + (f":{rest:02}" if rest else "") if minutes else "")
    return f"{printed}, {told:%H:%M} ({zone})"


def span(earliest: str | None, latest: str | None) -> str | None:
    """`7–9 October 2023` for the days between two moments, as short as it can be said."""
    first, last = calendar_day(earliest), calendar_day(latest)
    if not first or not last or first == last:
        return day(latest) or day(earliest)
    end = f"{last.day} {_MONTHS[last.month - 1]} {last.year}"
    if first.year != last.year:
        return f"{first.day} {_MONTHS[first.month - 1]} {first.year} – {end}"
    if first.month != last.month:
        return f"{first.day} {_MONTHS[first.month - 1]} – {end}"
    return f"{first.day}–{end}"


@lru_cache(maxsize=4096)
def calendar_day(iso: str | None) -> date | None:
    """The calendar day of an ISO date or date-time, or none."""
    try:
        return date.fromisoformat((iso or "")[:10])
    except ValueError:
        return None


def universal(iso: str | None) -> str | None:
    """An ISO date-time in UTC, to the second and without offset, where the offset is known; else as it is; none where it is no date-time."""
    try:
        told = datetime.fromisoformat(iso or "")
        told = told.astimezone(UTC) if told.tzinfo else told
    except (ValueError, OverflowError):  # the latter: there is no such day in UTC, at the ends of the calendar
        return None
    return told.replace(tzinfo=None).isoformat(timespec="seconds")
