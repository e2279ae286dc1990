"""Times told from another: `yesterday`, `last week`, `the following year`, `the year-earlier quarter`, `now`."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from twosource.lexicon import either, tree
from twosource.mark import calendar
from twosource.mark.calendar import NAMES
from twosource.mark.number import ORDINAL
from twosource.mark.timex import (
    DAY_NUMBER,
    DAYPART,
    MONTH,
    PHASE,
    SIDE,
    UNKNOWN,
    WEEKDAY,
    Hit,
    Reading,
    Rule,
    Timex,
    covering,
    first_day,
    narrowed,
    part_of_day,
    rule,
    small_hours,
)

WEEKDAY_REACH: Final = 24  # characters behind a time that hold the name of its day
_OF_OTHER = re.compile(
    rf"\s+of\s+(?!{WEEKDAY}|{MONTH}|{DAY_NUMBER}\b|(?:the\s+)?{ORDINAL}\b|{either(tree('time_words')['days'])}\b)", re.IGNORECASE
)
PERIODS: Final = tree("time_words")
FIRST_YEAR, LAST_YEAR = 1000, 9000  # of publication: what counts from a day at the end of the calendar would leave it
DAY: Final = r"\d{4}-\d\d-\d\d"
FARTHEST_QUARTER: Final = 20_000  # characters back to the quarter that a report is about: a whole report of results
SPANS: Final = {"W": 7, "WE": 2, "M": 30, "Q": 91, "Y": 365, "E": 3652, "C": 36524, "D": 1}  # days, for the last and the next


def _day_word(hit: Hit, reading: Reading) -> Timex | None:
    if reading.published is None:
        return UNKNOWN
    day = reading.published + timedelta(days=PERIODS["days"][hit["day"]])
    if hit["day"] == "tonight":
        return part_of_day(day, "night")
    return part_of_day(day, hit["part"])


def _day_beyond(hit: Hit, reading: Reading) -> Timex | None:
    if reading.published is None:
        return UNKNOWN
    return covering((reading.published + timedelta(days=-2 if "before" in hit.words else 2)).isoformat())


def _side_of(hit: Hit) -> int | None:
    side = PERIODS["told_sides"].get(hit["told"])
    return None if side is None else int(side)


def _day_from_told(hit: Hit, reading: Reading) -> Timex | None:
    """`the next day` counts from the day told last that leaves it where the tense has it, and `that day` is it."""
    side = _side_of(hit)
    if side is None:
        side = -1 if re.search(r"before|earlier", hit.words, re.IGNORECASE) else 1
    direction = reading.direction(hit)
    for found in reading.near(hit, DAY):
        day = first_day(found.timex)
        if day is None:
            continue
        moved = day + timedelta(days=side)
        if not (direction < 0 and reading.published is not None and moved > reading.published):
            return part_of_day(moved, hit["part"])
    return Timex(None, anchors=False)


def _part_of_day(hit: Hit, reading: Reading) -> Timex | None:
    """`last night` is that of the day before publication, `this morning` that of its day."""
    if reading.published is None:
        return UNKNOWN
    return part_of_day(reading.published + timedelta(days=-1 if hit["near"] == "last" else 0), hit["part"])


def _small_hours(hit: Hit, reading: Reading) -> Timex | None:
    """`the early hours`: those of the day told before, else of publication; `of Tuesday` behind them is joined to them."""
    if _OF_OTHER.match(hit.after(WEEKDAY_REACH)):
        return None  # "of the war"
    found = reading.last(hit, DAY)
    day = first_day(found.timex) if found else reading.published
    return small_hours(day.isoformat()) if day else Timex(None, anchors=False)


def _overnight(hit: Hit, reading: Reading) -> Timex | None:
    """`overnight`: the night before publication, or after it; that of another day where one is told is left to it."""
    token, found = reading.token(hit.start), reading.last(hit, DAY)
    told = first_day(found.timex) if found else None
    if token is None or token.dep_ != "advmod" or reading.published is None:
        return None
    before = reading.published - timedelta(days=1)
    night = reading.published if reading.direction(hit) > 0 else before
    return part_of_day(night, "night") if told in {None, before, reading.published} else None


def _unit(hit: Hit, reading: Reading) -> Timex | None:
    """`last week`, `earlier this year`, `the end of next month`."""
    unit, side = NAMES["units"][hit["unit"]], NAMES["sides"][hit["side"]]
    if unit not in SPANS or (unit == "D" and side == 0 and hit["unit"] != "day"):
        return None
    if reading.published is None:
        return Timex(None, anchors=False)
    if unit == "D":
        return covering((reading.published + timedelta(days=side)).isoformat()) if side == 0 else None
    if unit == "WE" and side == 0 and reading.published.isoweekday() < 3 and reading.direction(hit) < 0:
        side = -1
    shifted = calendar.shift(reading.published, side, unit)
    found = narrowed(covering(calendar.coarse(shifted, unit)), hit["phase"])
    if "past" in hit["side"]:
        return Timex(found.value, shifted.isoformat(), reading.published.isoformat(), anchors=False)
    return found


def _unit_from_told(hit: Hit, reading: Reading) -> Timex | None:
    """`the following year`, `that month`, `the same period`: counted from the date told last."""
    unit, side = NAMES["units"][hit["unit"]], _side_of(hit)
    if unit not in SPANS or side is None or unit == "D":
        return None
    day = reading.day_told(hit)
    if day is None:
        return Timex(None, anchors=False)
    moved = calendar.shift(day, side, unit)
    if side > 0 and reading.published is not None and moved > reading.published and reading.direction(hit) <= 0:
        return Timex(None, anchors=False)  # "it fell apart the following year": counted from something else
    return narrowed(covering(calendar.coarse(moved, unit)), hit["phase"])


def _weekend(hit: Hit, reading: Reading) -> Timex | None:
    if reading.published is None:
        return UNKNOWN
    ahead = reading.direction(hit) > 0 or reading.published.isoweekday() >= 6
    return covering(calendar.coarse(reading.published + timedelta(days=0 if ahead else -7), "WE"))


def quarter_told(hit: Hit, reading: Reading, reach: int = FARTHEST_QUARTER) -> tuple[int, int] | None:
    """Year and number of the quarter that the article told last, else of the last that was over at publication."""
    found = reading.last(hit, r"\d{4}-Q\d", reach)
    if found is not None and found.timex.value is not None:
        return int(found.timex.value[:4]), int(found.timex.value[-1])
    if reading.published is None:
        return None
    over = calendar.add_months(reading.published, -3)
    return over.year, (over.month + 2) // 3


def _quarter(hit: Hit, reading: Reading) -> Timex | None:
    """`the quarter`, `the latest period`, `the year-ago quarter`, `the 1988 quarter`: of the results that are reported."""
    if hit["piece"] == "quarter" and (hit.words.lower() == "quarter" or re.match(r"-|\s+of\b", hit.after(4))):
        return None  # a quarter of them
    known = quarter_told(hit, reading)
    if known is None:
        return Timex(None, anchors=False)
    year, number = known
    if hit["piece"] == "period" and reading.last(hit, r"\d{4}-Q\d", FARTHEST_QUARTER) is None and not hit["ago"]:
        return None
    if hit["year"]:
        year = int(hit["year"])
    elif hit["ago"] or hit["lastyear"]:
        latest = reading.published.year if reading.published else year
        year = known[0] - 1 if known[0] >= latest - (1 if number == 4 else 0) else known[0]
    return covering(f"{year}-Q{number}", anchors=not hit["ago"])


def _year_ago(hit: Hit, reading: Reading) -> Timex | None:
    """`a year earlier`: the year before, or where the sentence reports on a quarter, that quarter of the year before."""
    if reading.published is None and hit["rel"] == "ago":
        return Timex(None, anchors=False)
    quarter = reading.last(hit, r"\d{4}-Q\d", 500)
    latest = reading.last(hit, r"\d{4}")
    if quarter is not None and quarter.timex.value is not None:
        year = int(quarter.timex.value[:4])
        same = reading.published is not None and year < reading.published.year - 1
        return covering(f"{year if same else year - 1}-{quarter.timex.value[-2:]}", anchors=False)
    day = first_day(latest.timex) if latest is not None and hit["rel"] != "ago" else reading.published
    return covering(f"{day.year - 1}", anchors=False) if day else Timex(None, anchors=False)


def _year_end(hit: Hit, reading: Reading) -> Timex | None:
    if reading.published is None:
        return UNKNOWN
    year = reading.published.year
    if reading.published.month <= 6 and reading.direction(hit) < 0:
        year -= 1
    return covering(f"{year}-12-31" if "end" in hit.words.lower() and "'" not in hit.words else f"{year}")


def _reference(hit: Hit, _reading: Reading) -> Timex | None:
    return Timex(PERIODS["references"][hit["reference"]], anchors=False)


def _adjective(hit: Hit, reading: Reading) -> Timex | None:
    """`current` and its like are times where they modify a noun."""
    token = reading.token(hit.start)
    if token is None or token.dep_ != "amod":
        return None
    return Timex(PERIODS["adjectives"][hit["reference"]], anchors=False)


def rules() -> tuple[Rule, ...]:
    """How times are told from another."""
    told = rf"(?P<told>{either(PERIODS['told_sides'])})"
    unit = rf"(?P<unit>{either(NAMES['units'])})"
    ago = r"(?P<ago>(?:year[- ])?(?:ago|earlier)|corresponding|comparable|prior[- ]year|year-ago)"
    return (
        rule("deictic", rf"(?:(?:early|late|later|earlier|{DAYPART}) )?(?P<day>{either(PERIODS['days'])})(?: {DAYPART})?", _day_word),
        rule("deictic", r"(?:the )?day (?:before yesterday|after tomorrow)", _day_beyond),
        rule("unit", rf"(?:(?:early|late|later|earlier) )?{told} (?:very )?day", _day_from_told),
        rule("unit", r"(?:the|a) day (?:before|after|earlier|later)", _day_from_told),
        rule("daypart", rf"(?:(?:early|late|later|earlier) )?(?P<near>this|last) {DAYPART}", _part_of_day),
        rule("daypart", rf"{told} {DAYPART}", _day_from_told),
        rule("daypart", rf"overnight(?! (?:(?:on|into) )?{WEEKDAY})", _overnight),
        rule("unit", r"(?:the )?(?:(?:very )?early(?: morning)?|small|wee) hours(?: of (?:the|this) morning)?", _small_hours),
        rule("unit", rf"{PHASE}?{SIDE} (?:(?:fiscal|calendar|financial|school|academic) )?{unit}(?:['’]s)?", _unit),
        rule("unit", rf"{PHASE}?{told} (?:(?:fiscal|calendar|financial) )?{unit}", _unit_from_told),
        rule("unit", r"(?:over )?the (?:holiday |long )?weekend", _weekend),
        rule(
            "unit",
            rf"(?:the |its |their )?(?:(?:latest|same|fiscal|full|most recent|{ago}|(?P<year>(?:19|20)\d\d)) ){{0,4}}(?P<piece>quarter)(?: (?P<lastyear>a year ago|a year earlier))?",
            _quarter,
        ),
        rule(
            "period",
            rf"(?:the )?(?:latest|same|{ago}|(?P<year>(?:19|20)\d\d)) (?P<piece>period)(?: (?P<lastyear>last year|a year ago|a year earlier))?",
            _quarter,
        ),
        rule("unit", r"(?:a|one) year (?P<rel>ago|earlier|before)", _year_ago),
        rule("unit", r"year[- ](?P<rel>ago|earlier)(?: (?:levels?|results?))?", _year_ago),
        rule("unit", rf"(?:{PHASE})the (?P<unit>year|month|week|decade|century)", _end_of_unit),
        rule("unit", r"the (?:(?:full|fiscal|full fiscal) )?(?P<unit>year)", _the_year),
        rule("unit", r"the (?P<unit>week)", _the_year),
        rule("unit", r"year[- ]end|year['’]s end", _year_end),
        rule("reference", rf"(?P<reference>{either(PERIODS['references'])})", _reference),
        rule("reference", rf"(?P<reference>{either(PERIODS['adjectives'])})", _adjective),
    )


def _end_of_unit(hit: Hit, reading: Reading) -> Timex | None:
    """`the end of the year`: of the year of publication, which "the" takes for granted."""
    if reading.published is None:
        return Timex(None, anchors=False)
    return narrowed(covering(calendar.coarse(reading.published, NAMES["units"][hit["unit"]])), hit["phase"])


def _the_year(hit: Hit, reading: Reading) -> Timex | None:
    """`for the year`: the year of publication, but a stretch of a year where it tells when that ended."""
    if re.match(r"\s+(?:end|that|before|after|of|later|earlier|when|and a half)", hit.after(12)) and not re.match(r"\s+end", hit.after(6)):
        return None
    if not re.search(r"\b(?:for|in|of|during|through|throughout)\s+$", hit.before(12), re.IGNORECASE) and "f" not in hit.words:
        return None
    unit = NAMES["units"][hit["unit"]]
    if re.match(r"\s+end", hit.after(6)) or reading.published is None:
        return Timex(f"P1{unit}", anchors=False)
    return covering(calendar.coarse(reading.published, unit), anchors=False)


def day_or_none(text: str | None) -> date | None:
    """The day of an ISO 8601 time, in its own zone."""
    try:
        day = date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None
    return day if day is not None and FIRST_YEAR <= day.year <= LAST_YEAR else None
