"""What a count counts, where it is a toll: the dead, the hurt, the missing."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import msgspec

from twosource.compare.slot.actions import compare_actions
from twosource.compare.slot.amounts import bearing_of_amounts, compare_amounts, is_tally
from twosource.compare.slot.bearing import How
from twosource.compare.text.words import stem, words_of
from twosource.lexicon import listed, phrases, tree

if TYPE_CHECKING:
    from collections.abc import Mapping

    from twosource.compare.text.account import Account
    from twosource.model import Amount

MISSING = frozenset({"missing"})  # a toll that falls as well, as the missing are found


def toll_of(account: Account) -> frozenset[str]:
    """The kinds of toll that the amount of a statement may be; empty where it is none."""
    amount = account.statement.amount
    if amount is None or amount.unit is not None:
        return frozenset()
    named = _kinds_in(amount.of) if amount.of and is_tally(amount.of) else frozenset()
    return named or _kinds_in(f"{account.statement.predicate} {amount.of or ''} {account.text}")


def _kinds_in(text: str) -> frozenset[str]:
    return frozenset(kind for word in words_of(text).stems for kind in _kinds().get(word, ()))


def of_two_tolls(one: Account, other: Account) -> bool:
    """Whether two statements count what befell people in two ways: 500 hurt, and 500 missing; 2,000 had to leave, and two died."""
    first, second = toll_of(one), toll_of(other)
    if first and second:
        return first.isdisjoint(second)
    counted = all(_counts_people(account.statement.amount) for account in (one, other))
    return bool(first | second) and counted and compare_actions(one, other).how is How.UNKNOWN and compare_amounts(one, other).clashes


def _counts_people(amount: Amount | None) -> bool:
    return amount is not None and amount.of is not None and amount.unit is None and is_everybody(amount.of)


def is_everybody(counted: str) -> bool:
    """Whether those who are counted are only called people, or by a word as wide."""
    return words_of(counted).stems <= _everybody()


def exceeds_toll(one: Account, other: Account) -> bool:
    """Whether one counts more of some who suffered a thing than the other counts of all: 21 passengers died, and 14 people were killed."""
    some, everybody = one.statement.amount, other.statement.amount
    if some is None or everybody is None or some.of is None or not toll_of(one) & toll_of(other):
        return False
    if everybody.of is not None and words_of(everybody.of).stems.isdisjoint(_everybody()):
        return False
    alone = len(one.words.numbers) == len(other.words.numbers) == 1
    return (
        alone
        and bearing_of_amounts(some, msgspec.structs.replace(everybody, of=some.of)).clashes
        and (some.low or 0) > (everybody.high or everybody.low or 0)
    )


def spares(one: Account, other: Account, kinds: str = "harm") -> bool:
    """Whether one says that nobody suffered what so many suffered in the other: no one was hurt, and two people were.

    `kinds` names the kinds of toll that are meant, in tolls.toml.
    """
    first, second = one.statement, other.statement
    if not first.negated or second.negated or second.status != "happened" or second.amount is None or second.amount.unit is not None:
        return False
    nobody = any(party is not None and party.text.lower().startswith(phrases("tolls", "nobody")) for party in (first.who, first.whom))
    return nobody and not _befalls(one, kinds).isdisjoint(_befalls(other, kinds))


def _befalls(account: Account, meant: str) -> frozenset[str]:
    """The tolls of these kinds that what is told adds to."""
    kinds = (_kinds().get(word, frozenset()) for word in words_of(account.statement.predicate).stems)
    return frozenset().union(*kinds) & listed("tolls", meant)


@functools.cache
def _everybody() -> frozenset[str]:
    return frozenset(map(stem, listed("tolls", "everybody")))


@functools.cache
def _kinds() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for kind, words in tree("tolls")["kinds"].items():
        for word in words.split():
            found.setdefault(stem(word), set()).add(kind)
    return {word: frozenset(kinds) for word, kinds in found.items()}
