"""The reading of time expressions: what a rule is given, what it gives, and the words that all rules share."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from twosource.mark import calendar
from twosource.mark.calendar import NAMES
from twosource.mark.number import either

if TYPE_CHECKING:
    from collections.abc import Callable

DIGIT_YEAR: Final = r"(?:1[4-9]|20)\d\d"
MONTH: Final = rf"{either(NAMES['months'])}\b\.?"
DAY_NAME: Final = rf"{either(NAMES['weekdays'])}\b\.?"
SEASON: Final = rf"{either(NAMES['seasons'])}"
DAYPART: Final = rf"{either(NAMES['dayparts'])}"
DAY_NUMBER: Final = r"(?:[12]\d|3[01]|0?[1-9])"
PHASE: Final = r"(?:early|late|mid|middle|earlier|later|sometime|the start|the beginning|the end|the middle)"
AGO_FUTURE_WEIGHT: Final = 2  # without tense a date ahead counts as twice as far: news tells mostly what was


@dataclass(frozen=True, slots=True)
class Timex:
    """`last year` means 2022, from its first day to its last."""

    value: str | None
    earliest: str | None = None
    latest: str | None = None
    anchors: bool = True  # a date that later words such as "the following day" may count from


@dataclass(frozen=True, slots=True)
class Found:
    """A time as it stands in the text."""

    start: int
    end: int
    timex: Timex


@dataclass(frozen=True, slots=True)
class Reading:
    """What a rule may know: the day of publication, the text's direction at a place, and the times told before it."""

    published: date | None
    direction: Callable[[int, int], int]
    told: list[Found]

    def last(self, start: int, reach: int) -> date | None:
        """The first day of the last dated time told within `reach` characters before `start`."""
        for found in reversed(self.told):
            if start - found.end > reach:
                return None
            if found.timex.anchors and found.timex.earliest:
                return date.fromisoformat(found.timex.earliest[:10])
        return None


Rule = tuple[re.Pattern[str], "Callable[[re.Match[str], Reading], Timex | None]"]


def rule(pattern: str, resolve: Callable[[re.Match[str], Reading], Timex | None]) -> Rule:
    """A rule from a verbose-free pattern, which stands between word bounds; blanks in it stand for any white space."""
    spaced = re.sub(r"(?<!\[)(?<!\\) (?![^\[]*\])", r"[\\s\\u00a0]+", pattern)
    return re.compile(rf"(?<![\w$£€])(?:{spaced})(?!\w)", re.IGNORECASE), resolve


def covering(value: str | None) -> Timex:
    """The time of a TIMEX3 value, with the bounds that follow from it."""
    return Timex(None) if value is None else Timex(value, *calendar.bounds(value.split("T")[0] if value.endswith(tuple("OIFV")) else value))


def narrowed(timex: Timex, phase: str | None) -> Timex:
    """The early, middle or late half of a time; its value stays that of the whole, as TIMEX3 has it."""
    if not phase or not timex.earliest or not timex.latest or "T" in timex.earliest:
        return timex
    first, last = date.fromisoformat(timex.earliest), date.fromisoformat(timex.latest)
    half, phase = (last - first) / 2, phase.lower()
    if phase.startswith(("earl", "the start", "the begin")):
        last = first + half
    elif phase.startswith(("lat", "the end")):
        first += half
    elif "mid" in phase:
        first, last = first + half / 2, last - half / 2
    return Timex(timex.value, first.isoformat(), last.isoformat(), timex.anchors)


def number_of(names: str, text: str) -> Any:
    """What the calendar says of a name such as `Sept.` among its `months`."""
    return NAMES[names].get(text.lower().rstrip(".")) if text else None


def nearest(ahead: tuple[date, date], reading: Reading, match: re.Match[str]) -> date:
    """Choose between the last such day and the next one, by tense and by nearness to the day of publication."""
    before, after = ahead
    assert reading.published is not None
    back, forth = (reading.published - before).days, (after - reading.published).days
    direction = reading.direction(*match.span())
    if direction > 0:
        return after
    if direction < 0:
        return after if back > 330 and forth < 35 else before  # "set 10 November as the deadline", said on 2 November
    return after if forth * AGO_FUTURE_WEIGHT < back else before
