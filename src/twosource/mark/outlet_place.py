"""Where an outlet is at home, as far as its name or address tells: the *Houston Chronicle*, `dallasnews.com`, `….co.uk`."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from twosource.mark.gazetteer import gazetteer

if TYPE_CHECKING:
    from twosource.mark.gazetteer import Spot

SHORTEST: Final = 6  # letters of a place's name within an address: shorter ones are parts of other words
LONGEST: Final = 40
PEOPLE: Final = 5_000  # of a place that a newspaper is named for
_WORD = re.compile(r"[A-Z][\w'’.-]*")


@functools.lru_cache(maxsize=4096)
def outlet_spots(outlet: str | None, address: str | None) -> tuple[Spot, ...]:
    """The places that an outlet may be named for."""
    host = _host(outlet) or _host(address) or ""
    found: list[Spot] = []
    if outlet and "." not in outlet:
        words = _WORD.findall(outlet)[:6]
        for first in range(len(words)):
            for end in range(len(words), first, -1):
                found += _large(" ".join(words[first:end]))
    else:
        label = max(host.removeprefix("www.").split(".")[:-1] or [""], key=len)[:LONGEST]
        for end in range(len(label), SHORTEST - 1, -1):
            if found := _large(label[:end]):
                break
    return tuple(found)


def _host(text: str | None) -> str | None:
    if not text or "." not in text or " " in text:
        return None
    return urlsplit(text if "//" in text else f"//{text}").hostname


def _large(name: str) -> list[Spot]:
    return [spot for spot in gazetteer().spots(name) if spot.people >= PEOPLE or spot.level != "city"]
