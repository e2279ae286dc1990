"""Counts over a time, and over a part of it: 900 patients this month, and 120 of them on Monday, are no two tolls of one day."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from twosource.compare.slot.amounts import PERCENT, compare_amounts, is_tally, size_of
from twosource.compare.slot.pace import are_paced_alike, rate_of
from twosource.compare.slot.times import apart_by, span_of
from twosource.compare.slot.toll import toll_of
from twosource.compare.text.words import WORD, scales
from twosource.lexicon import listed, phrases

if TYPE_CHECKING:
    from twosource.compare.text.account import Account

DAY, WEEK = timedelta(days=1), timedelta(days=7)
LASTING = timedelta(days=5)  # from so long on a time is one over which something is counted, and not that of one happening
# Of one happening that was long ago a report may give no more than the month. Of one in these days none gives no more than the year.
YEAR = timedelta(days=300)
PART = 0.5  # of a time, at most: what is counted in more of it is counted in nearly all


def of_two_periods(one: Account, other: Account) -> bool:
    """Whether two amounts that are not one are counted over two times: over a year and on a day of it, a day and the three days of a strike.

    So are those of a year and of the quarter after it.
    """
    paced_apart = rate_of(one) != rate_of(other) or not are_paced_alike(one, other)
    added_up = _adds_up(one, other) or _adds_up(other, one) or _change_over_a_time(one) != _change_over_a_time(other)
    if compare_amounts(one, other).clashes and (paced_apart or added_up):
        return True
    if rate_of(one) != rate_of(other) and any(rate_of(each) is None and _is_summed(each) for each in (one, other)):
        return True
    mine, yours = one.numbers - scales(), other.numbers - scales()
    return _follow(one, other) and bool(mine) and bool(yours) and mine.isdisjoint(yours)


def of_one_rate(one: Account, other: Account) -> bool:
    """Whether both tell how much of something there is in one time, in one unit: 5 million dollars a day, and 7 million."""
    first, second = one.statement.amount, other.statement.amount
    return first is not None and second is not None and first.unit == second.unit and rate_of(one) == rate_of(other) is not None


def _adds_up(whole: Account, part: Account) -> bool:
    """Whether the first counts more over a time than the second in a part of it; a share may be less over the whole of it."""
    if part.statement.when is None or (size_of(whole) <= size_of(part) and not _is_share(part)):
        return False
    longer, shorter = (span_of(each.statement.when) if each.statement.when is not None else None for each in (whole, part))
    if longer is None:
        return _is_summed(whole) and not _is_summed(part)  # "since Saturday": where it begins is not resolved
    lasting = longer[1] - longer[0]
    if shorter is None or lasting < LASTING or shorter[1] - shorter[0] > lasting * PART:
        return False
    # Who writes on a Sunday may call by "this week" the week that ends.
    room = WEEK if WEEK - DAY <= lasting <= WEEK else timedelta(0)
    within = longer[0] - room <= shorter[0] and shorter[1] <= longer[1] + room
    return within and (lasting >= YEAR or _is_summed(whole) or not toll_of(whole))


def _follow(one: Account, other: Account) -> bool:
    """Whether both tell of long times, of which one begins where the other ends or later: of 2023, and of the first quarter of 2024."""
    gap = apart_by(one, other)
    spans = [span_of(each.statement.when) for each in (one, other) if each.statement.when is not None]
    return gap is not None and gap > timedelta(0) and all(span is not None and span[1] - span[0] > WEEK for span in spans)


def _is_summed(account: Account) -> bool:
    """Whether something is told as counted up to now: people have been arrested, so far, since Saturday."""
    text, amount = account.text.lower(), account.statement.amount
    told = listed("count_words", "up_to_now")
    if amount is not None and amount.of is not None and is_tally(amount.of):
        told -= listed("count_words", "perfect")  # a toll "has risen": that of one happening
    return not told.isdisjoint(WORD.findall(text)) or any(phrase in text for phrase in phrases("count_words", "over_a_time"))


def _change_over_a_time(account: Account) -> bool:
    """Whether something is told to have risen or fallen by so much over a time up to now: lost 1 percent in the past month."""
    changed = account.statement.amount is not None and account.statement.amount.change is not None
    return changed and any(phrase in account.text.lower() for phrase in phrases("count_words", "over_a_time"))


def _is_share(account: Account) -> bool:
    return account.statement.amount is not None and account.statement.amount.unit == PERCENT
