"""Statements brought together: average link, so that A like B and B like C does not bring A to C, and never against a contradiction.

Two groups join when their statements, each with each, are likely enough on average to state one matter, and no statement of
the one must stay apart from a statement of the other. Only statements of two articles are weighed: that one report says a
thing twice neither joins nor parts it.
"""

from __future__ import annotations

import heapq
from collections import Counter
from typing import TYPE_CHECKING

from twosource.compare.sharing import PARTNERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Pair = tuple[int, int]


def align(articles: Sequence[str], likely: Mapping[Pair, float], apart: Iterable[Pair], threshold: float) -> list[list[int]]:
    """Group the positions of `articles`, which names each position's article.

    `likely` gives for pairs (the smaller first) of two articles how likely they state one matter; pairs that are missing are
    taken as 0. `apart` are pairs that must not meet. Every position is in exactly one group; groups and members come in order.
    """
    groups = _Groups(articles, likely, apart)
    queue = [(-score, pair) for pair, score in likely.items() if score >= threshold]
    heapq.heapify(queue)
    while queue:
        negative, (one, other) = heapq.heappop(queue)
        if groups.gone(one, other) or groups.barred(one, other) or groups.link(one, other) != -negative:
            continue
        joined = groups.join(one, other)
        for neighbour in groups.neighbours(joined):
            score = groups.link(joined, neighbour)
            if score >= threshold:
                heapq.heappush(queue, (-score, (min(joined, neighbour), max(joined, neighbour))))
    return sorted(groups.members.values())


class _Groups:
    """The groups so far, what links each to its neighbours, and which may not meet. A joined group gets a new number."""

    def __init__(self, articles: Sequence[str], likely: Mapping[Pair, float], apart: Iterable[Pair]) -> None:
        self.members: dict[int, list[int]] = {position: [position] for position in range(len(articles))}
        self._articles = {position: Counter([article]) for position, article in enumerate(articles)}
        self._links: dict[int, dict[int, float]] = {position: {} for position in range(len(articles))}
        self._bars: dict[int, set[int]] = {position: set() for position in range(len(articles))}
        self._next = len(articles)
        for (one, other), score in likely.items():
            self._links[one][other] = self._links[other][one] = score
        for one, other in apart:
            self._bars[one].add(other)
            self._bars[other].add(one)

    def gone(self, one: int, other: int) -> bool:
        return one not in self.members or other not in self.members

    def barred(self, one: int, other: int) -> bool:
        return other in self._bars[one]

    def neighbours(self, group: int) -> list[int]:
        return sorted(self._links[group])

    def link(self, one: int, other: int) -> float:
        """Average likelihood between two groups.

        A statement is compared with a bounded number of others, so between large groups most pairs are missing for no other reason.
        """
        here, there = len(self.members[one]), len(self.members[other])
        ours, theirs = sorted((self._articles[one], self._articles[other]), key=len)
        across = here * there - sum(count * theirs[article] for article, count in ours.items())
        return self._links[one][other] / max(1, min(across, PARTNERS * min(here, there)))

    def join(self, one: int, other: int) -> int:
        joined, self._next = self._next, self._next + 1
        self.members[joined] = sorted(self.members.pop(one) + self.members.pop(other))
        self._articles[joined] = self._articles.pop(one) + self._articles.pop(other)
        # The fewer neighbours are moved to the more: in a story of many articles a group may touch thousands.
        links, fewer = sorted((self._links.pop(one), self._links.pop(other)), key=len, reverse=True)
        bars = self._bars.pop(one) | self._bars.pop(other)
        for neighbour, score in fewer.items():
            links[neighbour] = links.get(neighbour, 0.0) + score
        links.pop(one, None)
        links.pop(other, None)
        bars -= {one, other}
        self._links[joined], self._bars[joined] = links, bars
        for neighbour, score in links.items():
            others = self._links[neighbour]
            others.pop(one, None)
            others.pop(other, None)
            others[joined] = score
        for barred in bars:
            self._bars[barred] -= {one, other}
            self._bars[barred].add(joined)
        return joined
