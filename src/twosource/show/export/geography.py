"""Where something took place, in GDELT's eight columns: what kind of place, its name, its codes and its point."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from twosource.lexicon import table
from twosource.show.export.cameo import codes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from twosource.model import Where

Columns = list[str | int | float | None]

# GDELT's kinds of place.
_UNKNOWN, _COUNTRY, _STATE, _CITY, _ABROAD, _REGION = range(6)
NOWHERE: Columns = [_UNKNOWN, *[None] * 7]
_AMERICA = "US"


def action(where: Where | None) -> Columns:
    """The columns of a place; what the gazetteer did not find is nowhere."""
    if where is None or where.latitude is None or where.longitude is None:
        return NOWHERE.copy()
    if where.geonames is not None and where.geonames == _number(where.country):
        return country(where.country)
    name = where.name or where.text
    fips = codes(where.country).fips
    of = _countries()[where.country]["name"] if where.country in _countries() else None
    region = _regions().get((where.country, name))
    kind = _CITY if where.country == _AMERICA else _ABROAD
    state = None
    if region is not None and where.geonames in {None, region[1]}:
        kind = _STATE if where.country == _AMERICA else _REGION
        state = region[0] if where.country == _AMERICA else None
    feature = state or (f"GEONAMES:{where.geonames}" if where.geonames else None)
    full = f"{name}, {of}" if of else name
    return [kind, full, fips, f"{fips}{state}" if fips and state else None, None, where.latitude, where.longitude, feature]


def country(iso: str | None) -> Columns:
    """The columns of a country, by ISO 3166-1 alpha-2."""
    row = _countries().get(iso or "")
    if row is None:
        return NOWHERE.copy()
    fips = codes(iso).fips
    point = [float(row[each]) if row[each] else None for each in ("latitude", "longitude")]
    return [_COUNTRY, row["name"], fips, fips, None, *point, fips]


def _number(iso: str | None) -> int | None:
    row = _countries().get(iso or "")
    return int(row["geonames"]) if row else None


@cache
def _countries() -> Mapping[str | None, Mapping[str, str]]:
    return {row["iso"]: row for row in table("countries")}


@cache
def _regions() -> Mapping[tuple[str | None, str], tuple[str, int | None]]:
    """Regions by country and name: their letters, and their number in GeoNames where the gazetteer has it."""
    found: dict[tuple[str | None, str], tuple[str, int | None]] = {}
    for row in table("regions"):
        of, _, letters = row["code"].partition("-")
        found[of, row["name"]] = (letters, int(row["geonames"]) if row["geonames"] else None)
    return found
