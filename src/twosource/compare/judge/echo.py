"""What late interaction tells of pairs of passages: how likely they share a matter, beside their rivals and their neighbours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from twosource.compare.judge.neighbours import beside, neighbours
from twosource.compare.judge.rivals import numbered, rivals

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy import float32, float64, int64
    from numpy.typing import NDArray

    from twosource.compare.text.pair import Pair
    from twosource.compare.text.passage import Passage

FEATURES = (
    "echo",  # log odds of late interaction
    "echo beside, less",  # by how much it passes the next best that the other's article offers, seen from either side
    "echo beside, more",
    "echo above, less",  # by how much it falls short of the best of any article
    "echo above, more",
    "echo before",  # of what stands before each, after each, and of each with the other's neighbours
    "echo after",
    "echo across",
)
SILENT = -9.0  # log odds of a pair that was not looked at


def echoes(passages: Sequence[Passage], pairs: Sequence[Pair], odds: NDArray[float32]) -> NDArray[float32]:
    """Measure pairs of positions, in order, given their log odds: shape (pairs, FEATURES)."""
    places, values, articles = np.array(pairs), odds.astype(np.float64), [passage.article.id for passage in passages]
    among = rivals(places, articles, values)
    # The next best stands for the best where this pair is it.
    passed = np.maximum(np.where(among.best > values[:, None], among.best, among.next_best), SILENT)
    best = np.full(len(passages), SILENT)
    np.maximum.at(best, places, values[:, None])
    columns = (
        values[:, None],
        np.sort(values[:, None] - passed, axis=1),
        np.sort(values[:, None] - best[places], axis=1),
        beside(_of_neighbours(articles, places, values)),
    )
    return np.hstack(columns).astype(np.float32)


def _of_neighbours(articles: Sequence[str], places: NDArray[int64], values: NDArray[float64]) -> NDArray[float64]:
    """Log odds of the neighbours of each pair, as far as they are of the same two articles and were looked at: shape (6, pairs)."""
    near, total = neighbours(places), len(articles)
    numbers = numbered(articles)
    there = ((near >= 0) & (near < total)).all(axis=2) & (numbers[near.clip(0, total - 1)] == numbers[places]).all(axis=2)
    known, sought = places @ (total, 1), near @ (total, 1)
    found = np.searchsorted(known, sought).clip(0, len(known) - 1)
    return np.where(there & (known[found] == sought), values[found], SILENT)
