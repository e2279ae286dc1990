"""What late interaction tells of pairs of passages: how likely they share a matter, beside their rivals and their neighbours."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy import float32
    from numpy.typing import NDArray

    from twosource.compare.passage import Passage

Pair = tuple[int, int]

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


def echoes(passages: Sequence[Passage], odds: Mapping[Pair, float]) -> NDArray[float32]:
    """Measure pairs of positions, given their log odds: shape (pairs, FEATURES), in the order of `odds`."""
    rivals: dict[tuple[int, str], list[float]] = defaultdict(lambda: [SILENT, SILENT])
    best: dict[int, float] = defaultdict(lambda: SILENT)
    article = [passage.article.id for passage in passages]
    for pair, value in odds.items():
        for one, other in (pair, pair[::-1]):
            best[one] = max(best[one], value)
            rivals[one, article[other]] = sorted((*rivals[one, article[other]], value))[-2:]
    rows = []
    for (one, other), value in odds.items():
        both = (rivals[one, article[other]], rivals[other, article[one]])
        beside = sorted(value - (most if most > value else next_most) for next_most, most in both)
        above = sorted(value - best[each] for each in (one, other))
        before, after, *across = (
            _beside(article, odds, (one, one + here), (other, other + there))
            for here, there in ((-1, -1), (1, 1), (-1, 0), (0, -1), (1, 0), (0, 1))
        )
        rows.append([value, *beside, *above, before, after, max(across)])
    return np.array(rows, dtype=np.float32).reshape(len(rows), len(FEATURES))


def _beside(article: Sequence[str], odds: Mapping[Pair, float], mine: Pair, yours: Pair) -> float:
    """Log odds of two neighbours; each is given with the passage whose neighbour it is, since it may be of another article."""
    for here, beside in (mine, yours):
        if not 0 <= beside < len(article) or article[beside] != article[here]:
            return SILENT
    return odds.get((mine[1], yours[1]), SILENT)
