"""Which origins of a matter state what is told of it; why another does not: it doubts it, only plans it, or tells something else."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from twosource.compare.slot.actions import compare_actions, of_one_action
from twosource.compare.slot.actors import compare_actors, compare_targets
from twosource.compare.slot.amounts import compare_amounts
from twosource.compare.slot.dated import in_order
from twosource.compare.slot.denial import is_denied, is_opposite
from twosource.compare.slot.hedge import hedges
from twosource.compare.slot.tense import is_ahead, is_continuing, is_done
from twosource.compare.slot.times import compare_times
from twosource.lexicon import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from twosource.compare.text.account import Account

UNSURE = ("possible", "denied")  # who says no more does not state it
SEVERAL = 3  # origins from which one can agree with none while others agree


@dataclass(frozen=True, slots=True)
class Backing:
    """Three of four origins state it; the fourth holds it for possible."""

    origins: int
    doubting: frozenset[str]  # articles whose words are not those in which the matter is told
    doubts: tuple[str, ...]  # that one origin says in words that it is not so, or only may be
    others: tuple[str, ...]  # why those that are left do not count, where no words of theirs say it


def backing(accounts: Sequence[Account], groups: Sequence[Sequence[str]], agreed: Sequence[tuple[Account, Account]] | None) -> Backing:
    """Tell which origins state a matter, where `groups` are the articles of each, and `agreed` the statements that tell one by themselves.

    `agreed` is None where they differ: then each origin has its say, and only who doubts it states nothing.
    """
    by_group = [[each for each in accounts if each.article.id in group] for group in groups]
    unsure = _hedging(by_group)
    ahead = _planning({number: told for number, told in enumerate(by_group) if number not in unsure}) if agreed is not None else set()
    alone = _alone(by_group, unsure | ahead, agreed) if agreed else set()
    doubting = _articles(by_group, unsure)
    negations = {each.statement.negated for each in accounts if each.article.id not in doubting}
    told = {number: [each for each in by_group[number] if hedges(each, negations)] for number in sorted(unsure)}
    return Backing(
        origins=len(groups) - len(unsure) - len(ahead) - len(alone),
        doubting=doubting | _articles(by_group, ahead),
        doubts=tuple(dict.fromkeys(_doubt(each) for number in told for each in told[number])),
        others=(
            *(_doubt(by_group[number][0]) for number in told if not told[number]),
            *(f"planned in {_outlet(by_group[number][0])}" for number in sorted(ahead)),
            *(f"perhaps another matter in {_outlet(by_group[number][0])}" for number in sorted(alone)),
        ),
    )


def _hedging(by_group: Sequence[Sequence[Account]]) -> set[int]:
    """The origins that do not state what others state: they hold the same action only for possible, or say the opposite of it.

    Who says that somebody denied a thing states nothing that others tell as so, whatever the action, and neither does who says that somebody
    is accused of it, where no other says no more than that.
    A quotation is told beside the statements that are in it, and these say how sure it is. "Accused of it" is not told of the action.
    Of those that say a thing is so and those that say it is not, the fewer are meant; of as many, those that deny it.
    """
    plain = [[each for each in told if each.statement.kind != "quote"] or told for told in by_group]
    plain = [_but_accusing(told, plain) for told in plain]
    sure = [each for told in plain for each in told if each.statement.status not in UNSURE]
    doubting = {
        number
        for number, told in enumerate(plain)
        if all(each.statement.status in UNSURE for each in told)
        and (
            (sure and all(each.statement.status == "denied" for each in told))
            or any(of_one_action(each, other) for each in told for other in sure)
        )
    }
    return doubting | _denying({number: told for number, told in enumerate(plain) if number not in doubting})


def _but_accusing(told: Sequence[Account], plain: Sequence[Sequence[Account]]) -> Sequence[Account]:
    """The statements of an origin but for those that somebody is accused of what the others tell; all, where others tell that, too."""
    own = [each for each in told if not _accuses(each)]
    others = (each for theirs in plain if theirs is not told for each in theirs)
    return own if own and not any(map(_accuses, others)) else told


def _accuses(account: Account) -> bool:
    return account.statement.predicate.partition(" ")[0] in listed("denial_words", "alleging")


def _denying(told: Mapping[int, Sequence[Account]]) -> set[int]:
    """Which of some origins say the opposite of what the others say of one action."""
    so, not_so = set[int](), set[int]()
    if not any(is_denied(each) for ours in told.values() for each in ours):
        return so
    for (one, ours), (other, theirs) in combinations(told.items(), 2):
        met = [(mine, yours) for mine in ours for yours in theirs if of_one_action(mine, yours)]
        if met and all(is_opposite(mine, yours) for mine, yours in met):
            denied = is_denied(met[0][0])
            so.add(other if denied else one)
            not_so.add(one if denied else other)
    return so if len(so) < len(not_so) else not_so


def _planning(told: Mapping[int, Sequence[Account]]) -> set[int]:
    """The origins that only tell as still to come what a later report tells as done."""
    ahead = {number for number, ours in told.items() if all(is_ahead(each) and not is_continuing(each) for each in ours)}
    return {
        number
        for number in ahead
        if any(
            is_done(other) and (order := in_order(told[number][0], other)) is not None and order[1] is other
            for rest in told.keys() - ahead
            for other in told[rest]
        )
    }


def _alone(by_group: Sequence[Sequence[Account]], gone: set[int], agreed: Iterable[tuple[Account, Account]]) -> set[int]:
    """The origins that agree with none, where others agree: they may tell another matter."""
    left = set(range(len(by_group))) - gone
    met = {each.article.id for pair in agreed for each in pair}
    alone = {number for number in left if met.isdisjoint(each.article.id for each in by_group[number])}
    if len(left) < SEVERAL or len(left - alone) <= 1:
        return set()
    rest = [each for number in left - alone for each in by_group[number]]
    return {number for number in alone if not any(_fit(each, other) for each in by_group[number] for other in rest)}


def _fit(one: Account, other: Account) -> bool:
    """Whether two statements of two origins have their deed, their amount or both their parties in common, and no value clashes."""
    if one.article.id == other.article.id:
        return False
    amounts, targets = compare_amounts(one, other), compare_targets(one, other)
    if amounts.clashes or targets.clashes or compare_times(one, other).clashes:
        return False
    return amounts.fits or compare_actions(one, other).fits or (targets.fits and compare_actors(one, other).fits)


def _articles(by_group: Sequence[Sequence[Account]], numbers: Iterable[int]) -> frozenset[str]:
    return frozenset(each.article.id for number in numbers for each in by_group[number])


def _outlet(account: Account) -> str:
    return account.article.outlet or account.article.site or "one report"


def _doubt(account: Account) -> str:
    """That one origin does not state what another does: "only possible in Gulf Mirror"."""
    status = account.statement.status
    if status == "denied":
        return f"denied in {_outlet(account)}"
    if account.statement.negated:
        return f"not so in {_outlet(account)}"
    return f"only possible in {_outlet(account)}" if status in UNSURE else f"so in {_outlet(account)}"
