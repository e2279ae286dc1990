"""Whether two statements of one matter differ in an amount, and whether time explains it. Each rule stands in docs/standing.md."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

import msgspec

from twosource.compare.matter.twins import of_other_numbers
from twosource.compare.slot.actions import compare_actions
from twosource.compare.slot.actors import compare_actors, compare_targets, of_one_party
from twosource.compare.slot.amounts import (
    are_worths,
    bearing_of_amounts,
    compare_amounts,
    counts_of,
    exceeds,
    is_former,
    is_physical,
    is_tally,
    measure_one,
    size_of,
)
from twosource.compare.slot.bearing import Contrast, How
from twosource.compare.slot.counts import of_other_counts
from twosource.compare.slot.dated import AT_ONCE, DAY, are_days_apart, in_order, lead
from twosource.compare.slot.outcome import is_outcome, is_past
from twosource.compare.slot.periods import of_one_rate, of_two_periods
from twosource.compare.slot.tense import is_hoped, is_so_far_done, is_under_way
from twosource.compare.slot.times import YEAR, compare_times
from twosource.compare.slot.toll import MISSING, exceeds_toll, is_everybody, toll_of
from twosource.compare.text.kin import kin
from twosource.compare.text.words import WORD, cardinals, stem, words_of
from twosource.lexicon import either, listed, phrases, table, tree
from twosource.model import AGE

if TYPE_CHECKING:
    from twosource.compare.text.account import Account

ENOUGH, MOST = 3, 0.6  # words beside two amounts, and their part of what the shorter says, that show both to tell one thing


def contrast_amount(one: Account, other: Account) -> Contrast:
    """12 and 15 dead: a conflict; an update where time explains it. What a figure was is set against what it was alone."""
    if is_former(one) != is_former(other):
        return Contrast.NONE
    clashing = (
        compare_amounts(one, other).clashes
        or _counts_one_crowd(one, other)
        or any(exceeding(*pair) for exceeding in (exceeds, exceeds_toll) for pair in ((one, other), (other, one)))
    )
    order = in_order(one, other)
    if not clashing:
        if of_other_numbers(one, other) or of_other_counts(one, other):
            return Contrast.UPDATE if order and _has_gone_on(*order) else Contrast.CONFLICT
        return Contrast.UPDATE if order and _has_grown(*order) else Contrast.NONE
    if (
        (compare_times(one, other).clashes and not befalls_somebody_once(one, other))
        or _is_part(one, other)
        or of_two_periods(one, other)
        or _are_vague(one, other)
    ):
        return Contrast.NONE
    tolls = toll_of(one) & toll_of(other)
    if not tolls and (_is_level_of_its_hour(one, other) or _are_of_two_days(one, other)):
        return Contrast.NONE
    told = compare_actions(one, other).fits or are_told_alike(one, other)
    alike = told or measure_one(one, other) or _of_one_name(one, other) or of_one_rate(one, other)
    if not tolls and not alike:
        return Contrast.NONE
    if _had_a_birthday(one, other):
        return Contrast.UPDATE
    if lead(one.article, other.article) and is_outcome(one, other):
        return Contrast.UPDATE  # 60,000 doses were to arrive, and 50,000 did
    if is_hoped(one) != is_hoped(other) and not are_worths(one, other):  # an offer's value "would be" what it "amounts to"
        return Contrast.UPDATE if order else Contrast.NONE  # what it is put at, and what it could come to
    if are_days_apart(one, other) and compare_times(one, other).how is How.AGREE and not is_past(one):
        return Contrast.UPDATE  # what is forecast for this year
    return Contrast.UPDATE if order and (_goes_on(*order) or _counts_on(*order, tolls)) else Contrast.CONFLICT


def befalls_somebody_once(one: Account, other: Account) -> bool:
    """Whether one deed befell somebody who is named, told for two days side by side: jailed for three years on Monday, for four on Tuesday."""
    named = all(each.statement.kind == "event" and each.statement.whom and each.statement.whom.name for each in (one, other))
    return bool(named) and compare_targets(one, other).how is How.AGREE and compare_actions(one, other).how is How.AGREE


def _are_of_two_days(one: Account, other: Account) -> bool:
    """Whether each of two reports, days apart, may count its own; not where both tell it of one time, or of one thing with its name and another number: a trial in 19 countries."""
    if compare_times(one, other).how is How.AGREE:
        return False  # what was offered in February
    names, numbers = (getattr(one.words, each) & getattr(other.words, each) for each in ("names", "numbers"))
    counted = all(each.statement.amount is not None and each.statement.amount.unit is None for each in (one, other))
    return are_days_apart(one, other) and not (counted and names and numbers and are_told_alike(one, other))


def _had_a_birthday(one: Account, other: Account) -> bool:
    """Whether somebody can have grown so much older from one report to the other, of another day: 79, and 80."""
    ahead = lead(one.article, other.article)
    if not one.statement.predicate == other.statement.predicate == AGE or ahead is None or abs(ahead) < DAY:
        return False
    grown = size_of(other) - size_of(one) if ahead > AT_ONCE else size_of(one) - size_of(other)
    return 0 < grown <= 1 + abs(ahead) // YEAR


def _counts_one_crowd(one: Account, other: Account) -> bool:
    """Whether one thing told in other words befell so many people and so many of them by a name: eleven patients, and 17 people.

    Of a toll the fewer may be some of the more.
    """
    first, second = one.statement.amount, other.statement.amount
    if first is None or second is None or first.unit or second.unit or not first.of or not second.of or toll_of(one) | toll_of(other):
        return False
    wide = [is_everybody(each.of or "") for each in (first, second)]
    named = second.of if wide[0] else first.of
    if wide[0] == wide[1] or words_of(named).stems.isdisjoint(_crowds()) or not are_told_alike(one, other):
        return False
    return bearing_of_amounts(*(msgspec.structs.replace(each, of=None) for each in (first, second))).clashes


@functools.cache
def _crowds() -> frozenset[str]:
    """Nouns for people: patients, passengers."""
    return frozenset(stem(row["noun"]) for row in table("actor_nouns"))


def _counts_on(earlier: Account, later: Account, tolls: frozenset[str]) -> bool:
    """Whether a toll is larger later; that of the missing falls as well, as they are found."""
    change = size_of(later) - size_of(earlier)
    return bool(tolls) and (change > 0 or (tolls == MISSING and change < 0))


def _has_grown(earlier: Account, later: Account) -> bool:
    """Whether a toll of at least so many has become a larger one: "at least 27", and "at least 48" or 31 a day later."""
    for each in (earlier, later):
        amount = each.statement.amount
        if amount is None or not amount.low or (amount.high is not None and each is earlier) or amount.approximate:
            return False  # "scores" are no number
    told = counts_of(earlier, later) or (compare_actions(earlier, later).fits and not compare_actors(earlier, later).clashes)
    alike = told and bool(toll_of(earlier) & toll_of(later))
    return alike and size_of(earlier) < size_of(later) and not compare_times(earlier, later).clashes


def _goes_on(earlier: Account, later: Account) -> bool:
    """Whether an amount of what goes on can have become another: 40 ships were waiting, and 60 are; three schools have been closed, and five are."""
    if is_under_way(earlier) and is_under_way(later):
        return True
    progressing = all(each.statement.predicate in listed("clause_words", "progressing") for each in (earlier, later))
    begun = progressing or is_under_way(earlier) or is_so_far_done(earlier) or is_so_far_done(later)
    return begun and size_of(earlier) < size_of(later)


def _has_gone_on(earlier: Account, later: Account) -> bool:
    """Whether a number that is no amount of the statements can have grown with what goes on: schools in three districts, in four."""
    lasting = is_under_way(later) or (is_so_far_done(earlier) and is_so_far_done(later))
    return lasting and size_of(earlier) < size_of(later)


def _is_part(one: Account, other: Account) -> bool:
    """Whether the fewer may be some of the more: two female gorillas, of three gorillas."""
    least, most = (each.statement.amount for each in sorted((one, other), key=size_of))
    if least is None or most is None or least.unit is not None or most.unit is not None:
        return False
    if _is_of_some(one) != _is_of_some(other):
        return True
    if least.of is None or most.of is None or is_tally(least.of):
        return False  # the number of people killed counts all of them
    return words_of(least.of).stems > words_of(most.of).stems


def _is_of_some(account: Account) -> bool:
    """Whether a count is said to be of some of more: "five of the dead", "four of whom", and those who "remain"."""
    amount = account.statement.amount
    _, _, behind = account.text.partition(amount.text) if amount is not None else ("", "", "")
    if some := _some_of().match(behind):
        return not _is_number(behind[some.end() :])  # "seven of the nine judges"
    remaining = account.statement.predicate in listed("clause_words", "staying") or _remaining().match(behind) is not None
    return remaining and MISSING.isdisjoint(toll_of(account))


@functools.cache
def _some_of() -> re.Pattern[str]:
    return re.compile(rf" {either(phrases('count_words', 'some_of'))}")


@functools.cache
def _remaining() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:\w+ )?{either(listed('tense_words', 'remaining'))}\b")


def _is_number(text: str) -> bool:
    first = WORD.match(text)
    return first is not None and (first[0][0].isdigit() or first[0].lower() in cardinals())


def _are_vague(one: Account, other: Account) -> bool:
    """Whether both only say how many noughts there are: thousands, tens of thousands."""
    amounts = (one.statement.amount, other.statement.amount)
    return all(
        each is not None and not tree("amount_words")["vague"].keys().isdisjoint(WORD.findall(each.text.lower())) for each in amounts
    )


def _is_level_of_its_hour(one: Account, other: Account) -> bool:
    """Whether two readings of what moves all day were taken at two times of it: shares were down 1.5 percent at 9:34, and closed down 4.3."""
    if not any(each.statement.amount is not None and not is_physical(each.statement.amount.unit or "") for each in (one, other)):
        return False
    clocks = {(each.statement.when.value or "").partition("T")[2] if each.statement.when else "" for each in (one, other)}
    moving = all(each.statement.predicate in listed("clause_words", "measuring") for each in (one, other))
    return moving and len(clocks) > 1


def _of_one_name(one: Account, other: Account) -> bool:
    """Whether both amounts are of what is named alike: a $38 billion bid and a $47 billion bid, whether it was made or is dear.

    Sums and shares are of one thing where one party's deeds name them; 18 tonnes and 25 tonnes of milk powder, if no two parties are named.
    """
    first, second = one.statement.amount, other.statement.amount
    if first is None or second is None or not first.of or not second.of:
        return False
    if first.unit and second.unit:
        return _are_called_alike(first.of, second.of) and (of_one_party(one, other) or not compare_actors(one, other).clashes)
    if is_everybody(first.of) and not compare_actions(one, other).fits:
        return False  # 2,000 people fled, and two people died
    return not compare_actors(one, other).clashes and not compare_actions(one, other).clashes


def _are_called_alike(one: str, other: str) -> bool:
    """Whether two things are called by one noun, described in one of them at most: aid, and emergency aid."""
    first, second = words_of(one).stems, words_of(other).stems
    heads = [each.partition(" of ")[0].lower() for each in (one, other)]  # the chance of storms is a chance
    last = [stem(WORD.findall(each)[-1]) for each in heads if WORD.search(each)]
    return first == second or (len(set(last)) == 1 and len(last) > 1 and (first <= second or second <= first))


def are_told_alike(one: Account, other: Account) -> bool:
    """Whether most of what the shorter says beside its amount stands in the other: who stopped "because of kidney problems", whom they "forced to stop"."""
    told = [account.kindred - account.words.numbers - _named(account) for account in (one, other)]
    shared = told[0] & told[1]
    if any(_own(mine) & yours.words.numbers for mine, yours in ((one, other), (other, one))):
        return False  # the one tells the other's number too, of something else
    return len(shared) >= ENOUGH and len(shared) >= MOST * min(map(len, told))


def _own(account: Account) -> frozenset[str]:
    """The numbers of an amount that is a count or a share."""
    amount = account.statement.amount
    return words_of(amount.text).numbers if amount is not None else frozenset()


def _named(account: Account) -> frozenset[str]:
    """The stems of what an amount is of, and of its own words."""
    amount = account.statement.amount
    return kin(words_of(f"{amount.of or ''} {amount.text}").stems) if amount is not None else frozenset()
