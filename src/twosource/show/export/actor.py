"""Who acts, in the codes of event data: a country, and what kind of actor the words say it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from twosource.lexicon import table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from twosource.model import Party

_WORDS = re.compile(r"[^\W\d_]+(?:[-.][^\W\d_]+)*\.?")
# More words than a name with its office has; the rest is description.
_LOOKED_AT = 12
_COUNTRY = "country:"


@dataclass(frozen=True, slots=True)
class Actor:
    """The Kyrgyz president: of KG, and a GOV."""

    name: str
    text: str
    entity: str | None
    country: str | None  # ISO 3166-1 alpha-2
    types: tuple[str, ...]  # CAMEO actor types, in the order of the words
    is_country: bool


def actor(party: Party | None) -> Actor | None:
    """What is known of a party; nothing is guessed from a bare name."""
    if party is None:
        return None
    words = [each.lower() for each in _WORDS.findall(party.text)[:_LOOKED_AT]]
    entity = party.entity or ""
    itself = entity.removeprefix(_COUNTRY) if entity.startswith(_COUNTRY) else None
    country = itself or _country(words)
    types = dict.fromkeys(_types()[word] for word in words if word in _types() and itself is None)
    sure = tuple(type_ for type_, national in types if country or not national)
    return Actor(party.name or party.text, party.text, party.entity, country, tuple(dict.fromkeys(sure)), itself is not None)


def _country(words: list[str]) -> str | None:
    """The country that the first words name as theirs: "the Kyrgyz president", "former Russian minister"."""
    leading = [word for word in words if word not in {"the", "a", "an", "former", "then", "new", "outgoing", "acting"}][:1]
    return _adjectives().get(leading[0]) if leading else None


@cache
def _adjectives() -> Mapping[str, str]:
    """Words of nationality that belong to one country alone."""
    of: dict[str, set[str]] = {}
    for row in table("demonyms"):
        for word in row["adjective"].split("|"):
            of.setdefault(word.lower(), set()).add(row["country"])
    return {word: next(iter(countries)) for word, countries in of.items() if word and len(countries) == 1}


@cache
def _types() -> Mapping[str, tuple[str, bool]]:
    return {noun: (row["type"], bool(row["national"])) for row in table("cameo_types") for noun in row["nouns"].split()}
