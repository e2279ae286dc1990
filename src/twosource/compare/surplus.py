"""What a line says beyond what others say: who governs, a name, a number, "only", a second object."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.compare.slot.amounts import compare_amounts
from twosource.compare.slot.bearing import How
from twosource.compare.slot.naming import words_for
from twosource.compare.slot.wording import bearing_of_sayings, quoted
from twosource.compare.text.kin import kin
from twosource.compare.text.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from twosource.compare.text.account import Account
    from twosource.compare.text.rarity import Rarity


# Of a line, by how rare its words are. Of some sixty findings of the training stories whose line is so, read one by one, the other origins state
# what it says in twelve; they state less in eighteen, and something else in thirty.
MOST = 0.64
SEVERAL = 3  # words: of a line of two or three, one in other words is most of it
TWO = 2


def surplus(text: str, others: Iterable[Account]) -> frozenset[str]:
    """The words of a line that stand in no sentence of others, and name nobody of whom these tell; none where there are no others."""
    told = [kin(each.around.stems) | _named(each) for each in others]
    return kin(words_of(text).stems).difference(*told) if told else frozenset()


def is_said_alone(account: Account, text: str, accounts: Sequence[Account], groups: Sequence[Sequence[str]], rarity: Rarity) -> bool:
    """Whether one origin alone says most of what a line tells of this statement, its words by how rare they are.

    Asked is the origin that says most of it, beside the next. Of one saying that two quote, each may quote as much as it likes, and one amount that
    both tell is told by both, whatever the words around it.
    """
    told = kin(words_of(text).stems) - named_elsewhere(account)
    said = [[each for each in accounts if each.article.id in group] for group in groups]
    others = [each for group, ids in zip(said, groups, strict=True) if account.article.id not in ids for each in group]
    if not others or any(_quote_one(account, each) or _count_one(account, each) for each in others):
        return False
    _, second = sorted((told - surplus(text, group) for group in said), key=rarity.of, reverse=True)[:TWO]
    return len(told - second) >= SEVERAL and rarity.of(second) < (1.0 - MOST) * rarity.of(told)


def named_elsewhere(account: Account) -> frozenset[str]:
    """The words that name who acts, where his own article has to tell whom its sentence means."""
    who = account.statement.who
    return kin(words_of(words_for(who)).stems) if who is not None and who.text not in account.text else frozenset()


def _quote_one(one: Account, other: Account) -> bool:
    """Whether both stand in quotations of one saying."""
    first, second = quoted(one), quoted(other)
    return bool(first) and bool(second) and bearing_of_sayings(first, second, of_one_matter=True).fits


def _count_one(one: Account, other: Account) -> bool:
    """Whether both tell one number, or one amount."""
    return bool(one.numbers & other.numbers) or compare_amounts(one, other).how is How.AGREE


def _named(account: Account) -> frozenset[str]:
    """The words that name whom a statement tells of, in whatever words its sentence speaks of him."""
    parties = (party for party in (account.statement.who, account.statement.whom) if party is not None)
    return frozenset[str]().union(*(kin(words_of(words_for(party)).stems) for party in parties))
