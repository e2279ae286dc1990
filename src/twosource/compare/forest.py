"""A forest of small decision trees, learned elsewhere and kept as arrays, run by numpy: the same numbers on every machine."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy import float32, float64, int16
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Forest:
    """Two hundred trees say that these passages share a matter with likelihood 0.8."""

    feature: NDArray[int16]  # (trees, nodes): what is asked at each node; -1 at a leaf
    threshold: NDArray[float64]  # go left where the number is at most this
    left: NDArray[int16]
    right: NDArray[int16]
    value: NDArray[float64]  # what a leaf adds to the log odds

    def __call__(self, rows: NDArray[float32]) -> NDArray[float64]:
        """Likelihoods of the rows."""
        odds = np.zeros(len(rows))
        everyone = np.arange(len(rows))
        for tree in range(len(self.feature)):
            feature, threshold, left, right = (each[tree] for each in (self.feature, self.threshold, self.left, self.right))
            at = np.zeros(len(rows), np.int16)
            waiting = everyone
            while len(waiting):
                here = at[waiting]
                less = rows[waiting, feature[here]] <= threshold[here]
                at[waiting] = np.where(less, left[here], right[here])
                waiting = waiting[feature[at[waiting]] >= 0]
            odds += self.value[tree][at]
        likelihoods: NDArray[float64] = 1.0 / (1.0 + np.exp(-odds))
        return likelihoods


@functools.cache
def forest(name: str) -> Forest:
    """The forest kept under a name among the weights."""
    with files("twosource").joinpath("weights", f"{name}.npz").open("rb") as file, np.load(file, allow_pickle=False) as kept:
        return Forest(**{each: kept[each] for each in ("feature", "threshold", "left", "right", "value")})
