"""The workbench: what is laid out, measured and joined while one neighbourhood is settled, each thing once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from twosource.group.bunches import Bunches, Column
from twosource.group.gauge import MEASURES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy import float64, intp
    from numpy.typing import NDArray

    from twosource.group.bunch import Bunch
    from twosource.group.gauge import Gauge

NUMBER_BITS = 32  # of a key that is made of two bunches' numbers


class Workbench:
    """These 900 bunches are laid out here; 12 and 40 were joined to 911, and 911 was measured beside 7.

    A neighbourhood is made anew with a few stories more until no others are touched: most of what is measured then was before.
    """

    def __init__(self, gauge: Gauge) -> None:
        self._gauge = gauge
        self._bunches = Bunches()
        self._where = Column(np.intp)  # of each that was laid out or joined its place among the bunches; -1 where nothing asked for it
        self._numbers: dict[int, int] = {}  # by the identity of the bunches, which are held here
        self._held: dict[int, Bunch] = {}
        self._joined: dict[tuple[int, int], int] = {}
        self._parts: dict[int, tuple[int, int]] = {}
        self._keys = np.zeros(0, np.int64)  # of the pairs measured in earlier rounds, ascending
        self._measures = np.zeros((0, len(MEASURES)))
        self._fresh: list[tuple[NDArray[np.int64], NDArray[float64]]] = []

    def lay(self, bunches: Sequence[Bunch]) -> NDArray[intp]:
        """Lay these out where they are not yet, and give their numbers."""
        missing = [each for each in dict(zip(map(id, bunches), bunches, strict=True)).values() if id(each) not in self._numbers]
        for number, each in enumerate(missing, len(self._where.all)):
            self._numbers[id(each)], self._held[number] = number, each
        self._where.put(np.arange(len(self._bunches), len(self._bunches) + len(missing)))
        self._bunches.put(missing)
        return np.array([self._numbers[id(each)] for each in bunches], np.intp)

    def join(self, low: NDArray[intp], high: NDArray[intp]) -> NDArray[intp]:
        """The numbers of what comes of putting the two of each pair together; it is added up when something asks for it."""
        pairs = list(zip(low.tolist(), high.tolist(), strict=True))
        fresh = [each for each in pairs if each not in self._joined]
        for number, pair in enumerate(fresh, len(self._where.all)):
            self._joined[pair], self._parts[number] = number, pair
        self._where.put(np.full(len(fresh), -1))
        return np.array([self._joined[each] for each in pairs], np.intp)

    def measures(self, left: NDArray[intp], right: NDArray[intp]) -> NDArray[float64]:
        """The measures of each pair."""
        keys = (left << NUMBER_BITS) | right
        known = np.zeros(len(keys), np.bool_)
        out = np.zeros((len(keys), len(MEASURES)))
        if len(self._keys):
            at = np.minimum(np.searchsorted(self._keys, keys), len(self._keys) - 1)
            known = self._keys.take(at) == keys
            out[known] = self._measures.take(at[known], axis=0)
        new = np.flatnonzero(~known)
        if len(new):
            one, other = left.take(new), right.take(new)
            self.add_up(np.concatenate((one, other)))
            out[new] = found = self._gauge(self._bunches, self._where.all.take(one), self._where.all.take(other))
            self._fresh.append((keys.take(new), found))
        return out

    def add_up(self, numbers: NDArray[intp]) -> None:
        """See to it that these lie among the bunches."""
        missing = np.unique(numbers[self._where.all.take(numbers) < 0])
        if len(missing):
            low, high = np.array([self._parts[each] for each in missing.tolist()], np.intp).T
            self.add_up(np.concatenate((low, high)))
            self._where.all[missing] = self._bunches.join(self._where.all.take(low), self._where.all.take(high))

    def turn(self) -> None:
        """Have what was measured at hand, for another round."""
        keys, measures = (np.concatenate(each) for each in zip((self._keys, self._measures), *self._fresh, strict=True))
        self._keys, first = np.unique(keys, return_index=True)
        self._measures = measures.take(first, axis=0)
        self._fresh = []

    def bunch(self, number: int) -> Bunch | None:
        """A bunch by itself, unless nothing has asked for it yet."""
        place = int(self._where.all[number])
        if number not in self._held and place >= 0:
            found = self._held[number] = self._bunches.bunch(place)
            self._numbers[id(found)] = number
        return self._held.get(number)
