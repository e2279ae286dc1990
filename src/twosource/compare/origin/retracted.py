"""First words that one report itself takes back: "police at first said 14 were hurt, but later put the number at nine", "earlier reports were wrong"."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

import msgspec

from twosource.compare.slot.amounts import bearing_of_amounts, compare_amounts
from twosource.compare.slot.bearing import How
from twosource.compare.slot.dated import AT_ONCE, lead
from twosource.compare.text.words import WORD
from twosource.lexicon import either, listed, past_of, phrases, table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from twosource.compare.text.account import Account

FOLLOWING = 2  # sentences behind a first word in which the later one stands


def retracted(told: Sequence[Account]) -> frozenset[str]:
    """The ids of the statements that their own article tells as a first word, and takes back."""
    by_article: dict[str, list[Account]] = {}
    for account in told:
        by_article.setdefault(account.article.id, []).append(account)
    return frozenset(
        account.statement.id for account in told if _takes_back(account) or _is_replaced(account, by_article[account.article.id])
    )


def are_corrected(standing: Sequence[Account], before: Iterable[Account]) -> bool:
    """Whether amounts that differ are each the first word of a later report and what it says now: twelve here, and there "ten, and not twelve as first told"."""
    counts = [each for each in standing if each.statement.amount is not None]
    gone = [each for each in before if each.statement.amount is not None]
    correcting = {each.article.id for each in gone}
    others = [each for each in counts if each.article.id not in correcting]
    return bool(others) and all(any(_fits_earlier(each, old) for old in gone) for each in others)


def _fits_earlier(account: Account, old: Account) -> bool:
    """Whether a report tells what another, published later, has taken back."""
    ahead = lead(account.article, old.article)
    return ahead is not None and ahead > AT_ONCE and compare_amounts(account, old).how is How.AGREE


def _takes_back(account: Account) -> bool:
    """Whether the sentence says that it was an earlier report that was wrong."""
    head, tail = _around(account)
    return _reports().search(head) is not None and not listed("press", "mistaken").isdisjoint(WORD.findall(f"{head} {tail}"))


def _is_replaced(account: Account, article: Iterable[Account]) -> bool:
    """Whether it was said at first, and another number is said for it later."""
    head, _ = _around(account)
    first = _first_said().search(head)
    if first is None or not _later().isdisjoint(WORD.findall(head[first.end() :])):
        return False
    return any(_replaces(other, account) for other in article)


def _replaces(other: Account, account: Account) -> bool:
    """Whether another number, of no other unit, is told behind a word such as "later"."""
    later, first = other.statement, account.statement
    behind = later.evidence.start >= first.evidence.end and other.passages[0] - account.passages[-1] <= FOLLOWING
    if not behind or later.amount is None or first.amount is None or later.amount.unit != first.amount.unit:
        return False
    head, _ = _around(other)
    _, _, since = f"{head} {other.text.lower()}".rpartition(account.text.lower())
    bare = (msgspec.structs.replace(each, of=None, change=None) for each in (first.amount, later.amount))
    return not _later().isdisjoint(WORD.findall(since)) and bearing_of_amounts(*bare).clashes


def _around(account: Account) -> tuple[str, str]:
    """The words before and behind the evidence in its sentence, in small letters."""
    head, _, tail = account.setting.partition(account.text)
    return head.lower(), tail.lower()


@functools.cache
def _later() -> frozenset[str]:
    return listed("press", "later")


@functools.cache
def _said() -> str:
    """A pattern for verbs of reporting, in the past."""
    verbs = {row["lemma"] for row in table("reporting_verbs")} | listed("press", "putting")
    return either({form for verb in verbs for form in past_of(verb)})


@functools.cache
def _first_said() -> re.Pattern[str]:
    """Police at first said; it was initially reported; the army had said earlier."""
    first = either(phrases("press", "at_first"))
    return re.compile(rf"\b{first}\b[^.;]{{0,60}}\b{_said()}\b|\b{_said()} {first}\b")


@functools.cache
def _reports() -> re.Pattern[str]:
    """Earlier reports that; an earlier statement that."""
    early, reports, telling = (either(listed("press", name)) for name in ("early", "words_given", "telling"))
    return re.compile(rf"\b{early} (?:\w+ )?{reports} {telling}\b")
