"""How likely two bunches are to report one happening: learned weights on what is measured between them."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import numpy as np

from twosource.group.bunch import MEASURES
from twosource.lexicon import tree

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy import float64
    from numpy.typing import NDArray

TOLD = 0.2  # log-odds from which a measure is told among the reasons


def odds(measures: NDArray[float64]) -> NDArray[float64]:
    """Log-odds that the two report one happening, for each row of measures."""
    weights, start = _weights()
    found: NDArray[float64] = measures @ weights + start
    return found


def likely() -> float:
    """The log-odds from which two bunches are joined."""
    return float(tree("grouping")["weights"]["likely"])


def one_affair(measures: NDArray[float64]) -> NDArray[float64]:
    """Log-odds that the two would be of one happening if they told of the same days."""
    column = MEASURES.index("other days")
    found: NDArray[float64] = odds(measures) - measures[:, column] * _weights()[0][column]
    return found


def reasons(measures: Sequence[float]) -> tuple[str, ...]:
    """What was measured, as it is told to readers: that which speaks for or against, the weightiest first."""
    weights, _ = _weights()
    weighed = sorted(zip(MEASURES, measures, weights.tolist(), strict=True), key=lambda each: (-abs(each[1] * each[2]), each[0]))
    return tuple(f"{name} {value:.2f}" for name, value, weight in weighed if abs(value * weight) >= TOLD)


@functools.cache
def _weights() -> tuple[NDArray[float64], float]:
    learned = tree("grouping")["weights"]
    return np.array([learned[name] for name in MEASURES]), float(learned["start"])
