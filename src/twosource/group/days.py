"""The day on which a report's happening fell: the first that its lead names, read from its mentions; and whether it is one more."""

from __future__ import annotations

import functools
import re
from datetime import date
from typing import TYPE_CHECKING

from twosource.lexicon import either, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from twosource.model import Mention, When

    # For each day that leads begin with: how many do, and how many of these tell of one more happening of its kind.
    Days = Mapping[int, tuple[int, int]]

# Characters of the text that are taken for the lead: two or three sentences; and for its first sentence.
LEAD = 500
SENTENCE = 250
# Days that two reports of one happening may differ by: one says when it happened, another when it was told.
NEAR = 2
# Days between a happening and the report of it, up to which the day that the lead begins with is taken for the happening's.
FRESH = 2
# How much other days count, beside those of a report that says it tells of one more ("another quake"): of days that one report alone
# names half as much again, since a weekday is easily put into the wrong week.
UNSAID, ALONE = 0.4, 0.5
# Between these cosines of all their terms other days cease to count: reports that tell one affair in much the same words have
# other days in their leads because they lead with what is new in it.
UNLIKE, LIKE = 0.5, 0.6


def first_day(mentions: Iterable[Mention], published: str | None) -> int | None:
    """The first day that the lead names, counted from year 1, where the report is fresh; unknown otherwise.

    The days after the first are often those of other happenings that the report recalls, and so is a first day long past. A day to come
    is planned for, or a weekday put into the wrong week.
    """
    for mention in sorted(mentions, key=lambda each: each.start):
        if mention.start >= LEAD:
            break
        if mention.kind == "time" and mention.when and (found := _day(mention.when)) is not None:
            told = _ordinal(published) if published else None
            return found if told is not None and 0 <= told - found <= FRESH else None
    return None


def one_more(text: str) -> bool:
    """Whether a report says in its first sentence that there was one like it before."""
    return bool(_once_more().search(text[:SENTENCE]))


def apart(one: Days, other: Days, words: float) -> float:
    """How surely two tell of different days: wholly where the later says that it is one more, else less the more alike their words."""
    if not one or not other:
        return 0
    (ours, (many, anew)), (theirs, (more, again)) = _most(one), _most(other)
    if abs(ours - theirs) <= NEAR:
        return 0
    if (anew * 2 >= many) if ours > theirs else (again * 2 >= more):
        return 1
    unlike = min(max((LIKE - words) / (LIKE - UNLIKE), 0), 1)
    return UNSAID * unlike * (1 if min(many, more) > 1 else ALONE)


def together(one: Days, other: Days) -> Days:
    """The days of both, each with the numbers of its articles."""
    if not one or not other:
        return one or other
    none = (0, 0)
    return {
        day: (one.get(day, none)[0] + other.get(day, none)[0], one.get(day, none)[1] + other.get(day, none)[1])
        for day in one.keys() | other.keys()
    }


def _most(days: Days) -> tuple[int, tuple[int, int]]:
    """The day that most reports name, the first of equals, and how many do."""
    return max(days.items(), key=lambda each: (each[1][0], -each[0]))


def _day(when: When) -> int | None:
    """The one day that words mean, if it is one."""
    if not when.earliest or not when.latest or when.earliest[:10] != when.latest[:10]:
        return None
    return _ordinal(when.earliest)


def _ordinal(moment: str) -> int | None:
    try:
        return date.fromisoformat(moment[:10]).toordinal()
    except ValueError:
        return None


@functools.cache
def _once_more() -> re.Pattern[str]:
    return re.compile(rf"\b{either(listed('grouping', 'once_more'))}\b")
