"""The horizon: how many days apart stories and new articles are thought of together."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from twosource.group.moment import days

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from twosource.model import Story

# Days after which a story that nobody has taken up again leaves memory; its casebook keeps it.
HORIZON = 60


def near_in_time(stories: Iterable[Story], published: Mapping[str, str | None], new: Collection[str]) -> set[str]:
    """The articles of all stories that have one within the horizon of a new article, or one whose time is unknown."""
    if not new:
        return set()
    known = sorted(found for each in published.values() if (found := days(each)) is not None)
    latest = known[-1] if known else 0.0
    # A new article without a time is looked for among the latest.
    around = sorted({latest if (found := days(published[each])) is None else found for each in new})

    def close(article: str) -> bool:
        day = days(published.get(article))
        if day is None:
            return True
        at = bisect_left(around, day)
        return any(abs(each - day) <= HORIZON for each in around[max(at - 1, 0) : at + 1])

    return {article for story in stories if any(map(close, story.articles)) for article in story.articles}
