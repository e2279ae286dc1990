"""Bunches joined, the likeliest of each neighbourhood first, until nothing is likely enough."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy import float64, intp
    from numpy.typing import NDArray

    from twosource.group.bunch import Bunch
    from twosource.group.workbench import Workbench

    Weigh = Callable[[NDArray[float64]], NDArray[float64]]


class Pairs(NamedTuple):
    """Bunch 4 and bunch 7 may be one, with these log-odds; each pair stands once, the lower number on the left."""

    low: NDArray[intp]
    high: NDArray[intp]
    odds: NDArray[float64]

    def chosen(self, chosen: NDArray[np.bool_] | NDArray[intp]) -> Pairs:
        """Some of them."""
        return Pairs(self.low[chosen], self.high[chosen], self.odds[chosen])

    def moved(self, by: int) -> Pairs:
        """The same where so many other bunches stand before them."""
        return Pairs(self.low + by, self.high + by, self.odds)

    def with_(self, other: Pairs) -> Pairs:
        """Both."""
        return Pairs(*(np.concatenate(each) for each in zip(self, other, strict=True)))


class Join(NamedTuple):
    """These two bunches became one, since they were so like."""

    kept: int
    joined: int
    odds: float  # logarithm of the odds that they report one happening


@dataclass(frozen=True, slots=True)
class Linked:
    """Of these nine bunches seven were joined to two."""

    joins: Sequence[Join]  # in the order they were made
    measures: NDArray[float64]  # of the two of each join, when they were joined
    numbers: NDArray[intp]  # on the workbench, of those left


class Linking:
    """Joins bunches; `likely` is the log-odds from which two are joined, `possible` that from which a pair is kept in mind."""

    def __init__(self, weigh: Weigh, *, likely: float, possible: float) -> None:
        self._weigh = weigh
        self._likely = likely
        self._possible = possible

    def __call__(self, bunches: Sequence[Bunch], pairs: Pairs, bench: Workbench) -> Linked:
        """Join them, given the pairs that are possible."""
        at = bench.lay(bunches)  # what each is now
        joins: list[Join] = []
        both = [(at[:0], at[:0])]  # of each join what the two were
        left = pairs.chosen(pairs.odds >= self._possible)
        while len(chosen := _likeliest(left, self._likely, len(at))):
            picked = left.chosen(chosen)
            joins += map(Join._make, zip(*(each.tolist() for each in picked), strict=True))
            both.append((at.take(picked.low), at.take(picked.high)))
            at[picked.low] = bench.join(*both[-1])
            left = self._measured_anew(bench, at, left, picked)
        measures = bench.measures(*(np.concatenate(side) for side in zip(*both, strict=True)))
        return Linked(joins, measures, at)

    def _measured_anew(self, bench: Workbench, at: NDArray[intp], pairs: Pairs, picked: Pairs) -> Pairs:
        """The pairs that are left when these were joined, those of the joined ones measured again."""
        into = np.arange(len(at))
        into[picked.high] = picked.low
        touched = np.zeros(len(at), np.bool_)
        touched[picked.low] = touched[picked.high] = True
        again = touched.take(pairs.low) | touched.take(pairs.high)
        one, other = into.take(pairs.low[again]), into.take(pairs.high[again])
        keys = np.unique((np.minimum(one, other) * len(at) + np.maximum(one, other))[one != other])
        low, high = keys // len(at), keys % len(at)
        # The joined stand on the left: there are fewer of them.
        first = touched.take(low)
        odds = self._weigh(bench.measures(at.take(np.where(first, low, high)), at.take(np.where(first, high, low))))
        anew = Pairs(low, high, odds)
        return pairs.chosen(~again).with_(anew.chosen(odds >= self._possible))


def _likeliest(pairs: Pairs, likely: float, count: int) -> NDArray[intp]:
    """The pairs that are the likeliest of their neighbourhood, the likeliest first; of equals the first in order.

    Nothing near them is joined before them, so that they can be joined at once: what comes of it is what comes of joining one after
    the other, however many there are.
    """
    strong = np.flatnonzero(pairs.odds >= likely)
    strong = strong[np.lexsort((pairs.high[strong], pairs.low[strong], -pairs.odds[strong]))]
    low, high, ranks = pairs.low[strong], pairs.high[strong], np.arange(len(strong))
    best = np.full(count, len(strong))
    # Where an index comes twice NumPy keeps what is assigned last.
    best[np.column_stack((low, high))[::-1].ravel()] = np.repeat(ranks[::-1], 2)
    around = best.copy()
    np.minimum.at(around, pairs.low, best[pairs.high])
    np.minimum.at(around, pairs.high, best[pairs.low])
    found: NDArray[intp] = strong[(around[low] == ranks) & (around[high] == ranks)]
    return found
