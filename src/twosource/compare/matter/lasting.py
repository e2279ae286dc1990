"""Statements of two articles that tell how long one thing lasted: a two-year investigation, the investigation took three years."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from twosource.compare.slot.actors import compare_actors
from twosource.compare.slot.amounts import tells_how_long
from twosource.compare.slot.times import compare_times
from twosource.compare.text.words import WORD

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from twosource.compare.text.account import Account
    from twosource.compare.text.pair import Pair

# How likely their two passages must share something, set by hand: of passages that share nothing, two contracts of two players are called alike.
SHARED = 0.5


def lastings(told: Sequence[Account], shared: Mapping[Pair, Sequence[Pair]], chances: Mapping[Pair, float]) -> Iterator[Pair]:
    """Pairs of statements of two articles, each of which tells of one thing alone how long it lasted, where that is called by one noun."""
    things = {number: thing for number, account in enumerate(told) if (thing := _thing(account)) is not None}
    often = Counter((told[number].article.id, thing) for number, thing in things.items())
    alone = {number: thing for number, thing in things.items() if often[told[number].article.id, thing] == 1}
    for both, pairs in shared.items():
        for first, second in pairs if chances[both] >= SHARED else ():
            one, other = told[first], told[second]
            of_one = first in alone and alone[first] == alone.get(second)
            if of_one and not compare_actors(one, other).clashes and not compare_times(one, other).clashes:
                yield first, second


def _thing(account: Account) -> str | None:
    """The noun for what lasted so long."""
    who = account.statement.who
    if who is None or who.name is not None or account.statement.negated or not tells_how_long(account.statement):
        return None
    words = WORD.findall(who.text.lower().partition(" of ")[0])
    return words[-1] if words else None
