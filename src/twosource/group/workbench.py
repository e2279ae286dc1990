"""The workbench: what is laid out, measured and joined while one neighbourhood is settled, each thing once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from twosource.group.bunches import Bunches
from twosource.group.gauge import MEASURES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy import float64, intp
    from numpy.typing import NDArray

    from twosource.group.bunch import Bunch
    from twosource.group.gauge import Gauge

PLACE_BITS = 32  # of a key that is made of two places


class Workbench:
    """These 900 bunches are laid out here; 12 and 40 were joined to 911, and 911 was measured beside 7.

    A neighbourhood is made anew with a few stories more until no others are touched: most of what is measured then was before.
    """

    def __init__(self, gauge: Gauge) -> None:
        self._gauge = gauge
        self._bunches = Bunches(())
        self._places: dict[int, int] = {}  # by the identity of the bunches, which are held here
        self._at: dict[int, Bunch] = {}
        self._joined: dict[tuple[int, int], int] = {}
        self._keys = np.zeros(0, np.int64)  # of the pairs measured in earlier rounds, ascending
        self._measures = np.zeros((0, len(MEASURES)))
        self._fresh: list[tuple[NDArray[np.int64], NDArray[float64]]] = []

    def lay(self, bunches: Sequence[Bunch]) -> NDArray[intp]:
        """Lay these out where they are not yet, and give their places."""
        missing = [each for each in dict(zip(map(id, bunches), bunches, strict=True)).values() if id(each) not in self._places]
        for place, each in enumerate(missing, len(self._bunches)):
            self._places[id(each)], self._at[place] = place, each
        self._bunches.put(missing)
        return np.array([self._places[id(each)] for each in bunches], np.intp)

    def join(self, low: NDArray[intp], high: NDArray[intp]) -> NDArray[intp]:
        """Put the two of each pair together, and give the places of what comes of it."""
        wanted = list(zip(low.tolist(), high.tolist(), strict=True))
        missing = [each for each in wanted if each not in self._joined]
        if missing:
            one, other = np.array(missing, np.intp).T
            self._joined.update(zip(missing, self._bunches.join(one, other).tolist(), strict=True))
        return np.array([self._joined[each] for each in wanted], np.intp)

    def measures(self, left: NDArray[intp], right: NDArray[intp]) -> NDArray[float64]:
        """The measures of each pair."""
        keys = (left << PLACE_BITS) | right
        known = np.zeros(len(keys), np.bool_)
        out = np.zeros((len(keys), len(MEASURES)))
        if len(self._keys):
            at = np.minimum(np.searchsorted(self._keys, keys), len(self._keys) - 1)
            known = self._keys.take(at) == keys
            out[known] = self._measures.take(at[known], axis=0)
        new = np.flatnonzero(~known)
        if len(new):
            out[new] = found = self._gauge(self._bunches, left.take(new), right.take(new))
            self._fresh.append((keys.take(new), found))
        return out

    def turn(self) -> None:
        """Have what was measured at hand, for another round."""
        keys, measures = (np.concatenate(each) for each in zip((self._keys, self._measures), *self._fresh, strict=True))
        self._keys, first = np.unique(keys, return_index=True)
        self._measures = measures.take(first, axis=0)
        self._fresh = []

    def bunch(self, place: int) -> Bunch:
        """The bunch that lies there."""
        found = self._at.get(place)
        if found is None:
            found = self._at[place] = self._bunches.bunch(place)
            self._places[id(found)] = place
        return found
