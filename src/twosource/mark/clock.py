"""Times of day: `7:15 p.m. EST`, `at 1700 GMT`, `noon`, `nine o'clock`, `at six in the morning`."""

from __future__ import annotations

import re
from datetime import datetime
from itertools import takewhile
from typing import Final

from twosource.lexicon import either, listed, tree
from twosource.lexicon.zones import both_halves, minutes_east, zones
from twosource.mark.number import UNITS
from twosource.mark.timex import ANCHOR_REACH, Found, Hit, Reading, Rule, Timex, first_day, rule

HOURS: Final = 24
AFTER: Final = re.compile(r"\b(?:after|past)\s$", re.IGNORECASE)
DAY: Final = re.compile(r"\d{4}-\d\d-\d\d|XXXX-WXX-\d")  # the weekday alone in a report whose own day is not known
OPENING: Final = 300  # characters, in which a report says on which day it happened
WEEK: Final = 7
NEAR: Final = 8  # characters before the words
DAWN: Final = 6  # of hours "at night", the earlier belong to the morning


def _clock(hit: Hit, reading: Reading) -> Timex | None:
    hour = int(hit["hour"]) if hit["hour"].isdigit() else int(UNITS.get(hit["hour"], -1))
    minute = int(hit["minute"]) if hit["minute"] else 0
    half = hit["half"].replace(".", "").replace(" ", "")
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return at(hit, reading, hour, minute) if 0 <= hour <= HOURS and minute < 60 else None


def _spoken(hit: Hit, reading: Reading) -> Timex | None:
    """The hour of a part of the day: "at six in the morning"; at night, before six, it is past midnight, and twelve is midnight."""
    hour = int(hit["hour"]) if hit["hour"].isdigit() else int(UNITS[hit["hour"]])
    if not 1 <= hour <= HOURS // 2:
        return None
    if not hit["part"]:
        hour = HOURS if hour == HOURS // 2 else hour + (HOURS // 2 if hour >= DAWN else 0)
    else:
        hour = hour % (HOURS // 2) + (0 if hit["part"] == "morning" else HOURS // 2)
    return at(hit, reading, hour, int(hit["minute"]) if hit["minute"] else 0)


def _military(hit: Hit, reading: Reading) -> Timex | None:
    hour, minute = int(hit["clock"][:2]), int(hit["clock"][2:])
    return at(hit, reading, hour, minute) if hour < HOURS and minute < 60 else None


def _named(hit: Hit, reading: Reading) -> Timex | None:
    """Noon or midnight; "after midnight on Monday" is when Monday begins, "at midnight on Monday" and before it, when it ends."""
    hour = tree("time_words")["hours"][hit["name"]]
    return at(hit, reading, 0 if hour == HOURS and AFTER.search(hit.before(NEAR)) else hour, 0)


def at(hit: Hit, reading: Reading, hour: int, minute: int) -> Timex:
    """That minute of the day told last, else of that of the report's opening, else of publication; with its offset where a zone is named."""
    clock = f"T{hour:02}:{minute:02}"
    told = _day_told(hit, reading)
    day = first_day(told.timex) if told else reading.published
    if told is not None and day is None:
        return Timex(f"{told.timex.value}{clock}", anchors=False)
    if day is None:
        return Timex(clock, anchors=False)
    moment = f"{day}{clock}" if hour < HOURS else f"{day}T23:59"
    zone = offset(hit["zone"], datetime.fromisoformat(moment))
    return Timex(f"{day}{clock}", moment + zone, moment + zone, anchors=False)


def _day_told(hit: Hit, reading: Reading) -> Found | None:
    """The day that the hour is of: one told shortly before; of an hour that is over, the day on which the report opens, if it is the last week's."""
    if last := reading.last(hit, r"\d{4}-\d\d-\d\d"):
        return last
    is_over = reading.direction(hit) < 0
    near = takewhile(lambda each: hit.start - each.end <= ANCHOR_REACH, reversed(reading.told))
    if weekday := next((each for each in near if each.timex.earliest is None and _may_be_of(each, reading, is_over=is_over)), None):
        return weekday
    early = takewhile(lambda each: each.start < OPENING, reading.told)
    opening = next((each for each in early if _may_be_of(each, reading, is_over=True)), None) if is_over else None
    day = first_day(opening.timex) if opening is not None else None
    is_recent = day is None or (reading.published is not None and 0 <= (reading.published - day).days <= WEEK)
    return opening if is_recent else None


def _may_be_of(told: Found, reading: Reading, *, is_over: bool) -> bool:
    """Whether a time is a day on which an hour can be; one that lies ahead is not that of an hour that is over."""
    return DAY.fullmatch(told.timex.value or "") is not None and not (is_over and reading.direction(told) > 0)


def offset(zone: str, moment: datetime) -> str:
    """The offset from UTC of a zone's name at a moment, as ISO 8601 writes it; nothing where none is named."""
    minutes = minutes_east(zone.upper().rstrip("."), moment)
    if minutes is None:
        return ""
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def rules() -> tuple[Rule, ...]:
    """How times of day are written."""
    named = rf"(?P<zone>(?-i:{either(zones())}))"  # in capitals: "those who after 8 p.m. eat"
    zone = rf"(?: \(?{named}\)?| {either(listed('time_words', 'zones'))} (?:standard |daylight )?time)?"
    words = either(word for word, number in UNITS.items() if 1 <= number <= 12)
    clock = "clock"
    leading = "|".join(rf"(?<=\b{word}\s)" for word in tree("time_words")["before_hour"].split())
    return (
        rule(clock, rf"(?P<hour>\d\d?)(?:[:.](?P<minute>\d\d))?(?:\s?|-)(?P<half>[ap]\. ?m\b\.?|[ap] ?m\b){zone}", _clock),
        rule(clock, rf"(?P<hour>{words}|\d\d?) o['’]clock(?: in the (?:morning|afternoon|evening))?", _clock),
        rule(clock, rf"(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d)(?: ?(?:hours|hrs|h))?{zone}", _clock),
        rule(clock, rf"(?P<clock>[0-2]\d[0-5]\d) ?(?:hours|hrs|(?P<zone>(?-i:{either(zones().keys() - both_halves())})))", _military),
        rule(
            clock, rf"(?:{leading})(?P<clock>[0-2]\d[0-5]\d) ?(?P<zone>(?-i:{either(both_halves())}))", _military
        ),  # not "2200 MT of rice"
        rule(
            "daypart",
            rf"(?:{leading})(?P<hour>{words}|\d\d?)(?:[:.](?P<minute>[0-5]\d))? (?:in the (?P<part>morning|afternoon|evening)|at night)",
            _spoken,
        ),
        rule(clock, rf"(?P<name>{either(tree('time_words')['hours'])})", _named),
    )
