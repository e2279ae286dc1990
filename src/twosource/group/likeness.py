"""How likely two bunches are to report one happening: learned weights on what is measured between them."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import numpy as np

from twosource.group.gauge import MEASURES
from twosource.lexicon import tree

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray

# A story follows another where, days aside, they could be one affair: log-odds under those of one happening by so much at most,
# and the chief names shared by so much.
LESS_LIKELY = 1.5
CHIEF_NAMES = 0.4
TOLD = 0.2  # log-odds from which a measure is told among the reasons


def odds(measures: NDArray[float64]) -> NDArray[float64]:
    """Log-odds that the two report one happening, for each row of measures."""
    weights, start = _weights()
    found: NDArray[float64] = measures @ weights + start
    return found


def likely() -> float:
    """The log-odds from which two bunches are joined."""
    return float(tree("grouping")["weights"]["likely"])


def follows(measures: NDArray[float64]) -> NDArray[float64]:
    """Log-odds that the two would be of one happening if they told of the same days; minus infinity where neither can follow the other."""
    column = MEASURES.index("other days")
    found: NDArray[float64] = odds(measures) - measures[:, column] * _weights()[0][column]
    named = measures[:, MEASURES.index("top names")] >= CHIEF_NAMES
    return np.where(named & (found >= likely() - LESS_LIKELY), found, -np.inf)


def reasons(measures: NDArray[float64]) -> list[tuple[str, ...]]:
    """Each row of measures as it is told to readers: what speaks for or against, the weightiest first."""
    weights, _ = _weights()
    columns = np.array(sorted(range(len(MEASURES)), key=MEASURES.__getitem__))
    worth = np.abs(measures * weights)[:, columns]
    order = np.argsort(-worth, axis=1, kind="stable")
    told = np.take_along_axis(worth, order, 1) >= TOLD
    chosen = columns[order]
    values = np.take_along_axis(measures, chosen, 1)
    return [
        tuple(f"{MEASURES[name]} {value:.2f}" for name, value, so in zip(*each, strict=True) if so)
        for each in zip(chosen.tolist(), values.tolist(), told.tolist(), strict=True)
    ]


@functools.cache
def _weights() -> tuple[NDArray[float64], float]:
    learned = tree("grouping")["weights"]
    return np.array([learned[name] for name in MEASURES]), float(learned["start"])
