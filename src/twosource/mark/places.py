"""Places on the map: of all the places of a name, the one this article can mean."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from twosource.mark.demonym import demonyms
from twosource.mark.gazetteer import countries, gazetteer
from twosource.model import Where

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.mark.candidate import Candidate
    from twosource.mark.gazetteer import Spot
    from twosource.mark.syntax import Syntax
    from twosource.model import Article


def places(_article: Article, syntax: Syntax, found: Sequence[Candidate]) -> list[tuple[Candidate, Where, str | None]]:
    """Put each place on the map; one that is not in the data stays unplaced."""
    return [(each, *_placed(syntax, each)) for each in found]


def _placed(syntax: Syntax, candidate: Candidate) -> tuple[Where, str | None]:
    words = syntax.words(candidate.first, candidate.last)
    if candidate.kind == "demonym":
        spot: Spot | None = countries().get(demonyms()[words.lower()])
    else:
        spot = max(gazetteer().spots(words), key=_weight, default=None)
    if spot is None:
        return Where(text=words), None
    return where(words, spot), entity(spot)


def where(words: str, spot: Spot) -> Where:
    """A known place, as the words say it."""
    return Where(text=words, name=spot.name, country=spot.country, geonames=spot.geonames, latitude=spot.latitude, longitude=spot.longitude)


def entity(spot: Spot) -> str | None:
    """The id of a place across articles."""
    if spot.level == "country":
        return f"country:{spot.country}"
    return f"geonames:{spot.geonames}" if spot.geonames is not None else None


def _weight(spot: Spot) -> tuple[float, int]:
    level = {"country": 8.0, "wide": 6.5, "region": 5.8, "county": 5.0, "city": 0.0}[spot.level]
    return level + (math.log10(spot.people + 10) if spot.level == "city" else 0) - (0 if spot.main else 1), -(spot.geonames or 0)
