"""Amounts compared: 12 and "at least ten" agree, 12 and 15 clash, 37 % of trade and 37 % of exports do not meet."""

from __future__ import annotations

import functools
import math
from decimal import Decimal
from typing import TYPE_CHECKING

import msgspec

from twosource.compare.slot.actions import compare_actions
from twosource.compare.slot.actors import compare_actors
from twosource.compare.slot.bearing import UNKNOWN, Bearing, agree, clash, finer
from twosource.compare.slot.pace import are_paced_alike, pace_of, paced
from twosource.compare.text.kin import kin
from twosource.compare.text.words import stem, words_of
from twosource.lexicon import listed, phrases, table
from twosource.model import AGE, MAGNITUDE, RANK

if TYPE_CHECKING:
    from collections.abc import Mapping

    from twosource.compare.text.account import Account
    from twosource.model import Amount, Statement

# "About", "nearly" and "some" leave room; a tenth is what news takes for "about" (nearly 3.5bn is never 3.1bn).
ROOM = 0.1
HALF = 5  # a last digit to which one rounds as to a nought: "about 25"
# "At least ten" has no end, but who knows of twenty does not write it: a count so much larger is another count.
OPEN = 1.5
# "Dozens" are some, up to where one would write the next word: hundreds.
SOME = 5.0
# Two figures this close are one figure, rounded: 3.47bn and 3.5bn.
ROUNDING = 0.015
# News converts to the next round number: 60 miles, 96.6 kilometres, are 100; a temperature to the next degree.
CONVERTED, DEGREES = 0.05, 1.0
ROUND = 5  # multiples of it are round: who writes "more than 50" may have read of 50 at least
PERCENT, MONEY, DURATION = "percent", "money", "duration"
TENS, BELOW_ONE = 10.0, 0.5  # of numbers that may be rounded to a whole one
ROUNDED_FROM = 20.0  # smaller counts are exact in news: 12 is not 11


def compare_amounts(one: Account, other: Account) -> Bearing:
    """How the amounts of two statements bear on each other, once unit, bound and what is counted are understood."""
    first, second = one.statement.amount, other.statement.amount
    if first is None or second is None or is_former(one) != is_former(other):
        return UNKNOWN
    if _is_more(first) != _is_more(second):
        return UNKNOWN  # three other diplomats, and five
    if first.unit and (is_physical(first.unit) or are_worths(one, other)) and measure_one(one, other) and compare_actors(one, other).fits:
        return bearing_of_amounts(
            *(msgspec.structs.replace(each, of=None) for each in (first, second))
        )  # the Nysa's level, and the river Nysa; the deal, and its value
    if compare_actions(one, other).fits or measure_one(one, other) or counts_of(one, other):
        counted = {each.of for each, account in ((first, one), (second, other)) if each.of and not _is_act(each.of, account)}
        if len(counted) == 1 or (not counted and first.of != second.of):  # "injuring 120", "500 injured", "2,000 people were injured"
            thing = next(iter(counted), first.of or second.of)
            first, second = (msgspec.structs.replace(each, of=thing) for each in (first, second))
    untold = None in (first.change, second.change) and not any(map(_measures_only, (one, other)))
    if untold and compare_actions(one, other).fits:  # "shrank by 1.6 percent", "shrank at an annual rate of 1.5 percent"
        first, second = (msgspec.structs.replace(each, change=first.change or second.change) for each in (first, second))
    at, other_at = pace_of(one), pace_of(other)
    if at is None or other_at is None or are_paced_alike(one, other):
        return bearing_of_amounts(first, second)
    bearing = bearing_of_amounts(paced(first, at, other_at), second)
    return finer(f"one amount over two times: “{first.text}” and “{second.text}”") if bearing.fits else bearing


def is_former(account: Account) -> bool:
    """Whether an amount is what something was before: what it "rose from" answers another question than what it rose to."""
    return account.statement.kind == "figure" and account.statement.predicate.endswith(" from")  # as understand/figures.py writes it


def measure_one(one: Account, other: Account) -> bool:
    """Whether both only say how much something is: a quake measured 6.7, it had a magnitude of 6.1; prices rose to 5, they are at 4."""
    return all(map(_measures_only, (one, other))) and not compare_actors(one, other).clashes


def _measures_only(account: Account) -> bool:
    """Whether a statement tells how much something is, or has become."""
    statement = account.statement
    if statement.predicate.partition(" ")[0] in listed("count_words", "measuring") or tells_how_long(statement):
        return True
    told = f" {statement.amount.text}" if statement.kind == "figure" and statement.amount is not None else ""
    return bool(told) and any(f" {word}{told}" in account.text for word in listed("count_words", "levels"))


def are_worths(one: Account, other: Account) -> bool:
    """Whether one tells how much a thing is worth, and the other how much its worth is: a deal amounts to so much, the deal's value is so much."""
    return are_sums(one, other) and any(
        mine.statement.predicate in listed("count_words", "worth")
        and yours.statement.who is not None
        and not words_of(yours.statement.who.text).stems.isdisjoint(map(stem, listed("count_words", "worths")))
        for mine, yours in ((one, other), (other, one))
    )


def tells_how_long(statement: Statement) -> bool:
    """Whether a statement tells only how long something lasted: "the strike took three weeks", and not what was taken for so long."""
    lasting = statement.amount is not None and is_lasting(statement.amount.unit) and statement.whom is None
    return lasting and "_".join(statement.predicate.split()) in listed("count_words", "lasting")


def _is_more(amount: Amount) -> bool:
    """Whether an amount counts those who come on top of somebody told of before: three other men."""
    return amount.of is not None and amount.of.lower().startswith(tuple(f"{word} " for word in listed("count_words", "on_top")))


def counts_of(one: Account, other: Account) -> bool:
    """Whether one tells what a toll is or has become, and the other counts those who suffered it: the death toll has risen to 41, 27 were killed."""
    pairs = ((one.statement.amount, other.statement), (other.statement.amount, one.statement))
    return any(
        amount is not None
        and amount.of is not None
        and is_tally(amount.of)
        and bool(kin(words_of(amount.of).stems) & kin(words_of(f"{told.predicate} {told.amount.of or '' if told.amount else ''}").stems))
        for amount, told in pairs
    )


def is_tally(counted: str) -> bool:
    """Whether what is counted is a count itself: the death toll, the number of dead."""
    return not words_of(counted).stems.isdisjoint(map(stem, listed("tolls", "tallies")))


def _is_act(counted: str, account: Account) -> bool:
    """Whether what is counted is only named by what befell it ("500 injured"), or is a toll itself."""
    return is_tally(counted) or bool(kin(words_of(counted).stems) & kin(words_of(account.statement.predicate).stems))


def exceeds(one: Account, other: Account) -> bool:
    """Whether one counts more than just what the other counts exactly: "more than 51", and 51, which is no round number."""
    more, exact = one.statement.amount, other.statement.amount
    if more is None or exact is None or more.low is None or more.unit or exact.unit or more.approximate or exact.approximate:
        return False
    if not exact.low == exact.high == more.low or more.high is not None or exact.low % ROUND == 0:
        return False
    return more.text.lower().startswith(phrases("count_words", "exceeded")) and (
        more.of is None or exact.of is None or _of_one_thing(more, exact)
    )


def bearing_of_amounts(first: Amount, second: Amount) -> Bearing:
    """Compare two amounts by themselves."""
    if first.change != second.change or not _of_one_thing(first, second):
        return UNKNOWN
    if first.unit != second.unit:
        return _converted(first, second)
    if first.unit == RANK and _ranked(first) != _ranked(second):
        return UNKNOWN  # the second-largest, and the third-oldest
    if first.unit is None and _whole(first) != _whole(second) and MAGNITUDE not in (first.of, second.of):
        return UNKNOWN  # two shocks and magnitude 6.3: a count and a measure
    first, second = _at_most(first, second), _at_most(second, first)
    (low, high), (floor, ceiling) = _bounds(first, second), _bounds(second, first)
    if math.isnan(low) or math.isnan(floor):
        return UNKNOWN
    both = f"“{first.text}” and “{second.text}”"
    if (first.low, first.high) == (second.low, second.high):
        return agree(f"the same amount: {both}")
    if low <= ceiling and floor <= high and not _are_rounded_apart(first, second):
        return finer(f"amounts that fit each other: {both}")
    if first.of == second.of == AGE:
        return clash(f"different amounts: {both}")  # nobody says 80 for 79
    middle, centre = _middle(first), _middle(second)
    close = min(middle, centre) >= ROUNDED_FROM and abs(middle - centre) <= ROUNDING * max(middle, centre)
    if (
        (close and (first.approximate or second.approximate or _is_coarser(middle, centre)))
        or _is_rounded(middle, centre)
        or _is_rounded(centre, middle)
    ):
        return finer(f"one amount, rounded: {both}")
    return clash(f"different amounts: {both}")


def _are_rounded_apart(first: Amount, second: Amount) -> bool:
    """Whether two that are both rounded lie farther apart than either leaves room: about 400, and about 450."""
    if not (first.approximate and second.approximate) or None in (first.low, first.high, second.low, second.high):
        return False
    one, other = _middle(first), _middle(second)
    return abs(one - other) > max(_room(one) * one, _room(other) * other)


def _is_coarser(one: float, other: float) -> bool:
    """Whether one number is written to fewer digits, and the other lies within its last: 3.5bn and 3.47bn, and not 43.1 and 43.4 percent."""
    places = [10.0 ** int(Decimal(str(each)).normalize().as_tuple().exponent) for each in (one, other)]
    return places[0] != places[1] and abs(one - other) <= max(places)


def _is_rounded(whole: float, other: float) -> bool:
    """Whether a number of two digits and more is another without its decimals: 18 percent, and 18.4 percent."""
    return whole >= TENS and whole.is_integer() and not other.is_integer() and abs(whole - other) <= BELOW_ONE


def of_two_measures(one: Account, other: Account) -> bool:
    """Whether two figures are of two sorts, money, a share, a length: shares fall by six percent, and to 65 euros."""
    if not one.statement.kind == other.statement.kind == "figure":
        return False
    first, second = (_sort(account.statement.amount.unit if account.statement.amount else None) for account in (one, other))
    return first is not None and second is not None and first != second


def of_change_and_level(one: Account, other: Account) -> bool:
    """Whether one figure is by how much something changed, and the other what it came to: the river rose by 3 metres, and to 3 metres."""
    if not one.statement.kind == other.statement.kind == "figure" or not compare_actions(one, other).fits:
        return False
    levels = [account for account in (one, other) if account.statement.amount is not None and account.statement.amount.change is None]
    return len(levels) == 1 and _measures_only(levels[0])


def of_two_amounts(one: Account, other: Account) -> bool:
    """Whether two statements give two amounts in one unit that do not fit, whatever each of them is of; mere counts, of one action."""
    first, second = one.statement.amount, other.statement.amount
    if first is None or second is None or (first.unit == RANK and not _ranked(first)):
        return False
    if first.unit is None and not compare_actions(one, other).fits:
        return False
    return bearing_of_amounts(*(msgspec.structs.replace(each, of=None, change=None) for each in (first, second))).clashes


def are_sums(one: Account, other: Account) -> bool:
    """Whether the amounts of both are money."""
    amounts = (one.statement.amount, other.statement.amount)
    return all(amount is not None and _sort(amount.unit) == MONEY for amount in amounts)


def size_of(account: Account) -> float:
    """How much a statement tells of at most, or the largest number in its words; 0 where it gives none."""
    amount = account.statement.amount
    told = (float(number) for number in account.words.numbers if number.replace(".", "", 1).isdigit())
    return (amount.high or amount.low or 0.0) if amount else max(told, default=0.0)


def is_physical(unit: str) -> bool:
    """Whether a unit measures length, area, mass and the like: not money, shares or years."""
    return _sort(unit) not in (None, PERCENT, MONEY, DURATION)


def is_lasting(unit: str | None) -> bool:
    """Whether a unit measures time."""
    return _sort(unit) == DURATION


def _sort(unit: str | None) -> str | None:
    """What a unit measures; None where that is not known."""
    if unit is None:
        return None
    measure = _measures().get(unit)
    return measure[0] if measure is not None else MONEY if unit.isupper() else unit if unit == PERCENT else None


def _converted(first: Amount, second: Amount) -> Bearing:
    """Compare amounts in two units of one measure: 60 miles are 100 kilometres, to the roundness in which news converts."""
    one, other = _measures().get(first.unit or ""), _measures().get(second.unit or "")
    if one is None or other is None or one[0] != other[0]:
        return UNKNOWN
    low, high, floor, ceiling = (
        value * factor + offset
        for amount, beside, (_, factor, offset) in ((first, second, one), (second, first, other))
        for value in _bounds(amount, beside)
    )
    if math.isnan(low) or math.isnan(floor):
        return UNKNOWN
    both = f"“{first.text}” and “{second.text}”"
    room = DEGREES if one[0] == "temperature" else CONVERTED * max(abs(high), abs(ceiling))
    return (
        finer(f"one amount in two units: {both}") if max(low, floor) - min(high, ceiling) <= room else clash(f"different amounts: {both}")
    )


def _of_one_thing(first: Amount, second: Amount) -> bool:
    if first.of is None or second.of is None:
        return first.unit is not None or first.of == second.of
    return bool(kin(words_of(first.of).stems) & kin(words_of(second.of).stems))


def _ranked(amount: Amount) -> str:
    """By what a rank counts: in third-largest, largest."""
    return amount.text.lower().partition("-")[2]


def _whole(amount: Amount) -> bool:
    return all(each is None or float(each).is_integer() for each in (amount.low, amount.high))


def _at_most(amount: Amount, other: Amount) -> Amount:
    """A count below a small or a crooked number as the most that it may be: fewer than ten are nine, and fewer than 1,000 may be some 1,000."""
    high = amount.high
    if high is None or amount.low is not None or other.low is None or amount.unit or amount.approximate or not float(high).is_integer():
        return amount
    exact = (high < ROUNDED_FROM or high % ROUND != 0) and amount.text.lower().startswith(phrases("count_words", "undercut"))
    return msgspec.structs.replace(amount, high=high - 1) if exact else amount


def _bounds(amount: Amount, beside: Amount) -> tuple[float, float]:
    """The amounts that the words allow; "at least ten" ends somewhere, "nearly 3.5bn" ends there and begins a little below.

    "Up to 100" allows all below it; beside another such bound it is compared with that.
    """
    low, high = amount.low, amount.high
    if low is None and high is None:
        return math.nan, math.nan
    room = _room(low or high or 0.0) if amount.approximate else 0.0
    if low is None:
        most = high or 0.0
        near = beside.low is None or amount.approximate or amount.text.lower().startswith(phrases("count_words", "nearing"))
        least = most - ROOM * abs(most) if near else 0.0 if most > 0 else -math.inf
        return least, most + room * abs(most)
    if high is None:
        return low - room * abs(low), low * (SOME if amount.approximate else OPEN) if low > 0 else math.inf
    return low - room * abs(low), high + room * abs(high)


def _room(value: float) -> float:
    """The share that "about" leaves: a tenth, but no more than one of the last digit that was thought worth writing: some 146 is not 149."""
    digits = f"{value:.12g}".replace(".", "").partition("e")[0].strip("0")
    last = HALF if digits.endswith(str(HALF)) else 1
    return min(ROOM, last / float(digits)) if digits else ROOM


def _middle(amount: Amount) -> float:
    known = [each for each in (amount.low, amount.high) if each is not None]
    return sum(known) / len(known)


@functools.cache
def _measures() -> Mapping[str, tuple[str, float, float]]:
    """By unit what it measures, and by what its amounts are multiplied and moved."""
    return {row["unit"]: (row["measure"], float(row["factor"]), float(row["offset"] or 0)) for row in table("measures")}
