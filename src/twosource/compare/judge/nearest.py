"""Of each passage its likeliest partners, so that work grows with the passages of a story and not with their pairs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from twosource.compare.text.pair import Pair


def nearest(chances: Mapping[Pair, float], partners: int) -> Iterator[tuple[Pair, float]]:
    """Pairs from the likeliest on, so long as either of the two has had fewer partners than so many."""
    taken: dict[int, int] = {}
    for both, chance in sorted(chances.items(), key=lambda each: (-each[1], each[0])):
        if min(taken.get(position, 0) for position in both) < partners:
            yield both, chance
            for position in both:
                taken[position] = taken.get(position, 0) + 1
