"""The day on which a report's happening fell: the first that its lead names, read from its mentions."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from twosource.model import Mention, When

# Characters of the text that are taken for the lead: two or three sentences.
LEAD = 500
# Days that two reports of one happening may differ by: one says when it happened, another when it was told.
NEAR = 2
# How much a day counts that one report alone names, beside one that two agree on: a weekday is easily resolved to the wrong week.
ALONE = 0.5


# Days between a happening and the report of it, up to which the day that the lead begins with is taken for the happening's.
FRESH = 2


def first_day(mentions: Iterable[Mention], published: str | None) -> int | None:
    """The first day that the lead names, counted from year 1, where the report is fresh; unknown otherwise.

    The days after the first are often those of other happenings that the report recalls, and so is a first day long past.
    """
    for mention in sorted(mentions, key=lambda each: each.start):
        if mention.start >= LEAD:
            break
        if mention.kind == "time" and mention.when and (found := _day(mention.when)) is not None:
            told = _ordinal(published) if published else None
            return found if told is not None and abs(told - found) <= FRESH else None
    return None


def apart(one: Mapping[int, int], other: Mapping[int, int]) -> float:
    """How surely two tell of different days: not at all, or, where a single report names its day, less than where two agree."""
    if not one or not other:
        return 0
    (ours, many), (theirs, more) = _most(one), _most(other)
    if abs(ours - theirs) <= NEAR:
        return 0
    return 1 if min(many, more) > 1 else ALONE


def together(one: Mapping[int, int], other: Mapping[int, int]) -> Mapping[int, int]:
    """The days of both, each with the number of its articles."""
    return Counter(one) + Counter(other) if one and other else one or other


def _most(days: Mapping[int, int]) -> tuple[int, int]:
    """The day that most reports name, the first of equals, and how many do."""
    return max(days.items(), key=lambda each: (each[1], -each[0]))


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
