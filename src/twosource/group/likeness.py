"""How likely two bunches are to report one happening: learned weights on what is measured between them."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import numpy as np

from twosource.group.bunch import MEASURES
from twosource.lexicon import tree

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray


def odds(measures: NDArray[float64]) -> NDArray[float64]:
    """Log-odds that the two report one happening, for each row of measures."""
    weights, start = _weights()
    found: NDArray[float64] = measures @ weights + start
    return found


def likely() -> float:
    """The log-odds from which two bunches are joined."""
    return float(tree("grouping")["weights"]["likely"])


@functools.cache
def _weights() -> tuple[NDArray[float64], float]:
    learned = tree("grouping")["weights"]
    return np.array([learned[name] for name in MEASURES]), float(learned["start"])
