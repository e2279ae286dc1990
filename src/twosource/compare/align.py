"""Statements brought together: average link, so that A like B and B like C does not bring A to C, and never against a contradiction.

Two groups join when their statements, each with each, are likely enough on average to state one matter, and no statement of the one
must stay apart from a statement of the other.
"""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING

from twosource.compare.candidates import NEIGHBOURS

if TYPE_CHECKING:
    from collections.abc import Mapping

Pair = tuple[int, int]


def align(total: int, likely: Mapping[Pair, float], apart: frozenset[Pair] | set[Pair], threshold: float) -> list[list[int]]:
    """Group the positions 0 … total - 1.

    `likely` gives for pairs (the smaller first) how likely they state one matter; pairs that are missing are taken as 0.
    `apart` are pairs that must not meet. Every position is in exactly one group; groups and members come in order.
    """
    groups = _Groups(total, likely, apart)
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

    def __init__(self, total: int, likely: Mapping[Pair, float], apart: frozenset[Pair] | set[Pair]) -> None:
        self.members: dict[int, list[int]] = {position: [position] for position in range(total)}
        self._links: dict[int, dict[int, float]] = {position: {} for position in range(total)}
        self._bars: dict[int, set[int]] = {position: set() for position in range(total)}
        self._next = total
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
        return self._links[one][other] / min(here * there, NEIGHBOURS * min(here, there))

    def join(self, one: int, other: int) -> int:
        joined, self._next = self._next, self._next + 1
        self.members[joined] = sorted(self.members.pop(one) + self.members.pop(other))
        links, bars = self._links.pop(one), self._bars.pop(one)
        for neighbour, score in self._links.pop(other).items():
            links[neighbour] = links.get(neighbour, 0.0) + score
        bars |= self._bars.pop(other)
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
