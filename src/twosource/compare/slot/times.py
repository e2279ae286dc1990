"""Times compared after resolution, with their precision: Thursday is the 12th, the 12th lies in October, Monday is not Tuesday."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from twosource.compare.slot.bearing import UNKNOWN, Bearing, agree, clash, finer
from twosource.compare.slot.dated import DAYS, are_days_apart
from twosource.compare.slot.hours import CLOCK, are_two_hours, is_hour, is_hour_alone, tell_two_hours
from twosource.compare.text.words import WORD
from twosource.lexicon import listed, whole
from twosource.model import BETWEEN, OPEN_END

if TYPE_CHECKING:
    from twosource.compare.text.account import Account
    from twosource.model import When

WEEK = timedelta(days=7)
FIRST, LAST = datetime.combine(date.min, time.min), datetime.combine(date.max, time.max)  # moments of the calendar
MONTH, YEAR = timedelta(days=31), timedelta(days=365)
# TIMEX3 of a weekday in an article without a date, and of a day or month without a year.
WEEKDAY = re.compile(r"^XXXX-WXX-([1-7])")
WEEKLY = re.compile(r"^\d{4}-W\d\d$")
PRECISE = re.compile(r"[\dT:-]+$")  # an end whose shorter form holds the longer one: 1967 and 1967-05
SINCE = re.compile(r"\bsince (?:[A-Z][a-z]+ )?\d{4}\b")
YEARLESS = re.compile(r"^XXXX-(\d\d)(?:-(\d\d))?")


def compare_times(one: Account, other: Account) -> Bearing:
    """How the times of two statements bear on each other."""
    first, second = one.statement.when, other.statement.when
    if first is None or second is None:
        return UNKNOWN
    return bearing_of_times(first, second)


def bearing_of_times(first: When, second: When) -> Bearing:
    """Compare two times by themselves."""
    both = f"“{first.text}” and “{second.text}”"
    here, there = _reach(first), _reach(second)
    if here and there:
        if here == there:
            return agree(f"the same time: {both}")
        if is_hour(first) and is_hour(second) and _day(first) == _day(second) and not are_two_hours(first, second):
            return finer(f"times that fit each other: {both}")
        if _ends_differ(first.value or "", second.value or ""):
            return clash(f"different times: {both}")
        touching = max(here[0], there[0]) == min(here[1], there[1]) and here[0] < here[1] and there[0] < there[1]  # morning, afternoon
        if here[0] <= there[1] and there[0] <= here[1] and not touching:
            return finer(f"times that fit each other: {both}")
        return clash(f"different times: {both}")
    return _by_calendar(first, second, both)


def _reach(when: When) -> tuple[datetime, datetime] | None:
    """The first and last moment the words allow, without end where they tell only one: "by Friday", "since 2019"."""
    value = when.value or ""
    if when.latest is not None and value.startswith(OPEN_END):
        latest = _moment(when.latest, time.max)
        return (FIRST, latest) if latest else None
    if when.earliest is not None and value.endswith(OPEN_END):
        earliest = _moment(when.earliest, time.min)
        return (earliest, LAST) if earliest else None
    return span_of(when)


def _ends_differ(first: str, second: str) -> bool:
    """Whether two stretches begin or end at two times: from 1967 to 1979, and from 1966 to 1979."""
    if BETWEEN not in first or BETWEEN not in second:
        return False
    ends = zip(first.partition(BETWEEN)[::2], second.partition(BETWEEN)[::2], strict=True)
    return any(PRECISE.match(one) and PRECISE.match(other) and not (one.startswith(other) or other.startswith(one)) for one, other in ends)


def are_two_times(one: Account, other: Account) -> bool:
    """Whether two statements tell two times, and not one that was resolved from two dates of publication.

    "Monday" in both is one Monday, and who writes on a Sunday may call by "last week" the week that ends.
    """
    first, second = one.statement.when, other.statement.when
    if first is None or second is None:
        return False
    by_the_clock = tell_hours(one, other)
    if not (tell_two_hours(one, other) if by_the_clock else bearing_of_times(first, second).clashes):
        return False
    told = whole(first.text).search(other.text) or whole(second.text).search(one.text)
    if told or WORD.findall(first.text.lower()) == WORD.findall(second.text.lower()):
        return False
    if by_the_clock:
        return True
    if _day(first) != _day(second) and (is_hour_alone(first) or is_hour_alone(second)):
        return False  # "11 in the morning" is of the day that was told, or of publication: which, is a guess
    gap = _gap(first, second)
    weekly = any(WEEKLY.match(when.value or "") for when in (first, second))
    return gap is None or not weekly or gap > WEEK


def tell_hours(one: Account, other: Account) -> bool:
    """Whether two statements tell hours of the clock that can be of one day: its own is named for one of them at most, or it is the same."""
    first, second = one.statement.when, other.statement.when
    if first is None or second is None or not (is_hour(first) and is_hour(second)):
        return False
    return _day(first) == _day(second) or is_hour_alone(first) or is_hour_alone(second)


def are_news_of_two_days(one: Account, other: Account) -> bool:
    """Whether each of two reports, days apart, tells what happened in its own days: a missile was fired on 29 August, and on 15 September."""
    return are_days_apart(one, other) and _is_news(one) and _is_news(other) and not compare_times(one, other).fits


def are_of_two_days(one: Account, other: Account) -> bool:
    """Whether two statements tell two days by their names, and not two hours of one."""
    first, second = one.statement.when, other.statement.when
    if first is None or second is None or is_hour_alone(first) or is_hour_alone(second):
        return False
    return _day(first) != _day(second)


def are_of_two_grains(one: Account, other: Account) -> bool:
    """Whether one report tells the day of its news and the other a year long before, which is that of something else: indicted on Friday, mails of 2016."""
    first, second = one.statement.when, other.statement.when
    gap = _gap(first, second) if first is not None and second is not None else None
    return gap is not None and gap > YEAR and ((_is_news(one) and _is_long(second)) or (_is_news(other) and _is_long(first)))


def _is_long(when: When | None) -> bool:
    """Whether a time is told by nothing finer than its season or year."""
    span = span_of(when) if when is not None else None
    return span is not None and span[1] - span[0] > MONTH


def _is_news(account: Account) -> bool:
    """Whether the day of what is told lies within a few days before its report, or is that of the report."""
    when, published = account.statement.when, account.article.published
    span = span_of(when) if when is not None else None
    if span is None or published is None:
        return False
    day = _moment(published, time.min)
    return day is not None and day - DAYS <= span[0] and span[1] <= datetime.combine(day.date(), time.max)


def _day(when: When) -> str:
    return (when.value or "").partition("T")[0]


def since_when(account: Account) -> str | None:
    """Since when something is the first or the highest of its kind, as the words of the statement tell: "since 1994"; None where it is not."""
    found = SINCE.search(account.text)
    return (
        found[0] if found is not None and not listed("count_words", "records").isdisjoint(WORD.findall(account.setting.lower())) else None
    )


def begin_apart(one: Account, other: Account) -> bool:
    """Whether something is told to go on since a time, and another deed to be of a later one: who leads it since 2019 did not take over in 2020."""
    return one.statement.predicate != other.statement.predicate and (_follows_start(one, other) or _follows_start(other, one))


def _follows_start(lasting: Account, later: Account) -> bool:
    begun, when = lasting.statement.when, later.statement.when
    if begun is None or begun.value is None or not begun.value.endswith(OPEN_END) or when is None or when.earliest is None:
        return False
    start = begun.value.partition(BETWEEN)[0]
    return PRECISE.match(start) is not None and when.latest is not None and when.earliest[: len(start)] > start


def apart_by(one: Account, other: Account) -> timedelta | None:
    """How long after the one time that two statements tell the other begins; None where they tell none, or not surely two."""
    first, second = one.statement.when, other.statement.when
    return _gap(first, second) if first and second and are_two_times(one, other) else None


def _gap(first: When, second: When) -> timedelta | None:
    here, there = _reach(first), _reach(second)
    return max(here[0], there[0]) - min(here[1], there[1]) if here and there else None


def span_of(when: When) -> tuple[datetime, datetime] | None:
    """The first and last moment the words allow, as the article's own clock told them; None where they are not resolved."""
    if when.earliest is None or when.latest is None:
        return None
    earliest, latest = _moment(when.earliest, time.min), _moment(when.latest, time.max)
    return (earliest, latest) if earliest and latest and earliest <= latest else None


def _moment(text: str, at: time) -> datetime | None:
    try:
        if len(text) == len("2023-10-12"):
            return datetime.combine(date.fromisoformat(text), at)
        # Outlets of one story write of one place's clock; offsets would turn one evening into two days.
        return datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return None


def _by_calendar(first: When, second: When, both: str) -> Bearing:
    """An article without a date says only "Thursday" or "in March": that meets any Thursday or March of the other."""
    hours = [CLOCK.search(when.value or "") for when in (first, second)]
    if all(hours) and len({hour[0] for hour in hours if hour}) > 1:
        return clash(f"different times: {both}")
    weekdays, months, days = zip(_calendar(first), _calendar(second), strict=True)
    for known in (weekdays, months, days):
        if None not in known and known[0] != known[1]:
            return clash(f"different times: {both}")
    if None not in weekdays or (None not in months and None not in days):
        return agree(f"the same day: {both}")
    if None not in months:
        return finer(f"times that fit each other: {both}")
    return UNKNOWN


def _calendar(when: When) -> tuple[int | None, int | None, int | None]:
    """Weekday (Monday is 1), month and day of the month, as far as they are known."""
    span = span_of(when)
    if span:
        first, last = span[0].date(), span[1].date()
        month = first.month if (first.year, first.month) == (last.year, last.month) else None
        return (first.isoweekday(), month, first.day) if first == last else (None, month, None)
    value = when.value or ""
    if BETWEEN in value:
        return None, None, None
    if found := WEEKDAY.match(value):
        return int(found[1]), None, None
    if found := YEARLESS.match(value):
        return None, int(found[1]), int(found[2]) if found[2] else None
    return None, None, None
