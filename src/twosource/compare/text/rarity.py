"""How much a shared word tells: little where every sentence of the story has it, much where two have it.

Sums are `math.fsum`: a set comes in another order in every process, and a plain sum would differ in its last bits with it.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from twosource.compare.text.commonness import strangeness

if TYPE_CHECKING:
    from collections.abc import Iterable


class Rarity:
    """In this story "Putin" weighs 0.6 and "warrant" 2.9."""

    def __init__(self, texts: Iterable[frozenset[str]]) -> None:
        counts: Counter[str] = Counter()
        total = 0
        for stems in texts:
            counts.update(stems)
            total += 1
        most = math.log(1 + total) if total else 1.0
        weights = {stem: math.log((1 + total) / count) for stem, count in counts.items()}
        self._weights = defaultdict(lambda: most, weights)
        self._squares = defaultdict(lambda: most**2, ((stem, weight**2) for stem, weight in weights.items()))
        self._told: dict[str, float] = {}

    def weight(self, stem: str) -> float:
        """The weight of one stem, above zero; a stem the story does not know weighs most."""
        return self._weights[stem]

    def squared(self, stems: Iterable[str]) -> float:
        """The squared weights of stems together."""
        return math.fsum(map(self._squares.__getitem__, stems))

    def of(self, stems: Iterable[str]) -> float:
        """The weight of stems together."""
        return math.fsum(map(self._weights.__getitem__, stems))

    def told(self, stem: str) -> float:
        """How much a shared stem tells: its weight in this story times its weight in news at large."""
        known = self._told.get(stem)
        if known is None:
            known = self._told[stem] = self.weight(stem) * strangeness(stem)
        return known
