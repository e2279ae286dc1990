"""The happening along its days: what is told as happened above the line, what is planned below it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from twosource.keep.outline import Entry  # noqa: TC001 (msgspec reads the field types)
from twosource.model import Noun, Standing
from twosource.show.printed_dates import calendar_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

# A day counts as of the happening within so many days of its reports; what lies further off is its history.
_BEFORE, _AFTER = timedelta(days=21), timedelta(days=60)
# Dots above one another, and days whose names fit beside one another on a phone.
_STACK = 9
_APART = 17.0
# The line keeps this share of the width free at each end, in per cent, for half a day's name.
_MARGIN = 9.0


class Dot(Noun, frozen=True, kw_only=True):
    """This finding, on that day."""

    finding: str
    standing: Standing
    x: float  # per cent of the width
    height: int  # its place in the stack, from the line
    planned: bool


class Day(Noun, frozen=True, kw_only=True):
    """On 12 October this happened, and that was planned."""

    date: str
    x: float
    named: bool
    happened: tuple[Entry, ...]
    planned: tuple[Entry, ...]


class Timeline(Noun, frozen=True, kw_only=True):
    """The days of a story, and the dots on its line."""

    days: tuple[Day, ...]
    dots: tuple[Dot, ...]
    published: tuple[float, ...]  # where on the line the articles were published
    above: int  # the tallest stack over the line, and under it
    below: int


def timeline(entries: Iterable[Entry], moments: Iterable[str | None]) -> Timeline | None:
    """The days of a story's findings, and when its articles were published, as a drawing; none where fewer than two days are known."""
    published = [day for moment in moments if (day := calendar_day(moment))]
    if not published:
        return None
    first, last = min(published), max(published)
    by_day: dict[date, tuple[list[Entry], list[Entry]]] = {}
    for entry in entries:
        day = calendar_day(entry.day)
        if day and first - day <= _BEFORE and day - last <= _AFTER:
            by_day.setdefault(day, ([], []))[entry.planned].append(entry)
    if len(by_day) < 2:
        return None
    every = [*by_day, *published]
    start, end = min(every), max(every)

    def place(day: date) -> float:
        return round(_MARGIN + (100 - 2 * _MARGIN) * ((day - start) / (end - start)), 2)

    days = _days(by_day, {day: place(day) for day in by_day})
    dots = [dot for day in days for dot in _dots(day)]
    return Timeline(
        days=days,
        dots=tuple(dots),
        published=tuple(sorted({place(day) for day in published})),
        above=max((dot.height for dot in dots if not dot.planned), default=0),
        below=max((dot.height for dot in dots if dot.planned), default=0),
    )


def _days(by_day: Mapping[date, tuple[list[Entry], list[Entry]]], places: Mapping[date, float]) -> tuple[Day, ...]:
    """The days in order; those are named that have room, the fullest first."""
    named: list[float] = []
    for day in sorted(by_day, key=lambda day: (-sum(map(len, by_day[day])), day)):
        if all(abs(places[day] - other) >= _APART for other in named):
            named.append(places[day])
    return tuple(
        Day(date=day.isoformat(), x=places[day], named=places[day] in named, happened=tuple(its[0]), planned=tuple(its[1]))
        for day, its in sorted(by_day.items())
    )


def _dots(day: Day) -> list[Dot]:
    return [
        Dot(finding=entry.id, standing=entry.standing, x=day.x, height=height, planned=planned)
        for planned, entries in ((False, day.happened), (True, day.planned))
        for height, entry in enumerate(_ranked(entries)[:_STACK], 1)
    ]


def _ranked(entries: Sequence[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda entry: (entry.in_doubt, -entry.origins))
