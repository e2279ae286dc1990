"""Bunches joined, the likeliest of each neighbourhood first, until nothing is likely enough."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from twosource.group.bunch import joined

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy import float64, intp
    from numpy.typing import NDArray

    from twosource.group.bunch import Bunch
    from twosource.group.gauge import Gauge

    Weigh = Callable[[NDArray[float64]], NDArray[float64]]


class Pairs(NamedTuple):
    """Bunch 4 and bunch 7 may be one, with these log-odds; each pair stands once, the lower number on the left."""

    low: NDArray[intp]
    high: NDArray[intp]
    odds: NDArray[float64]

    def chosen(self, chosen: NDArray[np.bool_] | NDArray[intp]) -> Pairs:
        """Some of them."""
        return Pairs(self.low[chosen], self.high[chosen], self.odds[chosen])

    def with_(self, other: Pairs) -> Pairs:
        """Both."""
        return Pairs(*(np.concatenate(each) for each in zip(self, other, strict=True)))


@dataclass(frozen=True, slots=True)
class Join:
    """These two bunches became one, since they were so like."""

    kept: int
    joined: int
    odds: float  # logarithm of the odds that they report one happening
    measures: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Linked:
    """Of these nine bunches seven were joined to two."""

    joins: tuple[Join, ...]  # in the order they were made
    bunches: Mapping[int, Bunch]  # those left, each under the least of its numbers


class Linking:
    """Joins bunches; `likely` is the log-odds from which two are joined, `possible` that from which a pair is kept in mind."""

    def __init__(self, gauge: Gauge, weigh: Weigh, *, likely: float, possible: float) -> None:
        self._gauge = gauge
        self._weigh = weigh
        self._likely = likely
        self._possible = possible

    def __call__(self, bunches: Sequence[Bunch], pairs: Pairs) -> Linked:
        """Join them, given the pairs that are possible."""
        alive: list[Bunch] = list(bunches)
        joins: list[Join] = []
        left = pairs.chosen(pairs.odds >= self._possible)
        while len(chosen := _likeliest(left, self._likely, len(alive))):
            picked = left.chosen(chosen)
            measures = self._gauge(alive, picked.low, picked.high).tolist()
            lows, highs = picked.low.tolist(), picked.high.tolist()
            joins += [Join(*each[:3], tuple(each[3])) for each in zip(lows, highs, picked.odds.tolist(), measures, strict=True)]
            for low, bunch in zip(lows, joined([(alive[low], alive[high]) for low, high in zip(lows, highs, strict=True)]), strict=True):
                alive[low] = bunch
            left = self._measured_anew(alive, left, picked)
        gone = {join.joined for join in joins}
        return Linked(tuple(joins), {each: bunch for each, bunch in enumerate(alive) if each not in gone})

    def _measured_anew(self, alive: Sequence[Bunch], pairs: Pairs, picked: Pairs) -> Pairs:
        """The pairs that are left when these were joined, those of the joined ones measured again."""
        into = np.arange(len(alive))
        into[picked.high] = picked.low
        touched = np.zeros(len(alive), np.bool_)
        touched[picked.low] = touched[picked.high] = True
        again = touched[pairs.low] | touched[pairs.high]
        one, other = into[pairs.low[again]], into[pairs.high[again]]
        keys = np.unique((np.minimum(one, other) * len(alive) + np.maximum(one, other))[one != other])
        low, high = keys // len(alive), keys % len(alive)
        # The joined stand on the left: there are fewer of them.
        odds = self._weigh(self._gauge(alive, np.where(touched[low], low, high), np.where(touched[low], high, low)))
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
