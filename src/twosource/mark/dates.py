"""Dates of the calendar: days, months, years, quarters, seasons, decades, holidays, with or without their year."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from twosource.mark import calendar
from twosource.mark.calendar import NAMES
from twosource.mark.number import IN_WORDS, ORDINAL, either, ordinal, value
from twosource.mark.timex import (
    DAY_NAME,
    DAY_NUMBER,
    DIGIT_YEAR,
    MONTH,
    PHASE,
    SEASON,
    Reading,
    Rule,
    Timex,
    covering,
    narrowed,
    nearest,
    number_of,
    rule,
)

if TYPE_CHECKING:
    from collections.abc import Callable

YEAR: Final = rf"(?P<year>{DIGIT_YEAR})"
SAID_YEAR: Final = r"(?P<which>this|last|next|the same|that|the previous|the following) year"
IN_PHASE: Final = rf"(?:the )?(?:(?P<phase>{PHASE})(?:[ -](?:of |in )?(?:the )?)?)?"
PARTS_OF_YEAR: Final = {"quarter": "Q", "half": "H"}
YEAR_SENSE: Final = r"in|of|since|by|from|until|till|through|before|after|during|between|and|to|the|for|around|circa|year|fiscal|or|than"


def _years(match: re.Match[str], reading: Reading) -> int | None:
    """The year that the match names, outright or from the day of publication."""
    groups = match.groupdict()
    if groups.get("year"):
        return int(groups["year"])
    which = re.sub(r"\s+", " ", (groups.get("which") or "").lower())
    if not which:
        return None
    if which in {"this", "last", "next"}:
        return reading.published.year + {"this": 0, "last": -1, "next": 1}[which] if reading.published else None
    told = reading.last(match.start(), 400)
    return told.year + {"the previous": -1, "the following": 1}.get(which, 0) if told else None


def _day(match: re.Match[str], reading: Reading) -> Timex | None:
    month, day, year = number_of("months", match["month"]), int(re.sub(r"\D", "", match["day"])), _years(match, reading)
    if reading.published is None and year is None:
        return Timex(f"XXXX-{month:02}-{day:02}")
    try:
        found = date(year, month, day) if year else nearest(_around(lambda y: date(y, month, day), reading), reading, match)
        last = found.replace(day=int(match["until"])) if match["until"] else found
    except ValueError:
        return None
    if last <= found:
        return covering(found.isoformat())
    return Timex(f"{found}/{last}", found.isoformat(), last.isoformat())


def _around(of_year: Callable[[int], date], reading: Reading) -> tuple[date, date]:
    """The last day not after publication and the first day after it, of the day that each year has."""
    assert reading.published is not None
    year = reading.published.year
    days = [day for day in (_try(of_year, y) for y in range(year - 8, year + 9)) if day]
    return max(d for d in days if d <= reading.published), min(d for d in days if d > reading.published)


def _try(of_year: Callable[[int], date], year: int) -> date | None:
    try:
        return of_year(year)
    except ValueError:  # 29 February
        return None


def _numeric(match: re.Match[str], _reading: Reading) -> Timex | None:
    first, second = int(match["first"]), int(match["second"])
    day, month = (first, second) if first > 12 else (second, first)
    if (first <= 12 and second <= 12 and first != second) or month > 12:
        return None  # 10/12 is October in one country and December in another
    return covering(f"{match['year']}-{month:02}-{day:02}")


def _month(match: re.Match[str], reading: Reading) -> Timex | None:
    month, year = number_of("months", match["month"]), _years(match, reading)
    if year is None and reading.published is None:
        return Timex(f"XXXX-{month:02}")
    side = (match.groupdict().get("side") or "").lower()
    if year is None and reading.published is not None:
        today = reading.published.replace(day=1)
        back, ahead = (today.month - month) % 12, (month - today.month) % 12
        if side.startswith(("last", "past", "previous")):
            chosen = calendar.add_months(today, -(back or 12))
        elif side.startswith("next"):
            chosen = calendar.add_months(today, ahead or 12)
        elif side or back == 0:
            chosen = today.replace(month=month)
        else:
            chosen = nearest((calendar.add_months(today, -back), calendar.add_months(today, ahead)), reading, match)
        year = chosen.year
    return narrowed(covering(f"{year}-{month:02}"), match.groupdict().get("phase"))


def _year(match: re.Match[str], _reading: Reading) -> Timex | None:
    return narrowed(covering(match["year"]), match.groupdict().get("phase"))


def _bare_year(match: re.Match[str], reading: Reading) -> Timex | None:
    """A number that could be a year is one where the words before it or its own place say so."""
    before = match.string[max(0, match.start() - 24) : match.start()]
    after = match.string[match.end() : match.end() + 24]
    if re.search(r"(?:[$£€#№]|No\.?|number|flight|route|highway|page|room)\s*$", before, re.IGNORECASE) or re.match(r"\s*(?:%|per ?cent|[,.]\d)", after):
        return None
    if re.search(rf"\b(?:{YEAR_SENSE}|{MONTH},?)\s+$|['’]s\s+$|[(\[]$", before, re.IGNORECASE) or re.match(r"\s*[)\]]|[-–]{1}\d\d", after):
        return _year(match, reading)
    return None if re.match(r"[\s-]+[a-z]+s\b", after) else _year(match, reading)


def _years_between(match: re.Match[str], _reading: Reading) -> Timex | None:
    first, last = int(match["year"]), int(match["year"][: 4 - len(match["until"])] + match["until"])
    return Timex(f"{first}/{last}", f"{first}-01-01", f"{last}-12-31") if first < last else None


def _spoken_year(match: re.Match[str], _reading: Reading) -> Timex | None:
    year = value(match["words"])
    return covering(f"{year:.0f}") if year and 1400 <= year < 2100 else None


def _decade(match: re.Match[str], reading: Reading) -> Timex | None:
    tens = match["tens"]
    if tens and len(tens) == 4:
        decade = int(tens) // 10
    else:
        part = int(tens) // 10 if tens else NAMES["decades"][match["name"].lower()]
        this = reading.published.year // 10 if reading.published else 202
        decade = 190 + part if 200 + part > this or (match["name"] and 190 + part >= 192 and 200 + part > this - 1) else 200 + part
    return narrowed(covering(f"{decade:03}"), match["phase"])


def _century(match: re.Match[str], _reading: Reading) -> Timex | None:
    nth = ordinal(match["nth"])
    return narrowed(covering(f"{nth - 1:02}"), match["phase"]) if nth else None


def _part_of_year(match: re.Match[str], reading: Reading) -> Timex | None:
    """`the first half of this year`, `the 1988 second quarter`, `next year's first quarter`, `Q3 2023`, `the third quarter`."""
    groups = match.groupdict()
    nth = int(groups["digit"]) if groups.get("digit") else ordinal(groups["nth"]) or 0
    letter = groups["letter"].upper() if groups.get("letter") else PARTS_OF_YEAR[groups["part"].lower().rstrip("s")]
    year = _years(match, reading)
    if not 1 <= nth <= (4 if letter == "Q" else 2):
        return None
    if year is None and letter == "H" and not groups.get("fiscal") and not re.search(r"\bfiscal\b", match[0], re.IGNORECASE):
        return None  # "the second half" is as often that of a match
    if year is None and reading.published:
        length = 3 if letter == "Q" else 6
        begins = _around(lambda y: date(y, (nth - 1) * length + 1, 1), reading)
        year = begins[1].year if reading.direction(*match.span()) > 0 and begins[0].year < reading.published.year else begins[0].year
    return covering(f"{year}-{letter}{nth}") if year else Timex(f"XXXX-{letter}{nth}")


def _season(match: re.Match[str], reading: Reading) -> Timex | None:
    code, year, groups = NAMES["seasons"][match["season"].lower()], _years(match, reading), match.groupdict()
    if year is None and reading.published is None:
        return Timex(f"XXXX-{code}")
    side = (groups.get("side") or "").lower()
    if year is None and reading.published:
        first = NAMES["season_months"][code]
        back, ahead = _around(lambda y: date(y, first, 1), reading)
        if side.startswith("last"):
            year = back.year if (reading.published - back).days > 92 else back.year - 1
        elif side.startswith("next"):
            year = ahead.year
        elif side.startswith("this") and "past" not in side:
            year = reading.published.year
        else:
            year = nearest((back, ahead), reading, match).year
    return narrowed(covering(f"{year}-{code}"), groups.get("phase"))


def _holiday(match: re.Match[str], reading: Reading) -> Timex | None:
    name, year = re.sub(r"\s+", " ", match["holiday"].lower().replace("’", "'")), _years(match, reading)
    if year:
        return covering(calendar.holiday(name, year).isoformat())
    if reading.published is None:
        return Timex(None)
    back, ahead = _around(lambda y: calendar.holiday(name, y), reading)
    side = (match["side"] or "").lower()
    if side:
        return covering((back if side == "last" else ahead).isoformat())
    return covering(nearest((back, ahead), reading, match).isoformat())


def _weekday(match: re.Match[str], reading: Reading) -> Timex | None:
    number, side = number_of("weekdays", match["weekday"]), (match["side"] or "").lower()
    part = f"T{NAMES['dayparts'][match['part'].lower()]}" if match["part"] else ""
    if match["plural"]:
        return Timex(f"XXXX-WXX-{number}{part}", anchors=False)
    if reading.published is None:
        return Timex(f"XXXX-WXX-{number}{part}")
    back = (reading.published.isoweekday() - number) % 7
    if side.startswith(("last", "past")):
        day = reading.published - timedelta(days=back or 7)
    elif side.startswith(("next", "coming", "this coming")):
        day = reading.published + timedelta(days=7 - back)
    elif back and (side.startswith("this") or reading.direction(*match.span()) > 0):
        day = reading.published + timedelta(days=7 - back)
    else:
        day = reading.published - timedelta(days=back)
    return part_of_day(day, part)


def part_of_day(day: date, part: str) -> Timex:
    """A day, or with a part such as `TMO` that part of it, to which its bounds narrow."""
    if not part:
        return covering(day.isoformat())
    hours = NAMES["daypart_hours"][part[1:]]
    ends = [day + timedelta(days=hour // 24) for hour in hours]
    earliest, latest = (f"{end}T{hour % 24:02}:00" for end, hour in zip(ends, hours, strict=True))
    return Timex(f"{day}{part}", earliest, latest)


SIDE: Final = r"(?P<side>last|next|this coming|this past|this|coming|past|previous)"
DATE_YEAR: Final = rf"(?:,? (?:{YEAR}|(?:of )?{SAID_YEAR})|,{YEAR})?"
ON_DAY: Final = rf"(?:{DAY_NAME},? (?:the )?)?"
UNTIL: Final = rf"(?:\s?(?:[-–—]|to|and|through)\s?(?P<until>{DAY_NUMBER})(?:st|nd|rd|th)?)?"
MONTH_GROUP: Final = rf"(?P<month>{MONTH})"
FISCAL: Final = r"(?:(?:the|its|their) )?(?:(?:fiscal|calendar|current|first|latest|full)[ -])*"
NTH: Final = rf"(?P<nth>{ORDINAL})[ -](?:fiscal )?(?P<part>quarter|half)s?"

RULES: Final[tuple[Rule, ...]] = (
    rule(r"(?P<year>\d{4})-(?P<first>\d\d)-(?P<second>\d\d)", lambda m, _: covering(m[0])),
    rule(rf"(?P<first>{DAY_NUMBER})[/.](?P<second>{DAY_NUMBER})[/.](?P<year>(?:19|20)\d\d)", _numeric),
    rule(rf"{ON_DAY}{MONTH_GROUP} ?(?P<day>{DAY_NUMBER})(?:st|nd|rd|th)?{UNTIL}{DATE_YEAR}", _day),
    rule(rf"{ON_DAY}{MONTH_GROUP} (?P<day>{ORDINAL})(?P<until>(?!))?{DATE_YEAR}", lambda m, r: _ordinal_day(m, r)),
    rule(rf"{ON_DAY}(?P<day>{DAY_NUMBER})(?:st|nd|rd|th)?{UNTIL} (?:of )?{MONTH_GROUP}{DATE_YEAR}", _day),
    rule(rf"{IN_PHASE}{MONTH_GROUP}(?:,? (?:of )?(?:{YEAR}|{SAID_YEAR}))", _month),
    rule(rf"{SIDE} {MONTH_GROUP}", _month),
    rule(rf"{IN_PHASE}{MONTH_GROUP}", _month),
    rule(rf"(?:{YEAR}|{SAID_YEAR})(?:['’]s)? {FISCAL}{NTH}", _part_of_year),
    rule(rf"{FISCAL}{NTH}(?: of (?:the )?(?:fiscal )?(?:{YEAR}|{SAID_YEAR})| {YEAR}| {SAID_YEAR})?", _part_of_year),
    rule(rf"(?P<letter>[QH])(?P<digit>[1-4])(?:[ ,]*(?:of )?{YEAR})?", _part_of_year),
    rule(rf"(?P<digit>[1-4])(?P<letter>[QH]) {YEAR}", _part_of_year),
    rule(rf"{SIDE} (?P<season>{SEASON})", _season),
    rule(rf"{IN_PHASE}(?P<season>{SEASON}),? (?:of )?(?:{YEAR}|{SAID_YEAR})", _season),
    rule(r"the (?:(?P<phase>early|late|mid)[ -])?(?P<season>summer|winter)", _season),
    rule(rf"(?:{SIDE} )?(?P<holiday>{either(NAMES['holidays']).replace(chr(39), '[’' + chr(39) + ']')})(?:,? {YEAR})?", _holiday),
    rule(rf"(?:(?:early|late|later|earlier)(?: on)? )?(?:{SIDE} )?(?P<weekday>{either(NAMES['weekdays'])}\b)(?P<plural>s)?\.?(?:,? (?P<part>{DAYPART}))?", _weekday),
    rule(rf"(?P<year>{DIGIT_YEAR})[-–/](?P<until>\d\d(?:\d\d)?)", _years_between),
    rule(rf"(?:the )?(?:fiscal|calendar)(?: year)?[ -]{YEAR}", _year),
    rule(rf"(?:the )?(?P<phase>{PHASE})(?:[ -](?:of |in )?(?:the year )?){YEAR}", _year),
    rule(YEAR, _bare_year),
    rule(rf"(?:the year )?(?P<words>(?:nineteen|twenty|eighteen)[ -](?:{IN_WORDS}))", _spoken_year),
    rule(r"the year (?P<words>two thousand(?: and)?(?: \w+)?)", _spoken_year),
    rule(rf"{IN_PHASE}(?:(?:['’])?(?P<tens>(?:1[5-9]|20)\d0|(?<=['’])\d0)['’]?s|(?P<name>(?<=the ){either(NAMES['decades'])}))", _decade),
    rule(rf"{IN_PHASE}(?P<nth>{ORDINAL})[ -]centur(?:y|ies)", _century),
)
