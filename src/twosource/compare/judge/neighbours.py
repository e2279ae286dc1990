"""Neighbours: what stands before and after the two sides of a pair."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy import float64, int64
    from numpy.typing import NDArray

# Before both, after both, and each with what stands beside the other.
STEPS = ((-1, -1), (1, 1), (-1, 0), (1, 0), (0, -1), (0, 1))


def neighbours(places: NDArray[int64]) -> NDArray[int64]:
    """The pairs beside each of the pairs of positions: shape (6, pairs, 2), beyond the first and last position too."""
    return np.asarray(places + np.array(STEPS)[:, None, :])


def beside(values: NDArray[float64]) -> NDArray[float64]:
    """From the values of neighbours, shape (6, pairs), those before, after, and the most of those across: shape (pairs, 3)."""
    return np.column_stack([values[0], values[1], values[2:].max(axis=0)])
