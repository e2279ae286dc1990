"""Rivals: the other pairs that one side of a pair could be in with the same article, or the same passages, of the other side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from numpy import float64, int64
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Rivals:
    """Of all sentences of the *Guardian*, this one is likest to that of the *Independent*; the next is half as like."""

    best: NDArray[float64]  # (pairs, 2): the highest value that either side has with the other's home
    next_best: NDArray[float64]  # -inf where the pair has no rival
    better: NDArray[int64]  # how many rivals have a higher value

    def shares(self, values: NDArray[float64]) -> NDArray[float64]:
        """Each value as a share of the best on either side, the less first; 0 where the best is not above zero."""
        return np.sort(values[:, None] / np.where(self.best > 0, self.best, np.inf), axis=1)


def rivals(places: NDArray[int64], homes: Sequence[Hashable], values: NDArray[float64]) -> Rivals:
    """Rank the values of pairs of positions, `places` of shape (pairs, 2), given the home of each position."""
    numbers = numbered(homes)
    sides = (places * len(numbers) + numbers[places[:, ::-1]]).ravel()  # a position, and the home that it is paired with
    both = np.repeat(values, 2)
    order = np.lexsort((-both, sides))
    at = np.arange(len(order))
    begins = np.diff(sides[order], prepend=-1) != 0
    first = np.maximum.accumulate(np.where(begins, at, 0))
    equal = np.maximum.accumulate(np.where(begins | (np.diff(both[order], prepend=0) != 0), at, 0))
    second = np.minimum(first + 1, len(order) - 1)
    rivalled = (second > first) & (sides[order][second] == sides[order])
    back = np.argsort(order).reshape(places.shape)
    return Rivals(
        best=both[order][first][back],
        next_best=np.where(rivalled, both[order][second], -np.inf)[back],
        better=(equal - first)[back],
    )


def numbered(things: Sequence[Hashable]) -> NDArray[int64]:
    """The number of each thing: equal things have one, below their count."""
    numbers: dict[Hashable, int] = {}
    return np.array([numbers.setdefault(each, len(numbers)) for each in things], dtype=np.int64)
