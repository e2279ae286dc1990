"""The gauge: how like two bunches are, measured for many pairs at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from twosource.group.bunch import COSINES, TERM_BITS
from twosource.group.days import apart
from twosource.group.profile import LEAD_NAMES, LEAD_NUMBERS, TOP_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy import float16, float32, float64, int32, intp
    from numpy.typing import NDArray

    from twosource.group.bunch import Bunch

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


class _Laid(NamedTuple):
    """Some bunches laid end to end."""

    ids: NDArray[int32]
    rows: NDArray[float16]
    starts: NDArray[intp]
    counts: NDArray[intp]

    @classmethod
    def of(cls, bunches: Sequence[Bunch]) -> _Laid:
        counts = np.array([len(each.ids) for each in bunches], np.intp)
        return cls(
            np.concatenate([each.ids for each in bunches]),
            np.concatenate([each.rows for each in bunches]),
            np.cumsum(counts) - counts,
            counts,
        )


class Gauge:
    """Measures pairs of bunches; it holds a table as wide as the vocabulary, which grows with it."""

    def __init__(self) -> None:
        self._marked = np.zeros(FIRST, np.uint64)

    def __call__(self, bunches: Sequence[Bunch], left: NDArray[intp], right: NDArray[intp]) -> NDArray[float64]:
        """The measures of each pair of `bunches`, one row each; the two of a pair are given by their places."""
        out = np.zeros((len(left), len(MEASURES)))
        order = np.argsort(left, kind="stable")
        for part in self._parts(bunches, left[order], right[order]):
            chosen = order[part]
            out[chosen] = self._measured(bunches, left[chosen], right[chosen])
        return out

    def against(self, bunch: Bunch, others: Sequence[Bunch]) -> NDArray[float64]:
        """The measures of one bunch against each of others."""
        return self([bunch, *others], np.zeros(len(others), np.intp), np.arange(1, len(others) + 1))

    @staticmethod
    def _parts(bunches: Sequence[Bunch], left: NDArray[intp], right: NDArray[intp]) -> Iterator[slice]:
        """Stretches of the pairs that have few enough bunches on the left, and few enough terms on the right."""
        if not len(left):
            return
        lefts = np.cumsum(np.concatenate(([0], left[1:] != left[:-1])))
        terms = np.cumsum([len(bunches[each].ids) for each in right.tolist()])
        start = 0
        while start < len(left):
            before = terms[start - 1] if start else 0
            end = min(np.searchsorted(lefts, lefts[start] + AT_ONCE), np.searchsorted(terms, before + TERMS_AT_ONCE))
            end = max(int(end), start + 1)
            yield slice(start, end)
            start = end

    def _measured(self, bunches: Sequence[Bunch], left: NDArray[intp], right: NDArray[intp]) -> NDArray[float64]:
        lefts, one = np.unique(left, return_inverse=True)
        rights, other = np.unique(right, return_inverse=True)
        ours, theirs = [bunches[each] for each in lefts.tolist()], [bunches[each] for each in rights.tolist()]
        pair, row, their_row = self._shared(_Laid.of(ours), _Laid.of(theirs), one, other)
        return _rows((ours, one), (theirs, other), pair, (row, their_row))

    def _shared(
        self, ours: _Laid, theirs: _Laid, one: NDArray[intp], other: NDArray[intp]
    ) -> tuple[NDArray[intp], NDArray[float32], NDArray[float32]]:
        """For every term that the two of a pair share: which pair, and its row in the one and in the other."""
        self._grow(1 + int(max(ours.ids.max(initial=0), theirs.ids.max(initial=0))))
        for bit, (start, count) in enumerate(zip(ours.starts.tolist(), ours.counts.tolist(), strict=True)):
            self._marked[ours.ids[start : start + count]] |= np.uint64(1 << bit)
        counts = theirs.counts[other]
        pairs = np.repeat(np.arange(len(one)), counts)
        places = np.arange(len(pairs)) + np.repeat(theirs.starts[other] - (np.cumsum(counts) - counts), counts)
        # Most terms of two articles differ: only those that both have are looked at further.
        bits = self._marked[theirs.ids[places]] >> np.repeat(one.astype(np.uint64), counts)
        shared = np.flatnonzero(bits & np.uint64(1))
        self._marked[ours.ids] = 0
        pair, place = pairs[shared], places[shared]
        keys = (np.repeat(np.arange(len(ours.counts)), ours.counts) << TERM_BITS) | ours.ids
        found = np.searchsorted(keys, (one[pair] << TERM_BITS) | theirs.ids[place])
        return pair, ours.rows[found].astype(np.float32), theirs.rows[place].astype(np.float32)

    def _grow(self, width: int) -> None:
        if width > len(self._marked):
            self._marked = np.zeros(2 * width, np.uint64)


def _rows(
    one: tuple[Sequence[Bunch], NDArray[intp]],
    other: tuple[Sequence[Bunch], NDArray[intp]],
    pair: NDArray[intp],
    shared: tuple[NDArray[float32], NDArray[float32]],
) -> NDArray[float64]:
    """The measures, given for each shared term its pair and its row on either side."""
    (ours, left), (theirs, right) = one, other
    count = len(left)
    row, their_row = shared

    def total(weights: NDArray[float32]) -> NDArray[float64]:
        found: NDArray[float64] = np.bincount(pair, weights, count).astype(np.float64)
        return found

    out = np.zeros((count, len(MEASURES)))
    lengths = np.array([each.lengths for each in ours])[left] * np.array([each.lengths for each in theirs])[right]
    products = row * their_row
    for column, angle in enumerate(COSINES):
        out[:, column] = total(products[:, angle]) / np.maximum(lengths[:, column], 1e-9)
    reach = np.array([each.length for each in ours])[left] * np.array([each.length for each in theirs])[right]
    dots = np.einsum("ij,ij->i", _vectors(ours)[left], _vectors(theirs)[right])
    out[:, 4] = dots / np.maximum(reach, 1e-9)
    size, their_size = (
        np.array([each.size for each in ours], np.float64)[left],
        np.array([each.size for each in theirs], np.float64)[right],
    )
    named, their_named = total(row[:, LEAD_NAMES]) / size, total(their_row[:, LEAD_NAMES]) / their_size
    out[:, 5], out[:, 6] = np.minimum(named, their_named), np.maximum(named, their_named)
    out[:, 7] = (total(row[:, TOP_NAMES]) / size + total(their_row[:, TOP_NAMES]) / their_size) / 2
    figures = np.array([each.figures for each in ours])[left] & np.array([each.figures for each in theirs])[right]
    out[:, 8] = figures & ~(total(products[:, LEAD_NUMBERS]) > 0)
    out[:, 9], out[:, 10] = np.log(np.minimum(size, their_size)), np.log(np.maximum(size, their_size))
    dated = np.array([bool(each.days) for each in ours])[left] & np.array([bool(each.days) for each in theirs])[right]
    for each in np.flatnonzero(dated).tolist():
        out[each, 11] = apart(ours[left[each]].days, theirs[right[each]].days, float(out[each, 0]))
    return out


def _vectors(bunches: Sequence[Bunch]) -> NDArray[float32]:
    return np.array([each.vector for each in bunches]).astype(np.float32)
