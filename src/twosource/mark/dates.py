"""Dates of the calendar: days, months, years, quarters, seasons, decades, holidays, with or without their year."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from twosource.lexicon import either, listed
from twosource.mark import calendar
from twosource.mark.calendar import NAMES
from twosource.mark.number import ORDINAL, ordinal, value
from twosource.mark.timex import (
    DAY_NUMBER,
    DAYPART,
    DIGIT_YEAR,
    MONTH,
    NO_NAME,
    NUMBER_WORDS,
    PHASE,
    SEASON,
    SIDE,
    WEEKDAY,
    YEAR,
    Hit,
    Reading,
    Rule,
    Timex,
    covering,
    first_day,
    narrowed,
    nearest,
    number_of,
    part_of_day,
    rule,
)

if TYPE_CHECKING:
    from collections.abc import Callable

SAID_YEAR: Final = r"(?P<which>this|last|next|the same|that same|that|the previous|the following|the past) year"
# A year that a half is of, counted as its owner counts it: "the first half of its current financial year".
OWN_YEAR: Final = rf"(?P<own>the|its|their|this) (?:{either(listed('time_words', 'own_year'))} ){{0,2}}year"
OF_YEAR: Final = rf"(?:,? (?:of )?(?:the )?(?:{YEAR}|{SAID_YEAR})|,{YEAR}| ['’](?P<short>\d\d))"
ON_DAY: Final = rf"(?:{WEEKDAY},? (?:the )?)?"
UNTIL: Final = rf"(?:\s?(?:[-–—]|to|and|through)\s?(?P<until>{DAY_NUMBER})(?:st|nd|rd|th)?)?"
ORDINAL_END: Final = r"(?:st|nd|rd|th)?"
# What stands before a number that is a year, and what stands beside one that is none.
_SAYS_YEAR = re.compile(rf"\b{either(listed('time_words', 'before_year'))}\s+$|['’]s\s+$|[(\[]$", re.IGNORECASE)
_COUNTS = re.compile(rf"(?:[$£€#№]|\bNo\.?|\b{either(listed('time_words', 'before_number'))})\s*$", re.IGNORECASE)
_COUNTED = re.compile(rf"\s*(?:%|per ?cent\b|[,.]\d)|[\s-]+[a-z]+s\b|\s+(?:[a-z]+\s+){{0,1}}{either(listed('time_words', 'counted'))}\b")

FALL: Final = "fall"
TUMBLE: Final = 40  # characters before "in the fall" in which it is told that somebody fell

# The week beside a weekday: "on Tuesday last week", "on Tuesday of next week", "last week, on Tuesday".
BESIDE: Final = 24  # characters
WEEK: Final = 7
_WEEK_AFTER = re.compile(rf",?\s+(?:of\s+|in\s+)?(?P<side>{either(NAMES['sides'])})\s+week\b", re.IGNORECASE)
_WEEK_BEFORE = re.compile(rf"\b(?P<side>{either(NAMES['sides'])})\s+week,?\s+on\s+$", re.IGNORECASE)


def year_of(hit: Hit, reading: Reading) -> int | None:
    """The year that the words name, outright or from the day of publication or a date told before."""
    if hit["year"]:
        return int(hit["year"])
    if hit["short"]:
        return 1900 + int(hit["short"]) if int(hit["short"]) > 30 else 2000 + int(hit["short"])
    which = hit["which"]
    if which in {"this", "last", "next", "the past"}:
        return reading.published.year + {"this": 0, "last": -1, "next": 1, "the past": -1}[which] if reading.published else None
    found = reading.last(hit) if which else None
    told = first_day(found.timex) if found else None
    return told.year + {"the previous": -1, "the following": 1}.get(which, 0) if told else None


def is_name(hit: Hit, name: str, reading: Reading) -> bool:
    """Whether the word of a month or weekday is that name here, and not a verb or another noun."""
    at = hit.words.lower().find(name)
    word = hit.words[at : at + len(name)]
    token = reading.token(hit.start + at)
    if not word[:1].isupper() or (token is not None and token.tag_ in {"MD", "VB", "VBP", "VBD"}):
        return False
    return name not in NAMES["doubtful"] or hit["day"] != "" or hit["year"] != "" or hit.text[hit.start + at + len(name) :][:1] == "."


def around(of_year: Callable[[int], date], published: date) -> tuple[date, date]:
    """The last day not after publication and the first day after it, of the day that each year has."""
    days = []
    for year in range(published.year - 8, published.year + 9):
        try:
            days.append(of_year(year))
        except ValueError:  # 29 February
            continue
    return max(d for d in days if d <= published), min(d for d in days if d > published)


def _day(hit: Hit, reading: Reading) -> Timex | None:
    number = int(hit["day"]) if hit["day"].isdigit() else ordinal(hit["day"])
    month, year = number_of("months", hit["month"]), year_of(hit, reading)
    if not number or not is_name(hit, hit["month"], reading):
        return None
    if year is None and reading.published is None:
        return Timex(f"XXXX-{month:02}-{number:02}") if number <= 31 else None
    try:
        if year:
            found = date(year, month, number)
        else:
            assert reading.published is not None
            found = nearest(around(lambda y: date(y, month, number), reading.published), reading, hit)
        last = found.replace(day=int(hit["until"])) if hit["until"] else found
    except ValueError:
        return None
    if hit["week"]:
        return covering(calendar.coarse(found, "W"))
    if last <= found:
        return covering(found.isoformat())
    return Timex(f"{found}/{last}", found.isoformat(), last.isoformat())


def _numeric(hit: Hit, _reading: Reading) -> Timex | None:
    first, second, year = int(hit["first"]), int(hit["second"]), int(hit["year"])
    day, month = (first, second) if first > 12 else (second, first)
    if (first <= 12 and second <= 12 and first != second) or month > 12:
        return Timex(f"{year:04}", f"{year:04}-01-01", f"{year:04}-12-31")  # 10/12 is October in one country and December in another
    return covering(f"{year}-{month:02}-{day:02}")


def _iso(hit: Hit, _reading: Reading) -> Timex | None:
    found = covering(hit.words)
    return found if found.earliest else None


def _month(hit: Hit, reading: Reading) -> Timex | None:
    month, year = number_of("months", hit["month"]), year_of(hit, reading)
    if not is_name(hit, hit["month"], reading):
        return None
    if hit["each"] or (year is None and reading.published is None):
        return Timex(f"XXXX-{month:02}", anchors=False)
    if year is None and reading.published is not None:
        today, side = reading.published.replace(day=1), NAMES["sides"].get(hit["side"])
        back, ahead = (today.month - month) % 12, (month - today.month) % 12
        if side == -1:
            year = calendar.add_months(today, -(back or 12)).year
        elif side == 1:
            year = calendar.add_months(today, ahead or 12).year
        elif side == 0 or back == 0:
            year = today.year
        else:
            year = nearest((calendar.add_months(today, -back), calendar.add_months(today, ahead)), reading, hit).year
    return narrowed(covering(f"{year}-{month:02}"), hit["phase"])


def _year(hit: Hit, _reading: Reading) -> Timex | None:
    return narrowed(covering(hit["year"]), hit["phase"])


def _bare_year(hit: Hit, reading: Reading) -> Timex | None:
    """A number that could be a year is one where the words before it say so, or nothing says that it counts."""
    before = hit.before(24)
    if _SAYS_YEAR.search(before) and not re.match(r"\s*(?:%|per ?cent\b|[,.]\d)", hit.after(12)):
        return _year(hit, reading)
    return None if _COUNTS.search(before) or _COUNTED.match(hit.after(24)) else _year(hit, reading)


def _short_year(hit: Hit, reading: Reading) -> Timex | None:
    return covering(f"{year_of(hit, reading)}")


def _years_between(hit: Hit, _reading: Reading) -> Timex | None:
    first, last = int(hit["year"]), int(hit["year"][: 4 - len(hit["until"])] + hit["until"])
    return Timex(f"{first}/{last}", f"{first}-01-01", f"{last}-12-31") if first < last else None


def _spoken_year(hit: Hit, _reading: Reading) -> Timex | None:
    year = value(hit["spoken"])
    return covering(f"{year:.0f}") if year and 1400 <= year < 2100 else None


def _spoken_month(hit: Hit, reading: Reading) -> Timex | None:
    year = value(hit["spoken"])
    if not year or not 1400 <= year < 2100 or not is_name(hit, hit["month"], reading):
        return None
    return covering(f"{year:.0f}-{number_of('months', hit['month']):02}")


def _decade(hit: Hit, reading: Reading) -> Timex | None:
    tens = hit["tens"]
    if len(tens) == 4:
        decade = int(tens) // 10
    else:
        part = int(tens) // 10 if tens else NAMES["decades"][hit["name"]]
        this = reading.published.year // 10 if reading.published else 202
        decade = 190 + part if 200 + part > this else 200 + part
    return narrowed(covering(f"{decade:03}"), hit["phase"])


def _century(hit: Hit, _reading: Reading) -> Timex | None:
    nth = ordinal(hit["nth"])
    return narrowed(covering(f"{nth - 1:02}"), hit["phase"]) if nth and nth <= 30 else None


def _part_of_year(hit: Hit, reading: Reading) -> Timex | None:
    """`the first half of this year`, `the 1988 second quarter`, `next year's first quarter`, `Q3 2023`, `the third quarter`."""
    nth = int(hit["digit"]) if hit["digit"] else ordinal(hit["nth"]) or (2 if hit["nth"] in {"last", "final", "latter"} else 0)
    letter = hit["letter"].upper() or NAMES["parts_of_year"][hit["piece"]]
    if hit["nth"] in {"last", "final"} and letter == "Q":
        nth = 4
    year = year_of(hit, reading)
    if not 1 <= nth <= (4 if letter == "Q" else 2):
        return None
    if year is None and hit["ago"]:
        told = reading.day_told(hit)
        year = told.year - 1 if told else None
    if hit["own"] and reading.published:
        first = date(reading.published.year, 1 + (nth - 1) * (3 if letter == "Q" else 6), 1)
        year = first.year - (first > reading.published and reading.direction(hit) < 0)
    if year is None and letter == "H" and not hit["which"]:
        return None  # "the second half" is as often that of a match
    if year is None and reading.published and not hit["which"]:
        begins = around(lambda y: date(y, (nth - 1) * 3 + 1, 1), reading.published)
        ends = calendar.add_months(begins[0], 3)
        ahead = reading.direction(hit) > 0 and ends <= reading.published and (begins[1] - reading.published).days < 200
        year = (begins[1] if ahead else begins[0]).year
    return narrowed(covering(f"{year}-{letter}{nth}"), hit["phase"]) if year else Timex(f"XXXX-{letter}{nth}", anchors=False)


def _season(hit: Hit, reading: Reading) -> Timex | None:
    code, year = NAMES["seasons"][hit["season"]], year_of(hit, reading)
    if year is None and hit["season"] == FALL and listed("time_words", "falling").intersection(hit.before(TUMBLE).lower().split()):
        return None  # "was not hurt in the fall"
    if year is None and reading.published is None:
        return Timex(f"XXXX-{code}")
    if year is None and reading.published:
        first, side = NAMES["season_months"][code], NAMES["sides"].get(hit["side"])
        back, ahead = around(lambda y: date(y, first, 1), reading.published)
        if side == -1:
            year = back.year if (reading.published - back).days > 92 else back.year - 1
        elif side == 1:
            year = ahead.year
        elif side == 0:
            year = ahead.year if reading.direction(hit) > 0 and (ahead - reading.published).days < 200 else reading.published.year
        else:
            year = nearest((back, ahead), reading, hit).year
    return narrowed(covering(f"{year}-{code}"), hit["phase"])


def _holiday(hit: Hit, reading: Reading) -> Timex | None:
    name = hit["holiday"].replace("’", "'")
    if hit["year"]:
        return covering(calendar.holiday(name, int(hit["year"])).isoformat())
    if reading.published is None:
        return Timex(None, anchors=False)
    back, ahead = around(lambda y: calendar.holiday(name, y), reading.published)
    side = NAMES["sides"].get(hit["side"])
    chosen = back if side == -1 else ahead if side is not None else nearest((back, ahead), reading, hit)
    return covering(chosen.isoformat())


def _weekday(hit: Hit, reading: Reading) -> Timex | None:
    number, side = number_of("weekdays", hit["weekday"]), NAMES["sides"].get(hit["side"])
    part = hit["part"]
    if not is_name(hit, hit["weekday"], reading):
        return None
    if hit["plural"] or hit["each"] or reading.published is None:
        return Timex(f"XXXX-WXX-{number}" + (f"T{NAMES['dayparts'][part]}" if part else ""), anchors=False)
    if (within := _week_named(hit, reading.published)) is not None:
        return part_of_day(date.fromisocalendar(*within.isocalendar()[:2], number), part)
    told = hit["of_told"] and reading.last(hit)
    base = (first_day(told.timex) if told else None) or reading.published
    back = (base.isoweekday() - number) % 7
    # Of six days ago news gives the date; of the day to come it tells as past what happened where it is morning already.
    direction = reading.direction(hit)
    ahead = (direction >= 0 if side == 0 else back == 6 and not told) or direction > 0
    ahead = ahead or (back > 7 - back and reading.may_be_called(hit))  # of the call's day and that of the strike the nearer
    if side == -1 or hit["of_told"] in {"the previous", "the preceding"}:
        day = base - timedelta(days=back or 7)
    elif side == 1 or hit["of_told"] in {"the following", "the next"} or (back and ahead):
        day = base + timedelta(days=7 - back)
    else:
        day = base - timedelta(days=back)
    begun = reading.begun(hit)
    if begun is not None:
        day = begun + timedelta(days=(number - begun.isoweekday()) % WEEK or WEEK)  # "from Monday to Wednesday", told on a Wednesday
    return part_of_day(day, part)


def _week_named(hit: Hit, published: date) -> date | None:
    """A day of the week that the words beside a weekday name: "on Tuesday last week", "next week on Thursday"."""
    if hit["side"] or hit["of_told"]:
        return None
    named = _WEEK_AFTER.match(hit.after(BESIDE)) or _WEEK_BEFORE.search(hit.before(BESIDE))
    side = NAMES["sides"].get(" ".join(named["side"].lower().split())) if named else None
    return None if side is None else published + timedelta(days=WEEK * side)


def rules() -> tuple[Rule, ...]:
    """How dates are written; where two fit at one place the longer is tried first, then the earlier."""
    fiscal = r"(?:(?:the|its|their|a|this) )?(?:(?:fiscal|calendar|current|full|year-(?P<ago>ago|earlier))[ -]){0,4}"
    nth = rf"(?P<nth>{ORDINAL}|last|final|latter)[ -](?:fiscal[ -])?(?P<piece>{either(NAMES['parts_of_year'])})s?"
    year = rf"(?:{YEAR}|{SAID_YEAR})"
    months, weekdays, years = "month", "weekday", "year"
    holidays = either(NAMES["holidays"]).replace("'", "['’]")
    return (
        rule(years, r"(?P<year>\d{4})-\d\d-\d\d", _iso),
        rule(years, rf"(?P<first>{DAY_NUMBER})[/.](?P<second>{DAY_NUMBER})[/.](?P<year>(?:19|20)\d\d)", _numeric),
        rule(months, rf"{ON_DAY}(?:last |this |next )?{MONTH} ?(?P<day>{DAY_NUMBER}){ORDINAL_END}{UNTIL}{OF_YEAR}?", _day),
        rule(months, rf"{ON_DAY}{MONTH} (?:the )?(?P<day>{ORDINAL}){OF_YEAR}?", _day),
        rule(months, rf"{ON_DAY}(?:the )?(?P<day>{DAY_NUMBER}){ORDINAL_END}{UNTIL} (?:of )?{MONTH}{OF_YEAR}?", _day),
        rule(months, rf"{ON_DAY}(?:the )?(?P<day>{ORDINAL}) (?:of )?{MONTH}{OF_YEAR}?", _day),
        rule(
            months,
            rf"(?:the )?week (?P<week>of|beginning|starting|ending|that began|that ended)(?: on)? {MONTH} (?P<day>{DAY_NUMBER}){OF_YEAR}?",
            _day,
        ),
        rule(months, rf"(?P<each>each|every) {MONTH}", _month),
        rule(months, rf"{PHASE}?{MONTH}{OF_YEAR}", _month),
        rule(months, rf"{PHASE}?{SIDE} {MONTH}", _month),
        rule(months, rf"{PHASE}?{MONTH}", _month),
        rule(months, rf"{MONTH} (?P<spoken>{NUMBER_WORDS})", _spoken_month),
        rule("unit", rf"{PHASE}?(?:the )?{year}(?:['’]s)? {fiscal}{nth}", _part_of_year),
        rule("unit", rf"{PHASE}?{fiscal}{nth}(?: (?:of|in) (?:the )?(?:fiscal )?{year}| {year}| of {OWN_YEAR})?", _part_of_year),
        rule("quarter", rf"(?P<letter>[QH])(?P<digit>[1-4])(?:[ ,]*(?:of )?{YEAR})?", _part_of_year),
        rule("quarter", rf"(?P<digit>[1-4])(?P<letter>[QH]) {YEAR}", _part_of_year),
        rule("season", rf"{PHASE}?{SIDE} {SEASON}", _season),
        rule("season", rf"{PHASE}?(?:the )?{SEASON}{OF_YEAR}", _season),
        rule("season", rf"(?:the )?{SEASON} of (?P<spoken>{NUMBER_WORDS})", _spoken_year_season),
        rule("season", rf"the {PHASE}?{NO_NAME}(?P<season>summer|winter)", _season),
        rule("season", rf"(?<=\bin\s)(?:the )?{NO_NAME}(?P<season>spring|summer|autumn|winter|fall(?=[.,;]))(?! of\b|[ -]water)", _season),
        rule("holiday", rf"(?:{SIDE} )?(?P<holiday>{holidays})(?:,? {YEAR})?", _holiday),
        rule(
            weekdays,
            rf"(?:(?:early|late|later|earlier)(?: on)? )?(?:{SIDE} |(?P<of_told>the (?:previous|following|next|preceding)) |(?P<each>each|every) )?"
            rf"{WEEKDAY}(?:,? {DAYPART}(?P<plural>s)?)?",
            _weekday,
        ),
        rule(
            weekdays,
            rf"(?P<weekday>{either(name for name in NAMES['weekdays'] if name.endswith('day'))})(?P<plural>s)(?: {DAYPART}s?)?",
            _weekday,
        ),
        rule(years, rf"(?P<year>{DIGIT_YEAR})[-–/](?P<until>\d\d(?:\d\d)?)", _years_between),
        rule(years, rf"(?:(?:the|its|their) )?(?:fiscal|calendar)(?: year)?[ -]{YEAR}", _year),
        rule(years, rf"{PHASE}(?:the year )?{YEAR}", _year),
        rule(years, YEAR, _bare_year),
        rule("short", r"(?:in|of|since|by|until) ['’](?P<short>\d\d)", _short_year),
        rule("spoken", rf"(?:the year )?(?P<spoken>(?:nineteen|twenty|eighteen)[ -]{NUMBER_WORDS})", _spoken_year),
        rule("spoken", rf"the year (?P<spoken>two thousand(?: and)?(?: {NUMBER_WORDS})?)", _spoken_year),
        rule("decade", rf"{PHASE}?(?:the )?['’]?(?P<tens>(?:1[5-9]|20)\d0|(?<=['’])\d0)['’]?s", _decade),
        rule("decade", rf"the (?:(?P<phase>early|late|mid)[ -])?(?P<name>{either(NAMES['decades'])})", _decade),
        rule("unit", rf"{PHASE}?(?:the )?(?P<nth>{ORDINAL})[ -]centur(?:y|ies)", _century),
    )


def _spoken_year_season(hit: Hit, _reading: Reading) -> Timex | None:
    year = value(hit["spoken"])
    return covering(f"{year:.0f}-{NAMES['seasons'][hit['season']]}") if year and 1400 <= year < 2100 else None
