"""Stretches of time that a clause tells by their two ends: "from 1967 to 1979", "between May and July"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.model import BETWEEN, Mention, When
from twosource.understand.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from twosource.syntax import Syntax

DURATION = "P"  # begins a TIMEX3 value that says how long


def stretches(tree: Syntax, times: Mapping[int, Mention], spans: Mapping[int, tuple[int, int]]) -> Iterator[tuple[int, int, Mention]]:
    """The stretches of an article: first and last token of each, and the one time that its words are.

    `times` are the times by token, `spans` the first and last token of each by its `id`.
    """
    for token, begins in times.items():
        before, link, ends = spans[id(begins)][0] - 1, token + 1, times.get(token + 2)
        if ends is None or before < 0 or link in times or not words().among(f"{tree.lower[before]}-{tree.lower[link]}", "stretches"):
            continue
        when = None if words().among(tree.lemma[tree.head[before]], "rescheduling") else _when(tree, begins, ends)
        if when is not None:
            stretch = Mention(article=begins.article, kind="time", start=begins.start, end=ends.end, text=when.text, when=when)
            yield before + 1, spans[id(ends)][1], stretch


def _when(tree: Syntax, begins: Mention, ends: Mention) -> When | None:
    """From the first moment of one time to the last of another; None where the two are no days or years, or stand the wrong way round."""
    first, last = begins.when, ends.when
    if first is None or last is None or not first.value or not last.value or DURATION in (first.value[0], last.value[0]):
        return None
    if first.earliest and last.latest and first.earliest > last.latest:
        return None
    value = f"{first.value}{BETWEEN}{last.value}"
    return When(text=tree.text[begins.start : ends.end], value=value, earliest=first.earliest, latest=last.latest)
