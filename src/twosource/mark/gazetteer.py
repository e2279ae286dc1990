"""The places we know: countries, their first-level regions, counties, seas and wide regions, and every city of 500 people or more."""

from __future__ import annotations

import functools
import unicodedata
from importlib.resources import files
from typing import TYPE_CHECKING, Final, Literal

import msgspec

from twosource.lexicon import listed, table, tree

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numpy import int64
    from numpy.typing import NDArray

Level = Literal["wide", "country", "region", "county", "city"]

REMEMBERED: Final = 50_000  # names whose places are kept at hand
ABBREVIATED: Final = tree("kinds_of_place")["abbreviated"]  # read here, since each name that is looked up is folded


class Spot(msgspec.Struct, frozen=True):
    """This Alexandria is a city in Louisiana, of 47,000 people."""

    name: str
    level: Level
    country: str | None
    region: str | None  # the first-level region it lies in: for the United States the state's two letters
    geonames: int | None
    latitude: float | None
    longitude: float | None
    people: int = 0
    main: bool = True  # named by the name it was looked up by, and not by another


def fold(name: str) -> str:
    """One spelling of a name: lower case, no accents, no points, `St.` as `saint`."""
    lower = name.lower().replace("’", "'").replace("-", " ")
    if not lower.isascii():
        lower = "".join(each for each in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(each))
    if " " in lower:
        lower = " ".join(ABBREVIATED.get(word, word) for word in lower.split())
    return lower.replace(".", "").removeprefix("the ")


class Gazetteer:
    """Looks places up by name.

    The cities are sorted lines, looked up by binary search: a table of 350,000 rows would take seconds and 300 MB to read.
    """

    def __init__(self) -> None:
        import numpy as np
        import zstandard

        packed = files("twosource.lexicon").joinpath("cities.zst").read_bytes()
        self._lines = zstandard.ZstdDecompressor().decompress(packed)
        self._ends: NDArray[int64] = np.flatnonzero(np.frombuffer(self._lines, dtype=np.uint8) == ord("\n"))
        self._others = _listed()
        self._known: dict[str, tuple[Spot, ...]] = {}

    def spots(self, name: str) -> tuple[Spot, ...]:
        """Every place of this name, in no order of likelihood."""
        key = fold(name)
        if key in doubtful():
            return ()
        if key not in self._known:
            if len(self._known) > REMEMBERED:
                self._known.clear()
            self._known[key] = (*self._others.get(key, ()), *self._cities(key))
        return self._known[key]

    def _cities(self, key: str) -> Iterator[Spot]:
        wanted = key.encode() + b"\t"
        low, high = 0, len(self._ends)
        while low < high:
            middle = (low + high) // 2
            if self._line(middle) < wanted:
                low = middle + 1
            else:
                high = middle
        while low < len(self._ends) and (line := self._line(low)).startswith(wanted):
            _, name, country, region, number, latitude, longitude, people, main = line.decode().split("\t")
            yield Spot(name, "city", country, region, int(number), float(latitude), float(longitude), int(people), main == "1")
            low += 1

    def _line(self, number: int) -> bytes:
        start = int(self._ends[number - 1]) + 1 if number else 0
        return self._lines[start : int(self._ends[number])]


@functools.cache
def gazetteer() -> Gazetteer:
    """The one gazetteer of a process, read when first asked for."""
    return Gazetteer()


@functools.cache
def countries() -> Mapping[str, Spot]:
    """Countries by ISO 3166-1 alpha-2."""
    return {
        row["iso"]: Spot(
            row["name"], "country", row["iso"], None, int(row["geonames"]), _number(row["latitude"]), _number(row["longitude"])
        )
        for row in table("countries")
    }


@functools.cache
def doubtful() -> frozenset[str]:
    """Names that by themselves mostly name no place: `commerce`, `superior`."""
    return frozenset(tree("not_places")["words"].replace("-", " ").split())


def kinds_of_place() -> frozenset[str]:
    """Words that say what a place is, and may stand behind its name: `township`, `province`."""
    return listed("kinds_of_place", "behind")


def inside() -> frozenset[str]:
    """What stands before a place that something is in or close to: `in`, `near`."""
    return listed("kinds_of_place", "inside")


@functools.cache
def abbreviations() -> Mapping[str, Spot]:
    """States and provinces by the short forms that news gives them."""
    regions = {f"{spot.country}-{spot.region}": spot for _, spot in _regions()}
    return {row["word"]: regions[row["region"]] for row in table("region_abbreviations")}


def _listed() -> dict[str, list[Spot]]:
    """Everything that is no city, by folded name."""
    found: dict[str, list[Spot]] = {}
    for name, spot in (*_countries(), *_regions(), *_counties(), *_wide()):
        here = found.setdefault(fold(name), [])
        if spot not in here:
            here.append(spot)
    return found


def _countries() -> Iterator[tuple[str, Spot]]:
    for row in table("countries"):
        for name in (row["name"], *filter(None, row["aliases"].split("|"))):
            yield name, countries()[row["iso"]]


def _regions() -> Iterator[tuple[str, Spot]]:
    for row in table("regions"):
        country, _, part = row["code"].partition("-")
        spot = Spot(row["name"], "region", country, part, _whole(row["geonames"]), _number(row["latitude"]), _number(row["longitude"]))
        for name in (row["name"], *filter(None, row["aliases"].split("|"))):
            yield name, spot


def _counties() -> Iterator[tuple[str, Spot]]:
    for row in table("us_counties"):
        yield row["name"], Spot(row["name"], "county", "US", row["state"], None, _number(row["latitude"]), _number(row["longitude"]))


def _wide() -> Iterator[tuple[str, Spot]]:
    for row in table("wide_places"):
        spot = Spot(row["name"], "wide", row["country"] or None, None, None, _number(row["latitude"]), _number(row["longitude"]))
        for name in (row["name"], *filter(None, row["aliases"].split("|"))):
            yield name, spot


def _number(cell: str) -> float | None:
    return float(cell) if cell else None


def _whole(cell: str) -> int | None:
    return int(cell) if cell else None
