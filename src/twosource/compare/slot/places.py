"""Places compared by containment: Bishkek lies in Kyrgyzstan, so both can be meant; Paris and London clash."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from twosource.compare.slot.amounts import PERCENT, compare_amounts
from twosource.compare.slot.bearing import UNKNOWN, Bearing, agree, clash, finer
from twosource.compare.text.kin import kin
from twosource.compare.text.words import words_of
from twosource.lexicon import either, listed, table

if TYPE_CHECKING:
    from twosource.compare.text.account import Account
    from twosource.model import Where

NEAR = 0.5  # degrees: a suburb and its city, a crash site and the next town


def compare_places(one: Account, other: Account) -> Bearing:
    """How the places of two statements bear on each other."""
    first, second = one.statement.where, other.statement.where
    if first is None or second is None:
        return UNKNOWN
    return bearing_of_places(first, second)


def bearing_of_places(first: Where, second: Where) -> Bearing:
    """Compare two places by themselves."""
    both = f"“{first.text}” and “{second.text}”"
    if first.geonames is not None and first.geonames == second.geonames:
        return agree(f"the same place: {both}")
    names, others = words_of(first.name or first.text).stems, words_of(second.name or second.text).stems
    if names and names == others:
        return agree(f"the same place: {both}")
    if first.country and second.country:
        if first.country != second.country:
            return clash(f"places in different countries: {both}")
        if is_country(first) or is_country(second) or _near(first, second) or names & others:
            return finer(f"places that fit each other: {both}")
        return UNKNOWN  # two places of one country: neighbours, or one within the other, for all we know
    return finer(f"places that fit each other: {both}") if names & others else UNKNOWN


def lies_beside(one: Account, other: Account) -> bool:
    """Whether one tells of what happened near a place in which it happened in the other: near London, and in Croydon, London."""
    place, text, words = one.statement.where, one.text, other.text
    if place is None:
        return False
    name = rf"(?:the )?{re.escape(place.text)}\b"
    beside = re.search(rf"\b{_beside()} {name}", text)
    return beside is not None and re.search(rf"\bin (?:[\w-]+,? ){{0,2}}{name}", words) is not None and not re.search(rf"\bin {name}", text)


def in_other_towns(one: Account, other: Account) -> bool:
    """Whether two statements name two towns that lie apart: one arrest is made in one of them."""
    first, second = one.statement.where, other.statement.where
    return first is not None and second is not None and are_apart(first, second)


def of_two_places(one: Account, other: Account) -> bool:
    """Whether two statements name two places, and nothing shows that the one lies in or near the other: two villages on no map."""
    first, second = one.statement.where, other.statement.where
    if first is None or second is None or bearing_of_places(first, second).fits:
        return False
    return not (first.country and first.country == second.country) or are_apart(first, second)


def of_part_of_place(one: Account, other: Account) -> bool:
    """Whether two shares that clash are of a place and of a part of it: turnout was 61 percent, turnout in Selby was 54 percent.

    The one is of the place that its report is about, so the part is not named there at the head.
    """
    if not compare_amounts(one, other).clashes:
        return False
    return any(
        (place := _measured_in(part)) and _measured_in(whole) is None and kin(words_of(place).stems).isdisjoint(_head(whole))
        for part, whole in ((one, other), (other, one))
    )


def _measured_in(account: Account) -> str | None:
    """The place that a share is told of, right behind what it is a share of."""
    amount = account.statement.amount
    if amount is None or amount.unit != PERCENT or not amount.of:
        return None
    found = re.search(rf"\b{re.escape(amount.of)} in ((?:the )?[A-Z]\w+)", account.text)
    return found[1] if found and words_of(found[1]).stems.isdisjoint(_described()) else None


@functools.cache
def _described() -> frozenset[str]:
    """The words of places that an adjective may name as well: Norway, Norwegian."""
    names = [*(row["name"] for row in table("countries")), *(row["place"] for row in table("region_demonyms"))]
    return frozenset().union(*(words_of(name).stems for name in names))


def _head(account: Account) -> frozenset[str]:
    """The words of a report's title and first paragraph, and of the sentence: what they name it is about."""
    start, end = account.article.paragraphs[0]
    return kin(words_of(f"{account.article.title or ''} {account.article.text[start:end]} {account.setting}").stems)


@functools.cache
def _beside() -> str:
    return either(listed("kinds_of_place", "beside"))


def is_country(place: Where) -> bool:
    """Whether a whole country is named."""
    return place.geonames in _countries() or (place.country is not None and place.latitude is None)


def is_country_id(entity: str) -> bool:
    """Whether the id of a party is that of a whole country."""
    kind, _, number = entity.partition(":")
    return kind == "country" or (number.isdigit() and int(number) in _countries())


def are_apart(first: Where, second: Where) -> bool:
    """Whether two places are known not to be one, nor one in the other: two towns of which neither is near the other."""
    known = first.geonames is not None and second.geonames is not None
    if not known or _is_wide(first) or _is_wide(second) or _near(first, second):
        return False
    return first.geonames != second.geonames and not words_of(first.name or first.text).stems & words_of(second.name or second.text).stems


def _is_wide(place: Where) -> bool:
    """Whether a place is a country or a part of one, in which towns lie."""
    return is_country(place) or place.geonames in _regions()


@functools.cache
def _regions() -> frozenset[int]:
    return frozenset(int(row["geonames"]) for row in table("regions") if row["geonames"])


@functools.cache
def _countries() -> frozenset[int]:
    return frozenset(int(row["geonames"]) for row in table("countries"))


def _near(first: Where, second: Where) -> bool:
    if first.latitude is None or second.latitude is None or first.longitude is None or second.longitude is None:
        return False
    return abs(first.latitude - second.latitude) <= NEAR and abs(first.longitude - second.longitude) <= NEAR
