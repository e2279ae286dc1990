"""Calendar time: what a TIMEX3 value covers, from the first day to the last, and how far one day lies from another."""

from __future__ import annotations

import calendar as gregorian
import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from twosource.lexicon import tree

if TYPE_CHECKING:
    from collections.abc import Mapping

NAMES: Final[Mapping[str, Any]] = tree("calendar")
QUARTER_MONTHS: Final = 3

_VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?:(?P<month>\d\d)(?:-(?P<day>\d\d)(?:T(?P<hour>\d\d)(?::(?P<minute>\d\d))?|T(?P<part>[A-Z]{2}))?)?"
    r"|Q(?P<quarter>\d)|H(?P<half>\d)|W(?P<week>\d\d)(?P<weekend>-WE)?|(?P<season>SP|SU|FA|WI)))?|(?P<decade>\d{3})|(?P<century>\d\d)"
)

Bounds = tuple[str | None, str | None]


def bounds(value: str) -> Bounds:
    """The first and last day (or minute) that a TIMEX3 value covers, inclusive; nulls where it names no one stretch of time.

    `2023-H1` covers 2023-01-01 to 2023-06-30; a season is taken for the northern half of the earth, a century begins with 00.
    """
    match = _VALUE.fullmatch(value)
    if match is None:
        return None, None
    part = match.groupdict()
    try:
        if part["hour"]:
            return value, value
        days = _days({key: int(text) for key, text in part.items() if text and text.isdigit()}, part)
    except ValueError:
        return None, None
    return days[0].isoformat(), days[1].isoformat()


def _days(number: Mapping[str, int], part: Mapping[str, str | None]) -> tuple[date, date]:
    year = number.get("year", 0)
    if "day" in number:
        day = date(year, number["month"], number["day"])
        return day, day
    if "month" in number:
        return _months(year, number["month"], 1)
    if "quarter" in number:
        return _months(year, number["quarter"] * QUARTER_MONTHS - 2, QUARTER_MONTHS)
    if "half" in number:
        return _months(year, number["half"] * 6 - 5, 6)
    if "week" in number:
        monday = date.fromisocalendar(year, number["week"], 1)
        return monday + timedelta(days=5 if part["weekend"] else 0), monday + timedelta(days=6)
    if part["season"]:
        return _months(year, int(NAMES["season_months"][part["season"]]), QUARTER_MONTHS)
    if "decade" in number:
        return date(number["decade"] * 10, 1, 1), date(number["decade"] * 10 + 9, 12, 31)
    if "century" in number:
        return date(number["century"] * 100, 1, 1), date(number["century"] * 100 + 99, 12, 31)
    return date(year, 1, 1), date(year, 12, 31)


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    first = date(year, month, 1)
    last = add_months(first, count - 1)
    return first, last.replace(day=gregorian.monthrange(last.year, last.month)[1])


def add_months(day: date, count: int) -> date:
    """The same day so many months on (or back), or the last of that month where it is shorter."""
    months = day.year * 12 + day.month - 1 + count
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, gregorian.monthrange(year, month + 1)[1]))


def shift(day: date, count: float, unit: str) -> date:
    """`day` moved by `count` units, a unit being a TIMEX3 designator: `D W M Q Y E C`, or a clock's `TH TM TS`."""
    months = {"M": 1, "Q": QUARTER_MONTHS, "Y": 12, "E": 120, "C": 1200, "L": 12000}
    if unit in months:
        return add_months(day, round(count * months[unit]))
    days = {"D": 1.0, "W": 7.0, "2W": 14.0, "WE": 7.0}.get(unit, 1 / 24)
    return day + timedelta(days=int(count * days))


def coarse(day: date, unit: str) -> str:
    """The TIMEX3 value of the day, week, month, quarter, year, decade or century that `day` lies in."""
    year, week, _ = day.isocalendar()
    values = {
        "D": day.isoformat(),
        "W": f"{year:04}-W{week:02}",
        "2W": f"{year:04}-W{week:02}",
        "WE": f"{year:04}-W{week:02}-WE",
        "M": f"{day.year:04}-{day.month:02}",
        "Q": f"{day.year:04}-Q{(day.month + 2) // QUARTER_MONTHS}",
        "Y": f"{day.year:04}",
        "E": f"{day.year // 10:03}",
        "C": f"{day.year // 100:02}",
    }
    return values.get(unit, day.isoformat())


def holiday(name: str, year: int) -> date:
    """The day of `name` (a key of the calendar's holidays) in `year`."""
    rule = NAMES["holidays"][name]
    if isinstance(rule, int):
        return easter(year) + timedelta(days=rule)
    month, day, *rest = rule
    if not rest:
        return date(year, month, day)
    nth, *after = rest
    days: list[date] = [d for d in gregorian.Calendar().itermonthdates(year, month) if d.month == month and d.isoweekday() == day]
    found: date = days[nth - 1 if nth > 0 else nth] + timedelta(days=after[0] if after else 0)
    return found


def easter(year: int) -> date:
    """Western Easter Sunday, by the anonymous Gregorian computus (Nature, 20 April 1876)."""
    golden, century, in_century = year % 19, *divmod(year, 100)
    skipped, leap = divmod(century, 4)
    moon = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - skipped - moon + 15) % 30
    quad, rest = divmod(in_century, 4)
    weekday = (32 + 2 * leap + 2 * quad - epact - rest) % 7
    correction = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * correction + 114, 31)
    return date(year, month, day + 1)
