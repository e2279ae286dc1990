"""Forests of small decision trees, grown elsewhere and kept as arrays, run by NumPy: the same numbers on every machine.

Every question of every tree is asked of all rows at once. An answer "no" rules out the leaves on its left; of the leaves
that no answer ruled out, the leftmost is the one that a row falls into (Lucchese and others, QuickScorer, SIGIR 2015).
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy import float32, float64, int16, uint32
    from numpy.typing import NDArray

MOST_LEAVES = 32  # of a tree: a bit each
ALL = np.uint32(0xFFFFFFFF)
AT_ONCE = 128  # rows: their questions stay within the processor's cache


@dataclass(frozen=True, slots=True, eq=False)
class Forest:
    """A hundred trees say that this row is likely with 0.8."""

    feature: NDArray[int16]  # (trees, questions): which number of a row is asked after
    threshold: NDArray[float32]  # (trees, questions): yes where the number is at most this
    left: NDArray[uint32]  # (trees, questions): the leaves that a no leaves, a bit each
    value: NDArray[float64]  # (trees, leaves): what a leaf adds to the log odds

    def __call__(self, rows: NDArray[float32]) -> NDArray[float64]:
        """Likelihoods of the rows."""
        odds = np.concatenate([self._odds(rows[at : at + AT_ONCE]) for at in range(0, len(rows), AT_ONCE)] or [np.zeros(0)])
        likelihoods: NDArray[float64] = 1.0 / (1.0 + np.exp(-odds))
        return likelihoods

    def _odds(self, rows: NDArray[float32]) -> NDArray[float64]:
        columns = np.ascontiguousarray(rows.T)
        no = ~(columns[self.feature.T] <= self.threshold.T[:, :, None])
        open_still = ~np.bitwise_or.reduce(no * ~self.left.T[:, :, None], axis=0)
        leftmost = np.frexp((open_still & -open_still).astype(np.float64))[1] - 1
        # Added up tree by tree, in their order: the same sum however many rows there are.
        odds: NDArray[float64] = np.cumsum(np.take_along_axis(self.value, leftmost, axis=1), axis=0)[-1]
        return odds


@functools.cache
def forest(name: str) -> Forest:
    """The forest kept under a name among the weights."""
    with files("twosource").joinpath("weights", f"{name}.npz").open("rb") as file, np.load(file, allow_pickle=False) as kept:
        return Forest(**{each: kept[each] for each in ("feature", "threshold", "left", "value")})
