"""Kin: which blocks of a page stand in one element, and which look alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy import intp
    from numpy.typing import NDArray

    from twosource.read.block import Block
    from twosource.read.element import Element


@dataclass(frozen=True, slots=True, eq=False)
class Kin:
    """The second and the third block stand in one list, and look like the seventh."""

    elements: Sequence[Element]  # all around the blocks, in the order in which they begin: each after those around it
    above: Sequence[int]  # of each the one around it; of the first, which is around all, itself
    around: NDArray[intp]  # (4, blocks): the element of each block, and the three above it, or the first again where there are fewer
    looks: NDArray[intp]  # a number for each block that those of the same look share


def kin(blocks: Sequence[Block]) -> Kin:
    """The elements around blocks, and which of these are alike."""
    held: dict[int, Element] = {}
    for block in blocks:
        element: Element | None = block.element
        while element is not None and element.number not in held:
            held[element.number] = element
            element = element.above
    order = sorted(held)
    at = {number: place for place, number in enumerate(order)}
    elements = [held[number] for number in order]
    above = [0 if each.above is None else at[each.above.number] for each in elements]
    own = np.fromiter((at[block.element.number] for block in blocks), np.intp, len(blocks))
    up = np.array(above, dtype=np.intp)
    second = up[own]
    third = up[second]
    numbers: dict[str, int] = {}
    looks = np.zeros(len(elements), dtype=np.intp)
    for each in set(own.tolist()):
        looks[each] = numbers.setdefault(elements[each].look, len(numbers))
    return Kin(elements, above, np.stack([own, second, third, up[third]]), looks[own])
