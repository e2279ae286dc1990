"""The places of a story on an outline map that comes with us: no server of tiles is asked."""

from __future__ import annotations

from math import cos, radians
from typing import TYPE_CHECKING

from twosource.model import Noun

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.keep.outline import Spot as Kept

# The map's own unit is a tenth of a degree. A map shows at least so many of them across, or the coasts mean nothing.
_UNIT = 10
_LEAST = 14 * _UNIT
_SHAPE = 1.6  # width to height
_AROUND = 1.5  # how much wider than its places a map is
# Width and height of a letter's room, as shares of the map's width: what a name takes, for names not to cover one another.
_LETTER, _LINE = 0.016, 0.04


class Spot(Noun, frozen=True, kw_only=True):
    """Bishkek, which three statements name."""

    name: str
    x: float
    y: float
    statements: int
    named: bool
    leftward: bool  # its name stands on the left


class PlaceMap(Noun, frozen=True, kw_only=True):
    """Part of the world, with a story's places on it."""

    left: float
    top: float
    width: float
    height: float
    squeeze: float  # a degree of longitude is so much shorter than one of latitude
    spots: tuple[Spot, ...]


def place_map(kept: Sequence[Kept]) -> PlaceMap | None:
    """Places that are known by their coordinates, the most spoken of first, on a map; none where there are none."""
    if not kept:
        return None
    squeeze = max(0.2, cos(radians(sum(each.latitude for each in kept) / len(kept))))
    points = [(each.longitude * _UNIT * squeeze, -each.latitude * _UNIT) for each in kept]
    left, top, width, height = _frame(points)
    spots: list[Spot] = []
    for (x, y), each in zip(points, kept, strict=True):
        leftward = x > left + width * 0.6
        spots.append(Spot(name=each.name, x=x, y=y, statements=each.statements, named=False, leftward=leftward))
    return PlaceMap(left=left, top=top, width=width, height=height, squeeze=round(squeeze, 4), spots=_named(spots, width))


def _frame(points: Sequence[tuple[float, float]]) -> tuple[float, float, float, float]:
    across, down = [x for x, _ in points], [y for _, y in points]
    width = max(_LEAST, (max(across) - min(across)) * _AROUND, (max(down) - min(down)) * _AROUND * _SHAPE)
    height = width / _SHAPE
    left, top = (max(across) + min(across) - width) / 2, (max(down) + min(down) - height) / 2
    return round(left, 1), round(top, 1), round(width, 1), round(height, 1)


def _named(spots: Sequence[Spot], width: float) -> tuple[Spot, ...]:
    """Each spot, named where its name covers no other's; the most spoken of first."""
    taken: list[tuple[float, float, float]] = []  # from x to x, at y
    named: list[Spot] = []
    for spot in spots:
        room = len(spot.name) * _LETTER * width
        first, last = (spot.x - room, spot.x) if spot.leftward else (spot.x, spot.x + room)
        covers = any(other is not spot and first < other.x < last and abs(spot.y - other.y) < _LINE * width / 2 for other in spots)
        free = not covers and all(last < other or first > end or abs(spot.y - y) > _LINE * width for other, end, y in taken)
        if free:
            taken.append((first, last, spot.y))
        named.append(
            Spot(name=spot.name, x=round(spot.x, 1), y=round(spot.y, 1), statements=spot.statements, named=free, leftward=spot.leftward)
        )
    return tuple(named)
