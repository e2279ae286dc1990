"""In what time there is so much: 4 percent a year is 8 percent over two years, and no 4 percent over two."""

from __future__ import annotations

import functools
import math
import re
from typing import TYPE_CHECKING

import msgspec

from twosource.compare.text.words import cardinals
from twosource.lexicon import either, listed, table

if TYPE_CHECKING:
    from twosource.compare.text.account import Account
    from twosource.model import Amount

DURATION = "duration"  # what the units of time measure, as measures.tsv names it
NEAR = 0.02  # two times so nearly as long are one: twelve months, and 365 days


def rate_of(account: Account) -> str | None:
    """For each of which times an amount is: of "5 million dollars a day", the day; None where it is for all of it."""
    found = _rate().match(_behind(account))
    return found[1].lower() if found else None


def pace_of(account: Account) -> float | None:
    """In how many seconds there is so much: those of the day, or of two years in "8 percent over two years"; None where nothing says it."""
    rate, spread = rate_of(account), _spread().match(_behind(account))
    if rate is not None:
        return _lasting().get(rate)
    if spread is None:
        return None
    number = cardinals().get(spread[1].lower(), spread[1])
    return (float(number) if number.isdigit() else 1.0) * _lasting()[spread[2].lower()]


def are_paced_alike(one: Account, other: Account) -> bool:
    """Whether nothing says that the amounts of both are for times of two lengths."""
    first, second = pace_of(one), pace_of(other)
    return first is None or second is None or math.isclose(first, second, rel_tol=NEAR)


def paced(amount: Amount, at: float, other: float) -> Amount:
    """How much there is in `other` seconds, where there is so much in `at`."""
    low, high = (each and each * other / at for each in (amount.low, amount.high))
    return msgspec.structs.replace(amount, low=low, high=high)


def _behind(account: Account) -> str:
    """The words of the evidence behind its amount."""
    amount = account.statement.amount
    return account.text.partition(amount.text)[2] if amount is not None else ""


@functools.cache
def _rate() -> re.Pattern[str]:
    each, times = (either(listed("function_words", name)) for name in ("each", "rated"))
    return re.compile(rf" {each} ({times})\b", re.IGNORECASE)


@functools.cache
def _spread() -> re.Pattern[str]:
    over, nearest = (either(listed("function_words", name)) for name in ("spread", "nearest"))
    return re.compile(
        rf" {over} (?:the )?(?:{nearest} )?(\d{{1,3}}|{either({'a', *cardinals()})}) ({either(set(_lasting()))})s?\b", re.IGNORECASE
    )


@functools.cache
def _lasting() -> dict[str, float]:
    """The seconds of each unit of time."""
    return {row["unit"]: float(row["factor"] or 1) for row in table("measures") if row["measure"] == DURATION}
