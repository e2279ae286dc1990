"""Where an outlet is at home, as far as its name or address tells: the *Houston Chronicle*, `dallasnews.com`, `….co.uk`."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from twosource.lexicon import listed, table
from twosource.mark.gazetteer import Spot, countries, gazetteer

if TYPE_CHECKING:
    from collections.abc import Mapping

SHORTEST: Final = 6  # letters of a place's name within an address: shorter ones are parts of other words
LONGEST: Final = 40
PEOPLE: Final = 5_000  # of a place that a newspaper is named for
_WORD = re.compile(r"[A-Z][\w'’.-]*")


@functools.lru_cache(maxsize=4096)
def outlet_spots(outlet: str | None, address: str | None) -> tuple[Spot, ...]:
    """The places that an outlet may be named for."""
    host = (_host(outlet) or _host(address) or "").removeprefix("www.")
    found: list[Spot] = []
    if (home := _homes().get(host)) is not None:
        return (home,) if home.country else ()
    if (country := _country(host)) is not None:
        found.append(country)
    if outlet and "." not in outlet:
        words = _WORD.findall(outlet)[:6]
        for first in range(len(words)):
            for end in range(len(words), first, -1):
                found += _large(" ".join(words[first:end]))
    else:
        label = max(host.split(".")[:-1] or [""], key=len)[:LONGEST]
        ends = range(len(label), SHORTEST - 1, -1)
        found += next((large for end in ends if (large := _large(label[:end]))), [])
    return tuple(found)


@functools.cache
def _homes() -> Mapping[str, Spot]:
    """Where outlets are at home whose address does not say it."""
    return {
        row["host"]: Spot("", "region", row["country"] or None, row["region"] or None, None, None, None) for row in table("outlet_places")
    }


def _country(host: str) -> Spot | None:
    """The country at the end of an address, unless it is sold to all the world."""
    end = host.rpartition(".")[2].upper()
    return None if end.lower() in listed("press", "worldwide") else countries().get("GB" if end == "UK" else end)


def _host(text: str | None) -> str | None:
    if not text or "." not in text or " " in text:
        return None
    try:
        return urlsplit(text if "//" in text else f"//{text}").hostname
    except ValueError:
        return None  # "[x.com" is no address


def _large(name: str) -> list[Spot]:
    return [spot for spot in gazetteer().spots(name) if spot.people >= PEOPLE or spot.level != "city"]
