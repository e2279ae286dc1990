"""How likely each block is report: two forests for HTML and two for bare lines, the second of which sees what the first made of the blocks around."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from twosource.forest import forest
from twosource.read.features import features, shifted
from twosource.read.kin import kin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy import float32, float64
    from numpy.typing import NDArray

    from twosource.read.block import Block, Known
    from twosource.read.kin import Kin
    from twosource.read.wording import Wording

NEAR = (-4, -3, -2, -1, 1, 2, 3, 4)
WIDTHS = (3, 8, 20)
MARKUP, LINES = ("reading_first", "reading_second"), ("lines_first", "lines_second")
HARDLY = 0.02  # likelihood below which the second forest, which would leave it there, is not asked


def likelihood(blocks: Sequence[Block], known: Known, read: Wording, passed: Sequence[int]) -> NDArray[float64]:
    """A probability of being report for each block."""
    its = kin(blocks)
    rows = features(blocks, known, read, passed, its)
    first, second = MARKUP if blocks[0].start is None else LINES
    likely = forest(first)(rows)
    asked = likely >= HARDLY
    likely[asked] = forest(second)(around(rows, likely.astype(np.float32), blocks, its)[asked])
    return likely


def around(rows: NDArray[float32], likely: NDArray[float32], blocks: Sequence[Block], its: Kin) -> NDArray[float32]:
    """The rows with what the first forest made of each block, of its neighbours, and of the elements it stands in."""
    sizes = np.array([len(block.text) for block in blocks], dtype=np.float32)
    column = likely[:, None].astype(np.float32)
    told: list[NDArray[np.floating[Any]]] = [column, *(shifted(column, step) for step in NEAR)]
    count, places = len(likely), np.arange(len(likely))
    held, whole = np.concatenate([[0.0], np.cumsum(likely * sizes)]), np.concatenate([[0.0], np.cumsum(sizes)])
    for width in WIDTHS:
        low, high = np.maximum(0, places - width), np.minimum(count, places + width + 1)
        told.append(((held[high] - held[low]) / (whole[high] - whole[low] + 1))[:, None])
    told += [((np.bincount(where, likely * sizes) / (np.bincount(where, sizes) + 1))[where])[:, None] for where in (*its.around, its.looks)]
    told += [(held[:-1] / (held[-1] + 1))[:, None], (held[1:] / (held[-1] + 1))[:, None], np.full((count, 1), np.log1p(held[-1]))]
    told.append(np.full((count, 1), likely.max()))
    return np.concatenate([rows, *told], axis=1).astype(np.float32)
