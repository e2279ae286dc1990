"""Bunches laid end to end, so that many are measured and joined at once."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any

import numpy as np

from twosource.group.bunch import COSINES, Bunch
from twosource.group.days import together
from twosource.group.halves import narrow, wide
from twosource.group.profile import LEAD_NUMBERS, ROWS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy import float16, float32, intp
    from numpy.typing import NDArray

    from twosource.group.days import Days

_columns = attrgetter("ids", "rows", "lengths", "vector", "size", "length", "figures", "days")

TERM_BITS = 32  # of a key that is made of a bunch's place and a term's number


class Column:
    """So many rows of numbers, with room for more behind them."""

    def __init__(self, kind: type, *widths: int) -> None:
        self.all: NDArray[Any] = np.zeros((0, *widths), kind)
        self._room = self.all

    def put(self, more: NDArray[Any]) -> None:
        """Put these behind the others."""
        before, now = len(self.all), len(self.all) + len(more)
        if now > len(self._room):
            self._room = np.empty((max(now, before + before // 2), *self.all.shape[1:]), self.all.dtype)
            self._room[:before] = self.all
        self._room[before:now] = more
        self.all = self._room[:now]


class Bunches:
    """Bunch 3 has the terms 400 to 519 of all; those that are joined stay, and what comes of them is put behind."""

    def __init__(self, bunches: Sequence[Bunch] = ()) -> None:
        self.ids = Column(np.int32)
        self.rows = Column(np.float16, ROWS)
        self.counts, self.starts = Column(np.intp), Column(np.intp)
        self.sizes, self.reach = Column(np.float64), Column(np.float64)
        self.lengths = Column(np.float32, len(COSINES))
        self.vectors = Column(np.float16, 0)
        self.figures, self.dated = Column(np.bool_), Column(np.bool_)
        self.days: list[Days] = []
        self.width = 0  # one more than the greatest term
        self.put(bunches)

    def put(self, bunches: Sequence[Bunch]) -> None:
        """Lay these behind the others."""
        if not bunches:
            return
        if not self.days:
            self.vectors = Column(np.float16, len(bunches[0].vector))
        ids, rows, lengths, vectors, sizes, reach, figures, days = zip(*map(_columns, bunches), strict=True)
        counts = np.array(list(map(len, ids)), np.intp)
        self.starts.put(len(self.ids.all) + np.cumsum(counts) - counts)
        self.counts.put(counts)
        every = np.concatenate(ids)
        self.ids.put(every)
        self.width = max(self.width, 1 + int(every.max(initial=-1)))
        self.rows.put(np.concatenate(rows))
        self.lengths.put(np.concatenate(lengths).reshape(len(bunches), -1))
        self.vectors.put(np.concatenate(vectors).reshape(len(bunches), -1))
        self.sizes.put(np.array(sizes))
        self.reach.put(np.array(reach))
        self.figures.put(np.array(figures))
        self.dated.put(np.array(list(map(bool, days))))
        self.days += days

    def __len__(self) -> int:
        return len(self.days)

    def terms(self, places: NDArray[intp]) -> NDArray[intp]:
        """Where the terms of these bunches stand, those of each together."""
        counts = self.counts.all.take(places)
        found: NDArray[intp] = np.repeat(self.starts.all.take(places) - (np.cumsum(counts) - counts), counts)
        found += np.arange(len(found))
        return found

    def join(self, low: NDArray[intp], high: NDArray[intp]) -> NDArray[intp]:
        """Put the two of each pair together as new bunches, and give their places."""
        every = np.column_stack((low, high)).ravel()
        places = self.terms(every)
        keys = np.repeat(np.arange(len(every)) // 2, self.counts.all.take(every)) << TERM_BITS
        keys |= self.ids.all.take(places)
        order = np.argsort(keys, kind="stable")
        keys, places = keys.take(order), places.take(order)
        first = np.ones(len(keys), np.bool_)
        np.not_equal(keys[1:], keys[:-1], out=first[1:])
        # A term stands twice at most, once in each of the two.
        once, twice = np.flatnonzero(first), np.flatnonzero(~first)
        rows = wide(self.rows.all.take(places.take(once), axis=0))
        rows[np.cumsum(first).take(twice) - 1] += wide(self.rows.all.take(places.take(twice), axis=0))
        self._put_terms(keys.take(once), narrow(rows), len(low))
        vectors = narrow(wide(self.vectors.all.take(low, axis=0)) + wide(self.vectors.all.take(high, axis=0)))
        self.vectors.put(vectors)
        sums = wide(vectors)
        self.reach.put(np.sqrt(np.einsum("ij,ij->i", sums, sums)))
        self.sizes.put(self.sizes.all.take(low) + self.sizes.all.take(high))
        days = [together(self.days[one], self.days[other]) for one, other in zip(low.tolist(), high.tolist(), strict=True)]
        self.dated.put(np.array([bool(each) for each in days]))
        self.days += days
        return np.arange(len(self) - len(low), len(self))

    def _put_terms(self, keys: NDArray[np.int64], rows: NDArray[float16], many: int) -> None:
        """The terms of so many bunches, in order, each with the place of its bunch among them."""
        owner = keys >> TERM_BITS
        exact: NDArray[float32] = wide(rows)
        counts = np.bincount(owner, minlength=many)
        self.starts.put(len(self.ids.all) + np.cumsum(counts) - counts)
        self.counts.put(counts)
        self.ids.put(keys & ((1 << TERM_BITS) - 1))
        self.rows.put(rows)
        self.lengths.put(np.sqrt(np.column_stack([np.bincount(owner, exact[:, column] ** 2, many) for column in COSINES])))
        self.figures.put(np.bincount(owner, exact[:, LEAD_NUMBERS], many) > 0)

    def bunch(self, place: int) -> Bunch:
        """One of them by itself."""
        start = int(self.starts.all[place])
        end = start + int(self.counts.all[place])
        return Bunch(
            int(self.sizes.all[place]),
            self.ids.all[start:end].copy(),
            self.rows.all[start:end].copy(),
            self.lengths.all[place].copy(),
            self.vectors.all[place].copy(),
            float(self.reach.all[place]),
            bool(self.figures.all[place]),
            self.days[place],
        )


def joined(bunches: Sequence[Bunch]) -> Bunch:
    """All of these together, added up two by two."""
    laid = Bunches(bunches)
    left = np.arange(len(bunches))
    while len(left) > 1:
        even = len(left) // 2 * 2
        left = np.concatenate((laid.join(left[0:even:2], left[1:even:2]), left[even:]))
    return laid.bunch(int(left[0]))
