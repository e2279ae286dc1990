"""Bunches joined one by one, the likeliest first, until nothing is likely enough."""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from numpy import float64
    from numpy.typing import NDArray

    from twosource.group.bunch import Bunch

    Measure = Callable[[Bunch, Sequence[Bunch]], NDArray[float64]]
    Weigh = Callable[[NDArray[float64]], NDArray[float64]]


@dataclass(frozen=True, slots=True)
class Join:
    """These two bunches became one, since they were so like."""

    kept: int
    joined: int
    odds: float  # logarithm of the odds that they report one happening
    measures: tuple[float, ...]

    def between(self, numbers: Sequence[int]) -> Join:
        """The same join, its bunches numbered as in `numbers`."""
        return Join(numbers[self.kept], numbers[self.joined], self.odds, self.measures)


class Linking:
    """Joins bunches; `likely` is the log-odds from which two are joined, `possible` that from which a pair is kept in mind."""

    def __init__(self, measure: Measure, weigh: Weigh, *, likely: float, possible: float) -> None:
        self._measure = measure
        self._weigh = weigh
        self._likely = likely
        self._possible = possible

    def __call__(self, bunches: Sequence[Bunch], pairs: Iterable[tuple[int, Sequence[int]]]) -> list[Join]:
        """The joins, in the order they were made."""
        alive: dict[int, Bunch] = dict(enumerate(bunches))
        near: dict[int, set[int]] = {each: set() for each in alive}
        version = dict.fromkeys(alive, 0)
        heap: list[tuple[float, int, int, int, int]] = []
        measured: dict[tuple[int, int], tuple[float, ...]] = {}

        def weigh(one: int, others: Sequence[int]) -> None:
            measures = self._measure(alive[one], [alive[each] for each in others])
            for other, odds, row in zip(others, self._weigh(measures).tolist(), measures.tolist(), strict=True):
                if odds < self._possible:
                    near[one].discard(other)
                    near[other].discard(one)
                    continue
                near[one].add(other)
                near[other].add(one)
                if odds >= self._likely:
                    low, high = min(one, other), max(one, other)
                    measured[low, high] = tuple(row)
                    heapq.heappush(heap, (-odds, low, high, version[low], version[high]))

        for one, others in pairs:
            weigh(one, others)
        joins = []
        while heap:
            odds, low, high, old_low, old_high = heapq.heappop(heap)
            if version.get(low) != old_low or version.get(high) != old_high:
                continue
            joins.append(Join(low, high, -odds, measured[low, high]))
            alive[low] = alive[low].with_(alive.pop(high))
            del version[high]
            version[low] += 1
            around = sorted((near[low] | near.pop(high)) - {low, high})
            near[low] = set()
            for each in around:
                near[each] -= {low, high}
            if around:
                weigh(low, around)
        return joins
