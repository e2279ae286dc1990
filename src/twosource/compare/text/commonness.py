"""How much a word tells anywhere: little where every report uses it, much where few do. `rarity` tells the same of one story."""

from __future__ import annotations

import functools
import math

from twosource.lexicon import table

EVERY = "*"  # the row of the table that counts all sentences


@functools.lru_cache(maxsize=1 << 16)
def strangeness(stem: str) -> float:
    """The weight of a stem in news at large, above zero; a stem that the counts do not know weighs most."""
    counts = _counts()
    return math.log((1 + counts[EVERY]) / (1 + counts.get(stem, 0)))


@functools.cache
def _counts() -> dict[str, int]:
    return {row["stem"]: int(row["sentences"]) for row in table("word_counts")}
