"""How much a term tells: little when many news texts have it."""

from __future__ import annotations

import functools
from math import log
from typing import TYPE_CHECKING

from twosource.lexicon import table

if TYPE_CHECKING:
    from collections.abc import Mapping

TEXTS = 1702.0  # texts counted in the table, and one
UNSEEN = 1.5  # texts that a term outside the table is taken to stand in


def rarity(term: str) -> float:
    """A term's weight: minus the logarithm of the share of news texts that have it.

    It does not ask which articles are at hand, so that an article is weighed alike whatever comes before or after it.
    """
    return -log(min(_background().get(term, UNSEEN) / TEXTS, 1))


@functools.cache
def _background() -> Mapping[str, float]:
    """In how many news texts each common term stands."""
    return {row["term"]: int(row["texts"]) + 0.5 for row in table("document_frequencies")}
