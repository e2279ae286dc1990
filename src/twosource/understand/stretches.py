"""Stretches of time that a clause tells by their two ends: "from 1967 to 1979", "between May and July", "the three months to June"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from twosource.model import BETWEEN, Mention, When
from twosource.understand.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from twosource.syntax import Syntax

DURATION = "P"  # begins a TIMEX3 value that says how long
LENGTH = re.compile(r"P(?P<count>\d{1,4})(?P<unit>[DWMY])")
THE_YEAR = "the year"
DAY = len("2024-03-31")
DAYS, MONTHS = {"D": 1, "W": 7}, {"M": 1, "Y": 12}


def stretches(tree: Syntax, times: Mapping[int, Mention], spans: Mapping[int, tuple[int, int]]) -> Iterator[tuple[int, int, Mention]]:
    """The stretches of an article: first and last token of each, and the one time that its words are.

    `times` are the times by token, `spans` the first and last token of each by its `id`.
    """
    for token, begins in times.items():
        if (counted := _counted(tree, times, begins, token)) is not None:
            end, period = counted
            mention = Mention(article=begins.article, kind="time", start=begins.start, end=end.end, text=period.text, when=period)
            yield spans[id(begins)][0], spans[id(end)][1], mention
            continue
        before, link, ends = spans[id(begins)][0] - 1, token + 1, times.get(token + 2)
        if ends is None or before < 0 or link in times or not words().among(f"{tree.lower[before]}-{tree.lower[link]}", "stretches"):
            continue
        when = None if words().among(tree.lemma[tree.head[before]], "rescheduling") else _when(tree, begins, ends)
        if when is not None:
            stretch = Mention(article=begins.article, kind="time", start=begins.start, end=ends.end, text=when.text, when=when)
            yield before + 1, spans[id(ends)][1], stretch


def _counted(tree: Syntax, times: Mapping[int, Mention], begins: Mention, token: int) -> tuple[Mention, When] | None:
    """What ends a length of time, and the stretch that it ends: "the three months to June", "the year ended 31 March"."""
    ends = times.get(token + 2)
    if ends is None or ends is begins or not words().among(tree.lower[token + 1], "counted_to") or begins.when is None or ends.when is None:
        return None
    length = LENGTH.fullmatch("P1Y" if begins.text.lower() == THE_YEAR else begins.when.value or "")
    if length is None or ends.when.latest is None or len(ends.when.latest) > DAY or ends.when.latest < (ends.when.earliest or ""):
        return None
    last = date.fromisoformat(ends.when.latest)
    first = _back(last + timedelta(days=1), int(length["count"]), length["unit"])
    if first is None:
        return None
    text = tree.text[begins.start : ends.end]
    return ends, When(text=text, value=f"{first}{BETWEEN}{last}", earliest=first.isoformat(), latest=last.isoformat())


def _back(day: date, count: int, unit: str) -> date | None:
    """The day so many units before one."""
    try:
        if unit in DAYS:
            return day - timedelta(days=count * DAYS[unit])
        year, month = divmod(day.year * 12 + day.month - 1 - count * MONTHS[unit], 12)
        return day.replace(year=year, month=month + 1)
    except (ValueError, OverflowError):  # no such day, or none so long ago
        return None


def _when(tree: Syntax, begins: Mention, ends: Mention) -> When | None:
    """From the first moment of one time to the last of another; None where the two are no days or years, or stand the wrong way round."""
    first, last = begins.when, ends.when
    if first is None or last is None or not first.value or not last.value or DURATION in (first.value[0], last.value[0]):
        return None
    if first.earliest and last.latest and first.earliest > last.latest:
        return None
    value = f"{first.value}{BETWEEN}{last.value}"
    return When(text=tree.text[begins.start : ends.end], value=value, earliest=first.earliest, latest=last.latest)
