"""Hours of the clock compared, whatever their day: 6.40am is not 8.15am, about 6.40 may be 6.55, and 6am may be 0400 GMT."""

from __future__ import annotations

import functools
import re
from datetime import datetime
from typing import TYPE_CHECKING

from twosource.compare.text.words import WORD
from twosource.lexicon import either, listed, tree

if TYPE_CHECKING:
    from twosource.compare.text.account import Account
    from twosource.model import When

CLOCK = re.compile(r"T(\d\d):(\d\d)$")  # a moment of a day
SMALL = re.compile(r"\bhours$", re.IGNORECASE)  # "in the early hours"
MINUTE = len("2023-10-12T08:15")  # what stands behind it is the offset of a zone that is named
HOUR, HALF_DAY, DAY = 60, 12 * 60, 24 * 60
ZONED = 30  # zones lie so many minutes apart, or a multiple of it
TOLD_WHOLE = re.compile(r"\b0\d")  # "06:55" is of the morning


def is_hour(when: When) -> bool:
    """Whether a time is a moment of a day."""
    return CLOCK.search(when.value or "") is not None


def is_hour_alone(when: When) -> bool:
    """Whether a time is an hour of the clock alone, or the small hours, whose day its words do not name: the day is then a guess."""
    return (is_hour(when) or SMALL.search(when.text) is not None) and _days().isdisjoint(WORD.findall(when.text.lower()))


def are_two_hours(first: When, second: When, room: int = 0) -> bool:
    """Whether two hours of the clock cannot be one, with so many minutes of `room`: not 10 o'clock and 10pm, nor an hour of a zone and one of no zone that may be it."""
    mine, yours = _minutes(first), _minutes(second)
    if mine is None or yours is None:
        return False
    zones = [_zone(when) for when in (first, second)]
    if None not in zones:
        mine, yours = (tuple(minute - (zone or 0) for minute in minutes) for minutes, zone in zip((mine, yours), zones, strict=True))
    step = DAY if all(_tells_half(when) for when in (first, second)) else HALF_DAY
    step = ZONED if (zones[0] is None) != (zones[1] is None) else step
    begin, end = (mine[0] - yours[1] - room, mine[1] - yours[0] + room)  # the shifts that let the two meet
    return begin // step == end // step and begin % step != 0


def tell_two_hours(one: Account, other: Account) -> bool:
    """Whether two statements tell hours of the clock that cannot be one; what their words leave open is seen where no date gave it a span."""
    first, second = one.statement.when, other.statement.when
    if first is None or second is None:
        return False
    return are_two_hours(first, second, max(_left_open(one), _left_open(other)))


def _minutes(when: When) -> tuple[int, ...] | None:
    """The first and the last minute of a day that an hour of the clock allows; None for another time."""
    clock = CLOCK.search(when.value or "")
    if clock is None:
        return None
    minute = int(clock[1]) * HOUR + int(clock[2])
    if when.earliest is None or when.latest is None:
        return minute, minute
    first, last = (datetime.fromisoformat(each[:MINUTE]) for each in (when.earliest, when.latest))
    begin = first.hour * HOUR + first.minute
    return begin, begin + int((last - first).total_seconds()) // HOUR


def _zone(when: When) -> int | None:
    """By how many minutes a zone that is named is ahead; None where none is."""
    if when.earliest is None or len(when.earliest) <= MINUTE:
        return None
    offset = datetime.fromisoformat(when.earliest).utcoffset()
    return None if offset is None else int(offset.total_seconds()) // HOUR


def _tells_half(when: When) -> bool:
    """Whether an hour is told with its half of the day."""
    clock = CLOCK.search(when.value or "")
    late = clock is not None and int(clock[1]) * HOUR > HALF_DAY
    words = WORD.findall(re.sub(r"\d", " ", when.text.lower()))
    return late or TOLD_WHOLE.search(when.text) is not None or not listed("time_words", "halves").isdisjoint(words)


def _left_open(account: Account) -> int:
    """By how many minutes the words before an hour leave it open: "about six"."""
    when = account.statement.when
    if when is None or when.earliest is not None:
        return 0
    before = _near().search(account.text.lower(), 0, max(0, account.text.find(when.text)))
    return max(tree("time_words")["near_hour"][" ".join(before[1].split())]) if before is not None else 0


@functools.cache
def _near() -> re.Pattern[str]:
    """What stands before an hour and leaves it open, the longer words first."""
    return re.compile(rf"\b({either(tree('time_words')['near_hour'])}) $")


@functools.cache
def _days() -> frozenset[str]:
    """Words that name a day, or are part of its name."""
    return frozenset({*tree("calendar")["weekdays"], *tree("calendar")["months"], *tree("time_words")["days"]})
