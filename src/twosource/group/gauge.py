"""The gauge: how like two bunches are, measured for many pairs at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from twosource.group.bunch import COSINES
from twosource.group.bunches import TERM_BITS
from twosource.group.days import apart
from twosource.group.halves import wide
from twosource.group.profile import LEAD_NAMES, LEAD_NUMBERS, TOP_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy import float32, float64, intp
    from numpy.typing import NDArray

    from twosource.group.bunches import Bunches

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
FIRST = 4096  # terms that there is room for at first
AT_ONCE = 64  # bunches whose terms are marked in one table, a bit each
TERMS_AT_ONCE = 1 << 19  # terms looked up in one go, so that memory stays bounded


class Gauge:
    """Measures pairs of bunches; it holds a table as wide as the vocabulary, which grows with it."""

    def __init__(self) -> None:
        self._marked = np.zeros(FIRST, np.uint64)

    def __call__(self, bunches: Bunches, left: NDArray[intp], right: NDArray[intp]) -> NDArray[float64]:
        """The measures of each pair of `bunches`, one row each; the two of a pair are given by their places."""
        out = np.zeros((len(left), len(MEASURES)))
        self._grow(bunches.width)
        order = np.argsort(left, kind="stable")
        for part in _parts(bunches, left.take(order), right.take(order)):
            chosen = order[part]
            one, other = left.take(chosen), right.take(chosen)
            out[chosen] = _rows(bunches, one, other, self._shared(bunches, one, other))
        return out

    def _shared(self, bunches: Bunches, left: NDArray[intp], right: NDArray[intp]) -> Shared:
        lefts, one = np.unique(left, return_inverse=True)
        counts = bunches.counts.all.take(lefts)
        ours = bunches.terms(lefts)
        ids = bunches.ids.all.take(ours)
        marks = np.uint64(1) << np.arange(len(lefts), dtype=np.uint64)
        # No bunch has a term twice, so that to add a mark is to set it.
        np.add.at(self._marked, ids, np.repeat(marks, counts))
        many = bunches.counts.all.take(right)
        theirs = bunches.terms(right)
        # Most terms of two articles differ: only those that both have are looked at further.
        marked = self._marked.take(bunches.ids.all.take(theirs))
        marked &= np.repeat(marks.take(one), many)
        shared = np.flatnonzero(marked.astype(np.bool_))
        self._marked[ids] = 0
        pair, place = np.repeat(np.arange(len(right)), many).take(shared), theirs.take(shared)
        keys = (np.repeat(np.arange(len(lefts)), counts) << TERM_BITS) | ids
        found = np.searchsorted(keys, (one.take(pair) << TERM_BITS) | bunches.ids.all.take(place))
        return Shared(pair, wide(bunches.rows.all.take(ours.take(found), axis=0)), wide(bunches.rows.all.take(place, axis=0)))

    def _grow(self, width: int) -> None:
        if width > len(self._marked):
            self._marked = np.zeros(2 * width, np.uint64)


class Shared(NamedTuple):
    """For every term that the two of a pair share: which pair, and its row in the one and in the other."""

    pair: NDArray[intp]
    row: NDArray[float32]
    their_row: NDArray[float32]


def _parts(bunches: Bunches, left: NDArray[intp], right: NDArray[intp]) -> Iterator[slice]:
    """Stretches of the pairs that have few enough bunches on the left, and few enough terms on the right."""
    if not len(left):
        return
    lefts = np.cumsum(np.concatenate(([0], left[1:] != left[:-1])))
    terms = np.cumsum(bunches.counts.all.take(right))
    start = 0
    while start < len(left):
        before = terms[start - 1] if start else 0
        end = min(np.searchsorted(lefts, lefts[start] + AT_ONCE), np.searchsorted(terms, before + TERMS_AT_ONCE))
        end = max(int(end), start + 1)
        yield slice(start, end)
        start = end


def _rows(bunches: Bunches, left: NDArray[intp], right: NDArray[intp], shared: Shared) -> NDArray[float64]:
    """The measures of each pair, given what the two share."""
    count = len(left)
    pair, row, their_row = shared

    def total(weights: NDArray[float32]) -> NDArray[float64]:
        found: NDArray[float64] = np.bincount(pair, weights, count).astype(np.float64, copy=False)
        return found

    out = np.zeros((count, len(MEASURES)))
    lengths = bunches.lengths.all.take(left, axis=0) * bunches.lengths.all.take(right, axis=0)
    products = row * their_row
    for column, angle in enumerate(COSINES):
        out[:, column] = total(products[:, angle]) / np.maximum(lengths[:, column], 1e-9)
    reach = bunches.reach.all.take(left) * bunches.reach.all.take(right)
    dots = np.einsum("ij,ij->i", wide(bunches.vectors.all.take(left, axis=0)), wide(bunches.vectors.all.take(right, axis=0)))
    out[:, 4] = dots / np.maximum(reach, 1e-9)
    size, their_size = bunches.sizes.all.take(left), bunches.sizes.all.take(right)
    named, their_named = total(row[:, LEAD_NAMES]) / size, total(their_row[:, LEAD_NAMES]) / their_size
    out[:, 5], out[:, 6] = np.minimum(named, their_named), np.maximum(named, their_named)
    out[:, 7] = (total(row[:, TOP_NAMES]) / size + total(their_row[:, TOP_NAMES]) / their_size) / 2
    figures = bunches.figures.all.take(left) & bunches.figures.all.take(right)
    out[:, 8] = figures & ~(total(products[:, LEAD_NUMBERS]) > 0)
    out[:, 9], out[:, 10] = np.log(np.minimum(size, their_size)), np.log(np.maximum(size, their_size))
    for each in np.flatnonzero(bunches.dated.all.take(left) & bunches.dated.all.take(right)).tolist():
        out[each, 11] = apart(bunches.days[left[each]], bunches.days[right[each]], float(out[each, 0]))
    return out
