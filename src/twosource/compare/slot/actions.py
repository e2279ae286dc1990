"""What is done, compared by predicate and its kin: killed and died are one, arrested and released clash."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from twosource.compare.slot.bearing import UNKNOWN, Bearing, agree, clash, finer
from twosource.compare.text.kin import has_kin, is_opposed, is_two_sided, kin, opposed, opposed_of, succeeds
from twosource.compare.text.words import stem, words_of
from twosource.lexicon import either, listed, table

if TYPE_CHECKING:
    from twosource.compare.text.account import Account


def compare_actions(one: Account, other: Account) -> Bearing:
    """How what is done bears on each other."""
    return _bearing_of_predicates(one.statement.predicate, other.statement.predicate)


@functools.lru_cache(maxsize=1 << 16)
def _bearing_of_predicates(one: str, other: str) -> Bearing:
    """Two predicates compared; a story sets the same ones against each other again and again."""
    first, second = _action(one), _action(other)
    both = f"“{one}” and “{other}”"
    if name := opposed(first, second):
        return clash(f"different actions ({name}): {both}")
    if first & second:
        return agree(f"the same action: {both}")
    if kin(first) & kin(second):
        return finer(f"actions that fit each other: {both}")
    return UNKNOWN


def families(predicate: str) -> frozenset[str]:
    """The names of the families of what a predicate tells: take over, buy and acquire have one."""
    return kin(_action(predicate))


def of_one_action(one: Account, other: Account) -> bool:
    """Whether both tell of one action, or of one that is too plain a word to tell by itself: who told reporters, and who told reporters."""
    return one.statement.predicate == other.statement.predicate or compare_actions(one, other).fits


def undoes(one: Account, other: Account) -> bool:
    """Whether only one of two actions can have been done, as far as the words beside them tell: who is fatally wounded is killed."""
    first, second = _action(one.statement.predicate), _action(other.statement.predicate)
    if not opposed_of(first, second, one.words.stems & other.words.stems):
        return False
    return kin(first).isdisjoint(_beside(other, one)) and kin(second).isdisjoint(_beside(one, other))


def _beside(account: Account, other: Account) -> frozenset[str]:
    """What the evidence says beside its predicate, and the other does not: who calls off a strike does not call it, and a bomb is in both.

    What an aside tells is another deed: "the farmer, who was detained on Thursday, was released".
    """
    act = kin(frozenset(map(stem, account.statement.predicate.lower().split())))
    return kin(words_of(_aside().sub(" ", account.text)).stems - other.words.stems) - act


def mirrors(one: Account, other: Account) -> bool:
    """Whether two actions are one deed seen from its two sides: the one buys, and the other sells."""
    return is_two_sided(_action(one.statement.predicate), _action(other.statement.predicate))


def follows(first: Account, second: Account) -> bool:
    """Whether the second action can follow the first: missing, then found."""
    return succeeds(_action(first.statement.predicate), _action(second.statement.predicate))


def puts_off(predicate: str, *, plan: bool = False) -> bool:
    """Whether a predicate tells that something planned is called off or put off; or that a plan is given up."""
    act = "_".join(predicate.lower().split())
    put_off = any(act in listed("clause_words", name) for name in ("undoing", "postponing"))
    return put_off or (plan and act in listed("clause_words", "giving_up"))


def in_other_ways(one: Account, other: Account) -> bool:
    """Whether what is done is brought about in ways that exclude each other: asked to leave, and forced off; shot, and stabbed."""
    mine, yours = _ways_in(one.words.stems), _ways_in(other.words.stems)
    return any(yours.get(number, way) != way for number, way in mine.items())


@functools.lru_cache(maxsize=1 << 14)
def _action(predicate: str) -> frozenset[str]:
    """The stems of a predicate; of a verb with its particle, the two as one where they are one of a family: look into, call off."""
    joined = "_".join(predicate.lower().split())
    if has_kin(joined) or is_opposed(joined):
        return frozenset({joined})
    words = predicate.lower().replace("_", " ").split()
    return frozenset(stem(word) for word in words if word not in listed("function_words", "predicates"))


@functools.cache
def _aside() -> re.Pattern[str]:
    """A relative clause between commas."""
    return re.compile(rf", {either(listed('function_words', 'aside'))}\b[^,]*,")


@functools.lru_cache(maxsize=1 << 14)
def _ways_in(stems: frozenset[str]) -> dict[int, int]:
    """Of ways that exclude each other, by their number, the only one that some stems tell."""
    told = {number: [at for at, way in enumerate(ways) if not way.isdisjoint(stems)] for number, ways in enumerate(_ways())}
    return {number: found[0] for number, found in told.items() if len(found) == 1}


@functools.cache
def _ways() -> tuple[tuple[frozenset[str], ...], ...]:
    return tuple(tuple(frozenset(map(stem, way.split("/"))) for way in row["ways"].split()) for row in table("ways"))
