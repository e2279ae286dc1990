"""How much a term tells: little when many texts have it, in news at large or among the articles that have come."""

from __future__ import annotations

import functools
from math import log
from typing import TYPE_CHECKING

import numpy as np

from twosource.lexicon import table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy import float32, int32
    from numpy.typing import NDArray

TEXTS = 1702.0  # texts counted in the table, and one
UNSEEN = 1.5  # texts that a term outside the table is taken to stand in
# What so many articles have may be one happening's: only what more have is taken for common. Weighing must depend as little as can
# be on what else is at hand, but in another language than the table's, or where a hundred shootings are told, all are common words.
ONE_HAPPENING = 20
SMOOTHING = 300  # the articles at hand are counted as if there were so many more without the term


def rarity(term: str) -> float:
    """A term's weight in news at large: minus the logarithm of the share of texts that have it."""
    return -log(min(_background().get(term, UNSEEN) / TEXTS, 1))


def here(elsewhere: NDArray[float32], held: NDArray[int32], articles: int) -> NDArray[float32]:
    """The weights of terms, given those in news at large, and how many of the articles that have come have them."""
    common = np.maximum(held - ONE_HAPPENING, 0) / np.float32(articles + SMOOTHING)
    return np.minimum(elsewhere, -np.log(np.maximum(common, np.float32(1e-6)))).astype(np.float32)


@functools.cache
def _background() -> Mapping[str, float]:
    """In how many news texts each common term stands."""
    return {row["term"]: int(row["texts"]) + 0.5 for row in table("document_frequencies")}
