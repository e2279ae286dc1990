"""Places on the map: of all the places of a name, the one this article can mean.

Each name is read once for the whole article, since one article rarely means two places by one name. What speaks for a
place: how many live there, the region or country written behind the name, the other places of the article that lie near or in the
same region, the dateline, and the place that the outlet is named for.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from twosource.mark.demonym import demonyms, regional
from twosource.mark.gazetteer import abbreviations, countries, fold, gazetteer, kinds_of_place
from twosource.mark.outlet_place import outlet_spots
from twosource.model import Where

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from twosource.mark.candidate import Candidate
    from twosource.mark.gazetteer import Spot
    from twosource.model import Article
    from twosource.syntax import Syntax

# What speaks for a place, in powers of ten of inhabitants. Tuned on half of LGL and GeoVirus, measured on the other half.
LEVEL: Final = {"country": 9.0, "wide": 6.5, "region": 5.0, "county": 5.0, "city": 0.0}
STATE: Final = 7.0  # regions of the United States, which its news names as others name countries
OTHER_NAME: Final = -1.0
QUALIFIED: Final = 6.0  # the region or country stands behind the name
SAME_REGION: Final = 3.0
SAME_COUNTRY: Final = 2.0
NEAR: Final = 1.0
OUTLET: Final = 2.0
KILOMETRES: Final = 150.0
LEAST: Final = 1e-6  # of a share: less speaks for nothing
ROUNDS: Final = 3
DATED: Final = 3  # mentions that a dateline counts for, where only so many names are heard
LARGE: Final = 1_000_000  # people of a city that is called by two letters as a state is: LA
MANY: Final = 60  # names of an article that speak for each other, the most frequent ones: more would cost the square of them


@dataclass(frozen=True, slots=True)
class _Name:
    """All mentions of one name in an article, with what stands behind it where something does."""

    text: str
    spots: tuple[Spot, ...]
    count: int
    country: str | None = None
    region: str | None = None


def places(article: Article, syntax: Syntax, found: Sequence[Candidate]) -> list[tuple[Candidate, Where, str | None]]:
    """Put each place on the map; one that is not in the data stays unplaced."""
    read = _read(article, syntax, found)
    placed = []
    for each in found:
        words = syntax.words(each.first, each.last)
        spot = _of_demonym(words.lower()) if each.kind == "demonym" else read.get(fold(words))
        placed.append((each, where(words, spot), entity(spot)) if spot is not None else (each, Where(text=words), None))
    return placed


def _of_demonym(word: str) -> Spot:
    """The country or region that a word of nationality belongs to."""
    if word in demonyms():
        return countries()[demonyms()[word]]
    name, country = regional()[word]
    fitting = [spot for spot in gazetteer().spots(name) if spot.country == (country or None)]
    return max(fitting or gazetteer().spots(name), key=lambda spot: (LEVEL[spot.level], *_tie(spot)))


def where(words: str, spot: Spot) -> Where:
    """A known place, as the words say it."""
    return Where(text=words, name=spot.name, country=spot.country, geonames=spot.geonames, latitude=spot.latitude, longitude=spot.longitude)


def entity(spot: Spot) -> str | None:
    """The id of a place across articles."""
    if spot.level == "country":
        return f"country:{spot.country}"
    return f"geonames:{spot.geonames}" if spot.geonames is not None else None


def _read(article: Article, syntax: Syntax, found: Sequence[Candidate]) -> dict[str, Spot]:
    """The place that each name of the article is read as, by folded name."""
    names = _with_dateline(article.place, _names(syntax, found))
    words = [syntax.words(each.first, each.last).lower() for each in found if each.kind == "demonym"]
    told = Counter(country for word in words if (country := _of_demonym(word).country) is not None)
    own = outlet_spots(article.outlet, article.address)
    heard = sorted(names, key=lambda key: (-names[key].count, key))[:MANY]
    weighed = {key: _weighed(key, name, None) for key, name in names.items()}
    for _ in range(ROUNDS):
        context = _Context({key: weighed[key] for key in heard}, told, own)
        weighed = {key: _weighed(key, name, context) for key, name in names.items()}
    return {key: max(spots, key=lambda each: (each[0], _tie(each[1])))[1] for key, spots in weighed.items()}


def _with_dateline(place: str | None, names: dict[str, _Name]) -> dict[str, _Name]:
    """The names with the place that the article is dated from, which speaks for others though the text may not name it."""
    first, _, rest = (place or "").partition(",")
    text = first.strip().title() if first.isupper() else first.strip()
    spots = _spots(text) if text else ()
    if not spots:
        return names
    behind = next((spot for spot in _spots(rest.strip()) if spot.level in ("country", "region")), None) if rest.strip() else None
    known = names.get(fold(text), _Name(text, spots, 0))
    if known.country is None and behind is not None:
        known = replace(known, country=behind.country, region=behind.region)
    return names | {fold(text): replace(known, count=known.count + DATED)}


def _weighed(key: str, name: _Name, context: _Context | None) -> list[tuple[float, Spot]]:
    """All the places of a name, with how much speaks for each."""
    return [(_plain(name, spot) + (context.speaks_for(key, spot) if context is not None else 0.0), spot) for spot in name.spots]


def _names(syntax: Syntax, found: Sequence[Candidate]) -> dict[str, _Name]:
    counts = Counter(fold(syntax.words(each.first, each.last)) for each in found if each.kind == "place")
    behind: dict[str, tuple[str | None, str | None]] = {}
    texts: dict[str, str] = {}
    for each in found:
        key = fold(syntax.words(each.first, each.last))
        texts.setdefault(key, syntax.words(each.first, each.last))
        if (told := _behind(syntax, each.last)) is not None:
            behind.setdefault(key, told)
    made = {}
    for key, count in counts.items():
        spots = _spots(texts[key])
        if texts[key].isupper() and texts[key] in abbreviations():
            large = tuple(spot for spot in gazetteer().spots(texts[key]) if spot.people >= LARGE)
            alike = (each for each in found if fold(syntax.words(each.first, each.last)) == key)
            spots = large if large and not any(_behind_comma(syntax, each) for each in alike) else spots  # "moved to LA"
        if spots:
            made[key] = _Name(texts[key], spots, count, *behind.get(key, (None, None)))
    return made


def _behind_comma(syntax: Syntax, each: Candidate) -> bool:
    """Whether a name stands behind a comma or in brackets, as a state does behind its town."""
    return each.first > 0 and syntax.lower[each.first - 1] in (",", "(")


def _spots(text: str) -> tuple[Spot, ...]:
    short = abbreviations().get(text) or abbreviations().get(f"{text}.")
    if short is not None:
        return (short,)
    known = gazetteer().spots(text)
    if known or " " not in text:
        return known
    first, _, last = text.rpartition(" ")
    if last.lower() == "river" or text.startswith("River "):
        return tuple(spot for spot in gazetteer().spots(first if last.lower() == "river" else text[6:]) if spot.level == "wide")
    return gazetteer().spots(first) if last.lower() in kinds_of_place() else ()


def _behind(syntax: Syntax, last: int) -> tuple[str | None, str | None] | None:
    """The country and region in "Alexandria, La.", "Paris, Texas" or "Kant (Kyrgyzstan)"."""
    if last + 2 >= len(syntax) or syntax.lower[last + 1] not in (",", "("):
        return None
    for end in (last + 4, last + 3, last + 2):
        if end >= len(syntax) or (not syntax.word[end][:1].isupper() and end != last + 2):
            continue
        text = syntax.words(last + 2, end)
        if not text[:1].isupper():
            return None
        for spot in _spots(text):
            if spot.level in ("country", "region"):
                return spot.country, spot.region
    return None


def _plain(name: _Name, spot: Spot) -> float:
    """How likely a place is by itself: the larger the likelier, and where what stands behind its name fits."""
    weight = LEVEL[spot.level] if not (spot.level == "region" and spot.country == "US") else STATE
    if spot.level == "city":
        weight += math.log10(spot.people + 10)
    if not spot.main:
        weight += OTHER_NAME
    if name.country is not None and spot.country == name.country:
        within = name.region is None or name.region == spot.region or spot.country != "US"
        weight += QUALIFIED if within and spot.level != "country" else 0.0
    return weight


def _tie(spot: Spot) -> tuple[int, str, int]:
    return spot.people, spot.level, -(spot.geonames or 0)


class _Context:
    """What the other places of an article say for a place: each name speaks for all it may mean, the likelier the more."""

    def __init__(self, weighed: Mapping[str, Sequence[tuple[float, Spot]]], told: Mapping[str, int], own: Iterable[Spot]) -> None:
        self._own = tuple(own)
        self._chosen: dict[str, Spot] = {}
        self._shares: dict[str, dict[tuple[str, str | None], float]] = {}
        self._countries: dict[str, float] = {country: float(count) for country, count in told.items()}
        self._regions: dict[tuple[str, str | None], float] = {}
        for key, spots in weighed.items():
            best = max(spots, key=lambda each: (each[0], _tie(each[1])))
            self._chosen[key] = best[1]
            odds = [(10 ** (weight - best[0]), spot) for weight, spot in spots]
            whole = sum(each for each, _ in odds)
            shares = self._shares.setdefault(key, {})
            for each, spot in odds:
                if spot.country is not None and each / whole > LEAST:
                    place = (spot.country, spot.region)
                    shares[place] = shares.get(place, 0.0) + each / whole
        for shares in self._shares.values():
            for place, share in shares.items():
                self._countries[place[0]] = self._countries.get(place[0], 0.0) + share
                self._regions[place] = self._regions.get(place, 0.0) + share
        self._total = sum(self._countries.values())

    def speaks_for(self, key: str, spot: Spot) -> float:
        """The weight of the other places."""
        if spot.country is None:
            return 0.0
        own = self._shares.get(key, {})
        total = self._total - sum(own.values())
        in_country = self._countries.get(spot.country, 0.0) - sum(share for place, share in own.items() if place[0] == spot.country)
        weight = SAME_COUNTRY * min(1.0, 2 * in_country / total) if total > LEAST else 0.0
        if spot.region is not None:
            place = (spot.country, spot.region)
            weight += SAME_REGION * min(1.0, (self._regions.get(place, 0.0) - own.get(place, 0.0)) / 2)
        if any(_near(spot, other) for other_key, other in self._chosen.items() if other_key != key and other.level != "country"):
            weight += NEAR
        if any(each.country == spot.country and (each.region in (None, spot.region) or spot.region is None) for each in self._own):
            weight += OUTLET
        return weight


def _near(one: Spot, other: Spot) -> bool:
    if one.latitude is None or other.latitude is None or one.longitude is None or other.longitude is None:
        return False
    north = 111.2 * (one.latitude - other.latitude)
    east = 111.2 * (one.longitude - other.longitude) * math.cos(math.radians(one.latitude))
    return north * north + east * east <= KILOMETRES * KILOMETRES
