"""Months that are names: in "Theresa May" stands no month, and nobody in "May 5" and "in May"."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from twosource.lexicon import listed, tree

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.model import Mention
    from twosource.syntax import Syntax


def settled(timed: Sequence[Mention], named: Sequence[Mention], syntax: Syntax) -> tuple[list[Mention], list[Mention]]:
    """Times and names of which none is read as both, each in its order."""
    people = sorted((each for each in named if each.kind == "person"), key=lambda each: each.start)
    starts = [each.start for each in people]
    times, nobody = [], set[tuple[int, int]]()
    for time in timed:
        at = bisect_right(starts, time.start)
        met = [each for each in people[max(0, at - 1) : at + 1] if each.start < time.end and time.start < each.end]
        held = [_span(each) for each in met if _holds(time, each) or (_span(each) == _span(time) and _dated(syntax, time))]
        nobody.update(held)
        if len(held) == len(met) or time.text.lower() not in tree("calendar")["months"]:
            times.append(time)
    return times, [each for each in named if each.kind != "person" or _span(each) not in nobody]


def _holds(time: Mention, person: Mention) -> bool:
    return time.start <= person.start and person.end <= time.end and _span(time) != _span(person)


def _span(mention: Mention) -> tuple[int, int]:
    return mention.start, mention.end


def _dated(syntax: Syntax, time: Mention) -> bool:
    """Whether what leads up to a word that is a month and somebody's name says that it is the month."""
    found = syntax.tokens(time.start, time.end)
    return found is not None and found[0] > 0 and syntax.lower[found[0] - 1] in listed("time_words", "before_month")
