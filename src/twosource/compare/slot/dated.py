"""Which of two articles was published first, as far as their dates tell."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from twosource.compare.text.account import Account
    from twosource.model import Article

DATE = len("2023-10-12")
AT_ONCE, DAY = timedelta(0), timedelta(days=1)
# Reports of one happening stand within this; a missile, a fall of shares, a meeting of a council may be told again after it.
DAYS = timedelta(days=4)
# An article so much later can know of a larger toll; two reports of one hour that give two tolls are at odds.
LATER = timedelta(hours=6)


def lead(one: Article, other: Article) -> timedelta | None:
    """By how much the first was published before the second, negative where it was published after; None where that is unknown."""
    return between(one.published, other.published)


def between(first: str | None, second: str | None) -> timedelta | None:
    """The time from one moment to another; None where it is unknown. Where one of them is a day alone, only whole days count."""
    if first is None or second is None:
        return None
    if min(len(first), len(second)) <= DATE:
        one, other = _day(first), _day(second)
        return other - one if one and other else None
    early, late = _moment(first), _moment(second)
    return late - early if early and late else None


def are_days_apart(one: Account, other: Account) -> bool:
    """Whether so many days lie between two reports that what each tells of its own day is not one happening."""
    ahead = lead(one.article, other.article)
    return ahead is not None and abs(ahead) >= DAYS


def in_order(one: Account, other: Account) -> tuple[Account, Account] | None:
    """The earlier and the later report, where hours lie between them."""
    ahead = lead(one.article, other.article)
    if ahead is None or abs(ahead) < LATER:
        return None
    return (one, other) if ahead > AT_ONCE else (other, one)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:DATE])
    except ValueError:
        return None


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
