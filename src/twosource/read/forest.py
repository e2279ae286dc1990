"""Trees that were grown elsewhere (bench/train_reading.py), run with numpy alone: rows in, a probability of being report out."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy import float32, int32
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Forest:
    """Sixty trees of depth six, their nodes in one array each; a leaf's children are itself."""

    feature: NDArray[int32]
    threshold: NDArray[float32]
    left: NDArray[int32]
    right: NDArray[int32]
    value: NDArray[float32]
    roots: NDArray[int32]
    depth: int

    def __call__(self, rows: NDArray[float32]) -> NDArray[float32]:
        """A probability for each row."""
        here = np.broadcast_to(self.roots, (len(rows), len(self.roots)))
        row = np.arange(len(rows))[:, None]
        for _ in range(self.depth):
            goes = rows[row, self.feature[here]] <= self.threshold[here]
            here = np.where(goes, self.left[here], self.right[here])
        total: NDArray[float32] = 1 / (1 + np.exp(-self.value[here].sum(axis=1)))
        return total


@functools.cache
def forests() -> tuple[Forest, Forest]:
    """The two that ship: the first sees a block and its neighbours, the second also what the first made of them."""
    with files("twosource.weights").joinpath("reading.npz").open("rb") as stream, np.load(stream) as held:
        first, second = (
            Forest(
                feature=held[f"{stage}_feature"],
                threshold=held[f"{stage}_threshold"],
                left=held[f"{stage}_left"],
                right=held[f"{stage}_right"],
                value=held[f"{stage}_value"],
                roots=held[f"{stage}_roots"],
                depth=int(held[f"{stage}_depth"]),
            )
            for stage in ("first", "second")
        )
    return first, second
