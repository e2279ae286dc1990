"""The happening along its days: what is told as happened above the line, what is planned below it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from twosource.model import Finding, Noun, Standing
from twosource.show.printed_dates import calendar_day

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from twosource.keep.view import Dossier
    from twosource.model import Statement

# A day counts as of the happening within so many days of its reports; what lies further off is its history.
_BEFORE, _AFTER = timedelta(days=21), timedelta(days=60)
# A time that is known only to so many days or fewer has a place on the line.
_LONGEST = timedelta(days=1)
# Dots above one another, and days whose names fit beside one another on a phone.
_STACK = 9
_APART = 17.0
# The line keeps this share of the width free at each end, in per cent, for half a day's name.
_MARGIN = 9.0


class Dot(Noun, frozen=True, kw_only=True):
    """This finding, on that day."""

    finding: Finding
    standing: Standing
    x: float  # per cent of the width
    height: int  # its place in the stack, from the line
    planned: bool


class Day(Noun, frozen=True, kw_only=True):
    """On 12 October this happened, and that was planned."""

    date: str
    x: float
    named: bool
    happened: tuple[Finding, ...]
    planned: tuple[Finding, ...]


class Timeline(Noun, frozen=True, kw_only=True):
    """The days of a story, and the dots on its line."""

    days: tuple[Day, ...]
    dots: tuple[Dot, ...]
    published: tuple[float, ...]  # where on the line the articles were published
    above: int  # the tallest stack over the line, and under it
    below: int


def timeline(dossier: Dossier) -> Timeline | None:
    """The days of a story as a drawing; none where fewer than two days are known."""
    published = [day for article in dossier.articles if (day := calendar_day(article.published))]
    if not published:
        return None
    first, last = min(published) - _BEFORE, max(published) + _AFTER
    statements = {statement.id: statement for statement in dossier.statements}
    by_day: dict[date, tuple[list[Finding], list[Finding]]] = {}
    for finding in dossier.findings:
        day = _day(finding, statements)
        if day and first <= day <= last:
            by_day.setdefault(day, ([], []))[_is_planned(finding, statements)].append(finding)
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


def _days(by_day: Mapping[date, tuple[list[Finding], list[Finding]]], places: Mapping[date, float]) -> tuple[Day, ...]:
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
        Dot(finding=finding, standing=finding.standing, x=day.x, height=height, planned=planned)
        for planned, findings in ((False, day.happened), (True, day.planned))
        for height, finding in enumerate(_ranked(findings)[:_STACK], 1)
    ]


def _ranked(findings: Sequence[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda finding: -finding.origins)


def _day(finding: Finding, statements: Mapping[str, Statement]) -> date | None:
    """The day that most statements of a finding name; of several, the first."""
    counts: dict[date, int] = {}
    for each in finding.statements:
        when = statements[each].when if each in statements else None
        earliest, latest = (calendar_day(when.earliest), calendar_day(when.latest or when.earliest)) if when else (None, None)
        if earliest and latest and latest - earliest <= _LONGEST:
            counts[earliest] = counts.get(earliest, 0) + 1
    return min(counts, key=lambda day: (-counts[day], day)) if counts else None


def _is_planned(finding: Finding, statements: Mapping[str, Statement]) -> bool:
    """Whether every outlet speaks of it as still to come."""
    said = [statements[each] for each in finding.statements if each in statements]
    return all(statement.status in {"planned", "possible"} for statement in said)
