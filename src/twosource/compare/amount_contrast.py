"""Whether two statements of one matter differ in an amount, and whether time explains it. Each rule stands in docs/standing.md."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from twosource.compare.actions import compare_actions
from twosource.compare.actors import compare_actors, of_one_party
from twosource.compare.amounts import compare_amounts, exceeds, is_former, is_physical, measure_one, size_of
from twosource.compare.bearing import Contrast
from twosource.compare.counts import of_other_counts
from twosource.compare.dated import are_days_apart, in_order, lead
from twosource.compare.outcome import is_outcome
from twosource.compare.periods import of_one_rate, of_two_periods
from twosource.compare.tense import is_so_far_done, is_under_way
from twosource.compare.times import compare_times
from twosource.compare.toll import exceeds_toll, is_everybody, toll_of
from twosource.compare.twins import of_other_numbers
from twosource.compare.words import WORD, cardinals, words_of
from twosource.lexicon import listed, tree

if TYPE_CHECKING:
    from twosource.compare.account import Account

SOME_OF = (" of the ", " of whom", " of them", " of these", " of those")
REMAIN = re.compile(r"^\W*(?:\w+ )?remain(?:s|ed)?\b")
MISSING = frozenset({"missing"})  # a toll that falls as well, as the missing are found


def contrast_amount(one: Account, other: Account) -> Contrast:
    """12 and 15 dead: a conflict; an update where time explains it. What a figure was is set against what it was alone."""
    if is_former(one) != is_former(other):
        return Contrast.NONE
    clashing = compare_amounts(one, other).clashes or any(
        exceeding(*pair) for exceeding in (exceeds, exceeds_toll) for pair in ((one, other), (other, one))
    )
    order = in_order(one, other)
    if not clashing:
        if of_other_numbers(one, other) or of_other_counts(one, other):
            return Contrast.UPDATE if order and _has_gone_on(*order) else Contrast.CONFLICT
        return Contrast.UPDATE if order and _has_grown(*order) else Contrast.NONE
    if compare_times(one, other).clashes or _is_part(one, other) or of_two_periods(one, other) or _are_vague(one, other):
        return Contrast.NONE
    tolls = toll_of(one) & toll_of(other)
    if not tolls and (_is_level_of_its_hour(one, other) or are_days_apart(one, other)):
        return Contrast.NONE
    alike = compare_actions(one, other).fits or measure_one(one, other) or _of_one_name(one, other) or of_one_rate(one, other)
    if not tolls and not alike:
        return Contrast.NONE
    if lead(one.article, other.article) and is_outcome(one, other):
        return Contrast.UPDATE  # 60,000 doses were to arrive, and 50,000 did
    return Contrast.UPDATE if order and (_goes_on(*order) or _counts_on(*order, tolls)) else Contrast.CONFLICT


def _counts_on(earlier: Account, later: Account, tolls: frozenset[str]) -> bool:
    """Whether a toll is larger later; that of the missing falls as well, as they are found."""
    change = size_of(later) - size_of(earlier)
    return bool(tolls) and (change > 0 or (tolls == MISSING and change < 0))


def _has_grown(earlier: Account, later: Account) -> bool:
    """Whether a toll of at least so many has become one of at least so many more: "at least 27", and "at least 48" a day later."""
    for each in (earlier, later):
        amount = each.statement.amount
        if amount is None or not amount.low or amount.high is not None or " " not in amount.text:
            return False  # "scores" are no number
    alike = compare_actions(earlier, later).fits and not compare_actors(earlier, later).clashes and bool(toll_of(earlier) & toll_of(later))
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
    return least.of is not None and most.of is not None and words_of(least.of).stems > words_of(most.of).stems


def _is_of_some(account: Account) -> bool:
    """Whether a count is said to be of some of more: "five of the dead", "four of whom", and those who "remain"."""
    amount = account.statement.amount
    _, _, behind = account.text.partition(amount.text) if amount is not None else ("", "", "")
    if behind.startswith(SOME_OF):
        return not _is_number(behind.removeprefix(" of the "))  # "seven of the nine judges"
    remaining = account.statement.predicate in listed("clause_words", "staying") or REMAIN.match(behind) is not None
    return remaining and MISSING.isdisjoint(toll_of(account))


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
        alike = words_of(first.of).stems == words_of(second.of).stems
        return alike and (of_one_party(one, other) or (is_physical(first.unit) and not compare_actors(one, other).clashes))
    if is_everybody(first.of) and not compare_actions(one, other).fits:
        return False  # 2,000 people fled, and two people died
    return not compare_actors(one, other).clashes and not compare_actions(one, other).clashes
