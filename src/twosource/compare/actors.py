"""Who acts and who is acted on, compared by entity, then by name: Mr Putin is Vladimir Putin; police are not Mr Putin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.compare.bearing import UNKNOWN, Bearing, agree, clash, finer
from twosource.compare.words import words_of

if TYPE_CHECKING:
    from twosource.compare.account import Account
    from twosource.model import Party


def compare_actors(one: Account, other: Account) -> Bearing:
    """How those who act bear on each other."""
    return bearing_of(one.statement.who, other.statement.who)


def compare_targets(one: Account, other: Account) -> Bearing:
    """How those who are acted on bear on each other."""
    return bearing_of(one.statement.whom, other.statement.whom)


def bearing_of(first: Party | None, second: Party | None) -> Bearing:
    """Compare two parties by themselves."""
    if first is None or second is None:
        return UNKNOWN
    both = f"“{first.text}” and “{second.text}”"
    if first.entity is not None and first.entity == second.entity:
        return agree(f"the same party: {both}")
    names, others = words_of(first.name or first.text), words_of(second.name or second.text)
    if names.stems and names.stems == others.stems:
        return agree(f"the same party: {both}")
    if names.names and others.names:
        if names.names & others.names:
            return finer(f"names that fit each other: {both}")
        return clash(f"different parties: {both}")
    if names.stems & others.stems:
        return finer(f"parties that fit each other: {both}")
    return UNKNOWN


def same_party(first: Party | None, second: Party | None) -> bool:
    """Whether two parties are one, as far as their names tell."""
    return bearing_of(first, second).fits
