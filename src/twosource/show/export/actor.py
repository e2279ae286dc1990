"""Who acts, in the codes of event data: a country, and what kind of actor the words say it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from twosource.lexicon import listed, table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from twosource.model import Party

_WORDS = re.compile(r"[^\W\d_]+(?:[-.][^\W\d_]+)*\.?")
# More words than a name with its office has; the rest is description.
_LOOKED_AT = 12
_COUNTRY = "country:"
# How nouns that end so in the plural end in the singular.
_PLURALS = (("s", ""), ("ies", "y"), ("men", "man"))


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
    """What is known of a party; nothing is guessed from a bare name, and what is no actor (a warrant, a bare "he") is none."""
    if party is None:
        return None
    words = [each.lower() for each in _WORDS.findall(party.text)[:_LOOKED_AT]]
    if party.entity is None and not any(_acts(word) for word in words):
        return None
    entity = party.entity or ""
    itself = entity.removeprefix(_COUNTRY) if entity.startswith(_COUNTRY) else None
    country = itself or _country(words)
    types = dict.fromkeys(kind for word in words if itself is None and (kind := _kind(word)) is not None)
    sure = tuple(type_ for type_, national in types if country or not national)
    return Actor(party.name or party.text, party.text, party.entity, country, tuple(dict.fromkeys(sure)), itself is not None)


def _country(words: list[str]) -> str | None:
    """The country that the first words name as theirs: "the Kyrgyz president", "former Russian minister"."""
    leading = [word for word in words if word not in listed("function_words", "before_nationality")][:1]
    return _nationalities().get(leading[0]) if leading else None


def _acts(word: str) -> bool:
    """Whether a word names people or a body, as one or as many."""
    return word in _nationalities() or _kind(word) is not None or any(form in _actors() for form in _forms(word))


def _kind(word: str) -> tuple[str, bool] | None:
    """The type of actor that a noun tells, of one or of many."""
    return next((_types()[form] for form in _forms(word) if form in _types()), None)


def _forms(word: str) -> list[str]:
    return [word, *(word.removesuffix(many) + one for many, one in _PLURALS if word.endswith(many))]


@cache
def _actors() -> frozenset[str]:
    """Nouns for people and bodies that act where no name is given."""
    return frozenset(row["noun"] for name in ("actor_nouns", "office_nouns") for row in table(name))


@cache
def _nationalities() -> Mapping[str, str]:
    """Words of nationality that belong to one country alone, adjectives and people."""
    of: dict[str, set[str]] = {}
    for row in table("demonyms"):
        for word in (*row["adjective"].split("|"), *row["people"].split("|")):
            of.setdefault(word.lower(), set()).add(row["country"])
    return {word: next(iter(countries)) for word, countries in of.items() if word and len(countries) == 1}


@cache
def _types() -> Mapping[str, tuple[str, bool]]:
    return {noun: (row["type"], bool(row["national"])) for row in table("cameo_types") for noun in row["nouns"].split()}
