"""When a page says it was published: the ways sites write a date and time, to ISO 8601 with the offset where it is known."""

from __future__ import annotations

import datetime as dt
import re

from twosource.lexicon import tree
from twosource.lexicon.zones import minutes_east

MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
DAY = rf"(?:(?P<month>{MONTHS})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>(?:19|20)\d\d)|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?[ -](?P<month2>{MONTHS})\.?,?[ -](?P<year2>(?:19|20)\d\d)|(?P<year3>(?:19|20)\d\d)-(?P<month3>\d\d)-(?P<day3>\d\d))"
CLOCK = r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d)(?::\d\d)?)? ?(?P<half>[ap]\.?m\.?)?(?P<hrs>(?: hrs| hours|h)?)"
ZONE = r"(?P<zone>\(?(?:(?:gmt|utc)? ?[+-]\d{1,2}:?\d{2}|[a-z]{2,5})\)?)"
DATE = re.compile(rf"(?<![\w-]){DAY}(?!\w)", re.IGNORECASE)
YEAR = re.compile(r"(?:19|20)\d\d")
TIME = re.compile(rf"(?<![\w.:$£€]){CLOCK}(?: {ZONE})?(?![\w:])", re.IGNORECASE)
# A day in figures, whose first or second number is the month.
FIGURES = re.compile(r"(?<![\w./-])(?P<first>\d{1,2})(?P<mark>[./-])(?P<second>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d)(?![\w/-])")
MONTHS_OF_A_YEAR, HOURS, MINUTES = 12, 24, 60
OFFSET = re.compile(r"([+-])(\d{1,2}):?(\d{2})")
ISO = re.compile(
    r"(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s?(Z|[+-]\d{2}:?\d{2}|[+-]\d{2}|[A-Za-z]{2,4})?)?"
)
RFC = re.compile(r"(?:\w{3}, )?(\d{1,2}) (\w{3}) (\d{4}) (\d{2}):(\d{2})(?::(\d{2}))? ?([+-]\d{4}|[A-Za-z]{2,4})?")

# Characters of a declared date that are looked at: no date is longer, and time grows with the square of how many there are in it.
LONGEST = 200


def declared(value: str) -> str | None:
    """A date that a page, feed or record declares, to ISO 8601; `None` where it is none."""
    value = " ".join(value.split())[:LONGEST]
    if match := ISO.match(value):
        year, month, day, hour, minute, second, zone = match.groups()
        return _written((year, month, day), (hour, minute, second), zone)
    if match := RFC.match(value):
        day, name, year, hour, minute, second, zone = match.groups()
        month = tree("calendar")["months"].get(name.lower())
        return _written((year, month, day), (hour, minute, second), zone) if month else None
    found = moments(value)
    return found[0] if found else None


def dated(text: str) -> bool:
    """Whether a date with its year stands in a text."""
    return ("20" in text or "19" in text) and YEAR.search(text) is not None and DATE.search(text) is not None


def moments(text: str) -> list[str]:
    """The dates with their times that stand in a line, in order; a time without a date takes the line's last date, a zone serves them all."""
    days = [(match.start(), match.end(), _day(match)) for match in DATE.finditer(text)]
    clocks = [
        (match.start(), match)
        for match in TIME.finditer(text)
        if not any(start <= match.start() < end for start, end, _ in days) and _is_clock(match)
    ]
    if not days:
        return []
    zones = [zone for _, match in clocks if (zone := match["zone"]) and _offset(zone, dt.datetime(2000, 1, 1)) is not None]  # noqa: DTZ001
    zone = zones[0] if len({each.lower() for each in zones}) == 1 else None
    found = []
    taken: set[int] = set()
    for number, (start, end, day) in enumerate(days):
        until = days[number + 1][0] if number + 1 < len(days) else len(text)
        own = [(at, match) for at, match in clocks if end <= at < until] or [
            (at, match) for at, match in clocks if at < start and at not in taken
        ][:1]
        taken.update(at for at, _ in own)
        found += [made for _, match in own if (made := _timed(day, match, zone))] or [
            made for made in [_written(day, (None, None, None), None)] if made
        ]
    return found


def figures(text: str) -> tuple[list[str | None], int, str]:
    """The days in figures of a line with its hour, `None` where either number may be the month; how many hours stand in it; and what else does."""
    days = list(FIGURES.finditer(text))
    rest = FIGURES.sub(" ", text)
    clocks = [match for match in TIME.finditer(rest) if _is_hour(match)]
    hour = clocks[0][0] if clocks else ""
    for match in reversed(clocks):
        end = match.end() if match["zone"] is None or _known(match["zone"]) else match.start("zone")
        rest = f"{rest[: match.start()]} {rest[end:]}"
    return [_of_figures(match, hour) for match in days], len(clocks), rest


def _of_figures(match: re.Match[str], hour: str) -> str | None:
    """Dots are set where the day stands first; with other marks only a number over twelve tells which it is."""
    first, second = int(match["first"]), int(match["second"])
    if match["mark"] != "." and first != second and max(first, second) <= MONTHS_OF_A_YEAR:
        return None
    day, month = (second, first) if second > MONTHS_OF_A_YEAR else (first, second)
    return next(iter(moments(f"{match['year']}-{month:02}-{day:02} {hour}")), None)


def _day(match: re.Match[str]) -> tuple[str, str | int, str]:
    if match["year3"]:
        return match["year3"], match["month3"], match["day3"]
    name = (match["month"] or match["month2"]).lower()
    return match["year"] or match["year2"], tree("calendar")["months"][name], match["day"] or match["day2"]


def _is_clock(match: re.Match[str]) -> bool:
    return match["minute"] is not None or match["half"] is not None


def _is_hour(match: re.Match[str]) -> bool:
    return _is_clock(match) and int(match["hour"]) < HOURS and int(match["minute"] or 0) < MINUTES


def _timed(day: tuple[str, str | int, str], match: re.Match[str], zone: str | None) -> str | None:
    hour, half = int(match["hour"]), (match["half"] or "").lower().replace(".", "")
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return _written(day, (str(hour), match["minute"] or "0", None), match["zone"] if _known(match["zone"]) else zone)


def _known(zone: str | None) -> bool:
    return zone is not None and _offset(zone, dt.datetime(2000, 1, 1)) is not None  # noqa: DTZ001


def _written(day: tuple[str, str | int | None, str], clock: tuple[str | None, str | None, str | None], zone: str | None) -> str | None:
    try:
        date = dt.date(int(day[0]), int(day[1] or 0), int(day[2]))
        if clock[0] is None:
            return date.isoformat()
        moment = dt.datetime(date.year, date.month, date.day, int(clock[0]), int(clock[1] or 0), int(clock[2] or 0))  # noqa: DTZ001
    except ValueError:
        return None
    minutes = _offset(zone, moment) if zone else None
    if minutes is None:
        return moment.isoformat()
    return moment.replace(tzinfo=dt.timezone(dt.timedelta(minutes=minutes))).isoformat()


def _offset(zone: str, moment: dt.datetime) -> int | None:
    """Minutes east of Greenwich that a zone's name or number means at a moment."""
    zone = zone.strip("() ").upper()
    if zone == "Z":
        return 0
    if match := OFFSET.search(zone) or re.fullmatch(r"([+-])(\d{2})()", zone):
        minutes = int(match[2]) * 60 + int(match[3] or 0)
        return (minutes if match[1] == "+" else -minutes) if minutes < 24 * 60 else None
    return minutes_east(zone, moment)
