"""What comes of settling a neighbourhood: which articles and stories may be one, which were joined, and what they are near to."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, chain
from typing import TYPE_CHECKING

import numpy as np

from twosource.group.linking import Join, Pairs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy import float64, intp
    from numpy.typing import NDArray

    from twosource.group.bunch import Bunch


@dataclass(frozen=True, slots=True)
class Met:
    """Of nine units, single articles and whole stories, these may be one, and these may be one with an article outside."""

    count: int
    used: NDArray[intp]  # the units that may be one with anything
    pairs: Pairs
    outside: Sequence[tuple[int, int, float]]  # a unit, an article of a story that was not made anew, log-odds

    def parts(self, least: int) -> Iterator[NDArray[intp]]:
        """The units in parts of at least so many, of which no pair stands in two."""
        label = np.arange(self.count)
        while True:
            before = label.copy()
            for one, other in ((self.pairs.low, self.pairs.high), (self.pairs.high, self.pairs.low)):
                np.minimum.at(label, one, label.take(other))
            label = label.take(label)
            if (label == before).all():
                break
        order = np.argsort(label, kind="stable")
        ends = np.flatnonzero(np.append(np.diff(label.take(order)) > 0, True)) + 1
        start = 0
        for end in ends.tolist():
            if end - start >= least or end == self.count:
                yield np.sort(order[start:end])
                start = end


@dataclass(frozen=True, slots=True)
class Near:
    """This cluster and that other one, or that story which was not made anew, were measured so."""

    clusters: Sequence[int]  # by their roots
    others: Sequence[int | str]  # the root of another cluster, or the id of a story
    measures: NDArray[float64]


@dataclass(frozen=True, slots=True)
class Settled:
    """These units, single articles and whole stories, were joined to these clusters."""

    units: Sequence[tuple[int, ...]]  # in order of time; the numbers of their articles
    pairs: Pairs  # of units that may be one
    outside: Sequence[tuple[int, int, float]]  # a unit, an article of a story that was not made anew, log-odds
    joins: Sequence[Join]  # of units
    measures: NDArray[float64]  # of the joins
    clusters: Mapping[int, Sequence[int]]  # the articles of each, under the least of its units
    root: NDArray[intp]  # of each unit the least of its cluster
    bunches: Mapping[int, Bunch]  # of the clusters that have neighbours, and of some others
    near: Near


def together(parts: Sequence[Settled]) -> Settled:
    """What was settled in parts as one."""
    before = list(accumulate((len(each.units) for each in parts), initial=0))
    its = list(zip(before, parts, strict=False))
    near = Near(
        [after + each for after, part in its for each in part.near.clusters],
        [each if isinstance(each, str) else after + each for after, part in its for each in part.near.others],
        np.concatenate([each.near.measures for each in parts]),
    )
    return Settled(
        list(chain.from_iterable(each.units for each in parts)),
        Pairs(*(np.concatenate(each) for each in zip(*(part.pairs.moved(after) for after, part in its), strict=True))),
        [(after + unit, other, log) for after, part in its for unit, other, log in part.outside],
        [Join(after + each.kept, after + each.joined, each.odds) for after, part in its for each in part.joins],
        np.concatenate([each.measures for each in parts]),
        {after + each: articles for after, part in its for each, articles in part.clusters.items()},
        np.concatenate([after + part.root for after, part in its]),
        {after + each: bunch for after, part in its for each, bunch in part.bunches.items()},
        near,
    )
