"""Bunches joined one by one, the likeliest first, until nothing is likely enough."""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

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


@dataclass(frozen=True, slots=True)
class Linked:
    """Of these nine bunches seven were joined to two, which are near each other still."""

    joins: tuple[Join, ...]  # in the order they were made
    bunches: Mapping[int, Bunch]  # those left, each under the least of its numbers
    near: Mapping[int, frozenset[int]]  # of those left, which were thought of together


class Linking:
    """Joins bunches; `likely` is the log-odds from which two are joined, `possible` that from which a pair is kept in mind."""

    def __init__(self, measure: Measure, weigh: Weigh, *, likely: float, possible: float) -> None:
        self._measure = measure
        self._weigh = weigh
        self._likely = likely
        self._possible = possible

    def __call__(self, bunches: Mapping[int, Bunch], pairs: Iterable[tuple[int, int, float]]) -> Linked:
        """Join them, given the log-odds of the pairs that are possible."""
        alive = dict(bunches)
        near: dict[int, set[int]] = {each: set() for each in alive}
        version = dict.fromkeys(alive, 0)
        heap: list[tuple[float, int, int, int, int]] = []

        def note(one: int, other: int, odds: float) -> None:
            if odds < self._possible:
                near[one].discard(other)
                near[other].discard(one)
                return
            near[one].add(other)
            near[other].add(one)
            if odds >= self._likely:
                low, high = min(one, other), max(one, other)
                heapq.heappush(heap, (-odds, low, high, version[low], version[high]))

        for pair in pairs:
            note(*pair)
        joins = []
        while heap:
            odds, low, high, old_low, old_high = heapq.heappop(heap)
            if version.get(low) != old_low or version.get(high) != old_high:
                continue
            measures = self._measure(alive[low], [alive[high]])[0]
            joins.append(Join(low, high, -odds, tuple(measures.tolist())))
            alive[low] = alive[low].with_(alive.pop(high))
            del version[high]
            version[low] += 1
            around = sorted((near[low] | near.pop(high)) - {low, high})
            near[low] = set()
            for each in around:
                near[each] -= {low, high}
            if around:
                measured = self._weigh(self._measure(alive[low], [alive[each] for each in around])).tolist()
                for each, found in zip(around, measured, strict=True):
                    note(low, each, found)
        return Linked(tuple(joins), alive, {each: frozenset(its) for each, its in near.items()})
