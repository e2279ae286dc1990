"""A bunch: articles taken together so far, and how like two bunches are, measured against many at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from twosource.group.days import apart, together
from twosource.group.profile import LEAD_NAMES, LEAD_NUMBERS, LEADS, NAMES, NUMBERS, ROWS, TOP_NAMES, WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy import float32, float64, int32
    from numpy.typing import NDArray

    from twosource.group.days import Days
    from twosource.group.profile import Profile

# What is measured between two bunches, in the order of the columns.
MEASURES = (
    "words",
    "leads",
    "names",
    "numbers",
    "meaning",
    "lead names, less",
    "lead names, more",
    "top names",
    "other numbers",
    "smaller",
    "larger",
    "other days",
)
COSINES = (WORDS, LEADS, NAMES, NUMBERS)
FIRST = 4096  # terms that there is room for at first


@dataclass(frozen=True, slots=True)
class Bunch:
    """These three articles, their profiles and vectors added up."""

    size: int
    ids: NDArray[int32]
    rows: NDArray[float32]  # sums of the articles' rows
    lengths: NDArray[float32]  # of each row that is compared by its angle
    vector: NDArray[float32]
    length: float  # of the vector
    days: Days  # that the articles' leads begin with

    @classmethod
    def of(cls, profile: Profile, vector: NDArray[float32], days: Days) -> Bunch:
        """A bunch of one article."""
        return cls(1, profile.ids, profile.rows, _lengths(profile.rows), vector, float(np.sqrt(vector @ vector)), days)

    def with_(self, other: Bunch) -> Bunch:
        """Both together."""
        ids = np.union1d(self.ids, other.ids)
        rows = np.zeros((ROWS, len(ids)), np.float32)
        rows[:, np.searchsorted(ids, self.ids)] += self.rows
        rows[:, np.searchsorted(ids, other.ids)] += other.rows
        vector = self.vector + other.vector
        days = together(self.days, other.days)
        return Bunch(self.size + other.size, ids, rows, _lengths(rows), vector, float(np.sqrt(vector @ vector)), days)


def _lengths(rows: NDArray[float32]) -> NDArray[float32]:
    chosen = rows[list(COSINES)]
    found: NDArray[float32] = np.sqrt((chosen * chosen).sum(1))
    return found


class Gauge:
    """Measures a bunch against others; it holds a table as wide as the vocabulary, which grows with it."""

    def __init__(self) -> None:
        self._table = np.zeros((ROWS, FIRST), np.float32)
        self._there = np.zeros(FIRST, np.bool_)

    def __call__(self, bunch: Bunch, others: Sequence[Bunch]) -> NDArray[float64]:
        """The measures of `bunch` against each of `others`, one row each."""
        ids = np.concatenate([each.ids for each in others])
        self._grow(1 + int(max(ids.max(initial=0), bunch.ids.max(initial=0))))
        starts = np.cumsum([0, *(len(each.ids) for each in others)])
        self._there[bunch.ids] = True
        self._table[:, bunch.ids] = bunch.rows
        # Most terms of two articles differ: only those that both have are looked at further.
        shared = np.flatnonzero(self._there[ids])
        theirs = np.concatenate([each.rows for each in others], axis=1)[:, shared]
        ours = self._table[:, ids[shared]]
        self._there[bunch.ids] = False
        owner = np.searchsorted(starts, shared, side="right") - 1
        return self._measures(bunch, others, (ours, theirs, owner))

    def _grow(self, width: int) -> None:
        if width > len(self._there):
            self._table = np.zeros((ROWS, 2 * width), np.float32)
            self._there = np.zeros(2 * width, np.bool_)

    @staticmethod
    def _measures(
        bunch: Bunch, others: Sequence[Bunch], shared: tuple[NDArray[float32], NDArray[float32], NDArray[np.intp]]
    ) -> NDArray[float64]:
        ours, theirs, owner = shared
        count = len(others)

        def total(weights: NDArray[float32]) -> NDArray[float64]:
            found: NDArray[float64] = np.bincount(owner, weights, count).astype(np.float64)
            return found

        sizes = np.array([each.size for each in others], np.float64)
        out = np.zeros((count, len(MEASURES)))
        lengths = np.array([each.lengths for each in others])
        for column, row in enumerate(COSINES):
            scale = np.maximum(lengths[:, column] * bunch.lengths[column], 1e-9)
            out[:, column] = total(ours[row] * theirs[row]) / scale
        out[:, 4] = (
            np.array([each.vector for each in others])
            @ bunch.vector
            / np.maximum(np.array([each.length for each in others]) * bunch.length, 1e-9)
        )
        one, other = total(ours[LEAD_NAMES]) / bunch.size, total(theirs[LEAD_NAMES]) / sizes
        out[:, 5], out[:, 6] = np.minimum(one, other), np.maximum(one, other)
        out[:, 7] = (total(ours[TOP_NAMES]) / bunch.size + total(theirs[TOP_NAMES]) / sizes) / 2
        alike = total(ours[LEAD_NUMBERS] * theirs[LEAD_NUMBERS]) > 0
        figures = np.array([each.rows[LEAD_NUMBERS].any() for each in others])
        out[:, 8] = bunch.rows[LEAD_NUMBERS].any() & figures & ~alike
        out[:, 9], out[:, 10] = np.log(np.minimum(sizes, bunch.size)), np.log(np.maximum(sizes, bunch.size))
        if bunch.days:
            out[:, 11] = [apart(bunch.days, each.days, words) for each, words in zip(others, out[:, 0].tolist(), strict=True)]
        return out
