"""Which statements of one article state different matters: they are never brought together, whatever the other articles say."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from twosource.compare.slot.actions import compare_actions
from twosource.compare.slot.amounts import compare_amounts
from twosource.compare.slot.bearing import UNKNOWN
from twosource.compare.slot.wording import compare_wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from twosource.compare.text.account import Account
    from twosource.compare.text.pair import Pair
    from twosource.model import Party, Statement

# Of one predicate in one article, so many statements before are looked at: each against each grows with the square.
LOOKED_AT = 24


def apart(told: Sequence[Account]) -> Iterator[Pair]:
    """Pairs of positions, the smaller first, of statements that must not meet."""
    yield from _of_one_sentence(told)
    yield from _of_other_sayings(told)
    yield from _of_other_parties(told)


def _of_one_sentence(told: Sequence[Account]) -> Iterator[Pair]:
    """A sentence does not say one thing twice: statements of it that share no word, or tell of two deeds, are two matters."""
    first = 0
    for position, account in enumerate(told):
        while told[first].article.id != account.article.id or told[first].passages[-1] < account.passages[0]:
            first += 1
        yield from ((earlier, position) for earlier in range(first, position) if _parted(told[earlier], account))


def _of_other_sayings(told: Sequence[Account]) -> Iterator[Pair]:
    """Two quotations of one report, of which neither is a part of the other or its other wording, are two sayings."""
    before: dict[str, list[int]] = defaultdict(list)
    for position, account in enumerate(told):
        if account.statement.words:
            same = before[account.article.id]
            yield from ((earlier, position) for earlier in same[-LOOKED_AT:] if compare_wording(told[earlier], account) is UNKNOWN)
            same.append(position)


def _parted(one: Account, other: Account) -> bool:
    if one.article.id != other.article.id or not set(one.passages) & set(other.passages):
        return False
    first, second = one.statement, other.statement
    if first.evidence.end <= second.evidence.start or second.evidence.end <= first.evidence.start:
        return True
    if "quote" in {first.kind, second.kind} or _counts(first, second) or _counts(second, first):
        return False  # a quotation is told beside what is said in it, and a figure beside what it counts
    return first.predicate != second.predicate and not compare_actions(one, other).fits


def _counts(figure: Statement, deed: Statement) -> bool:
    """Whether a figure counts what a deed without one tells: "the number of people killed has risen to 12", "people killed"."""
    return figure.evidence.holds(deed.evidence) and figure.amount is not None and deed.amount is None


def _of_other_parties(told: Sequence[Account]) -> Iterator[Pair]:
    """Kyrgyzstan is no member, and China is no member; trade grew by a third, and to a million: one deed of two is two matters."""
    before: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for position, account in enumerate(told):
        statement = account.statement
        same = before[account.article.id, statement.kind, statement.predicate]
        for earlier in same[-LOOKED_AT:]:
            other = told[earlier].statement
            if _others(statement.who, other.who) or _others(statement.whom, other.whom) or _other_amounts(told[earlier], account):
                yield earlier, position
        same.append(position)


def _others(one: Party | None, other: Party | None) -> bool:
    """Whether two parties are both known, and are not one."""
    return bool(one and other and one.entity and other.entity and one.entity != other.entity)


def _other_amounts(one: Account, other: Account) -> bool:
    """Whether both give an amount, and not the same one; two speakers may be at odds over one."""
    first, second = one.statement, other.statement
    if first.amount is None or second.amount is None or _others(first.speaker, second.speaker):
        return False
    return not compare_amounts(one, other).fits
