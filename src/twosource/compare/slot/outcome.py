"""What became of a plan or a hope: one statement tells that something is to be, and another, not in an earlier report, that it is or was."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from twosource.compare.slot.dated import AT_ONCE, DAY, DAYS, LATER, lead
from twosource.compare.slot.tense import is_ahead, is_continuing, is_done, is_hoped, is_on_the_way, tells_ahead, was_before
from twosource.compare.slot.times import span_of
from twosource.lexicon import listed

if TYPE_CHECKING:
    from twosource.compare.text.account import Account
    from twosource.model import Article

WEEKS = timedelta(days=14)  # what was done earlier in so long a time, and is told without its day, is no news


def is_outcome(one: Account, other: Account) -> bool:
    """Whether one of them tells a plan or a hope, and the other what became of it; nothing becomes of what stays as it is."""
    if is_continuing(one) or is_continuing(other):
        return False
    return any(_planned_then_done(*pair) or _hoped_then_done(*pair) for pair in ((one, other), (other, one)))


def _hoped_then_done(one: Account, other: Account) -> bool:
    """Whether the first tells that something may be, or that somebody wants it, and the second, hours later, that it was done."""
    ahead = lead(one.article, other.article)
    if ahead is None or ahead < LATER or not is_hoped(one) or not is_done(other):
        return False
    return not is_past(one) and not _was_over(other, one.article)


def _planned_then_done(one: Account, other: Account) -> bool:
    """Whether the first tells a plan and the second, which is not the earlier report, what became of it.

    "Their meeting" may be still to come, unless its day or a day of news has passed; and where the order of the reports is not known,
    what was done is known by its day alone.
    """
    ahead = lead(one.article, other.article)
    if is_on_the_way(one) and not _moves(other):
        return False  # who is heading to Velen on Monday, and met her on Monday, did two things
    if not is_ahead(one) or is_past(one) or was_before(other) or is_done_before(other, one):
        return False
    if other.statement.status != "happened":
        going_on = other.statement.status == "ongoing" and not tells_ahead(other)  # "is planning a mission" is the plan itself
        return going_on and ahead is not None and ahead > AT_ONCE
    if ahead is None:
        return is_past(other)
    return ahead >= AT_ONCE and (is_done(other) or is_past(other) or ahead >= DAY)


def _moves(account: Account) -> bool:
    """Whether somebody goes or comes to a place: he landed, she arrived."""
    return account.statement.predicate.lower().partition(" ")[0] in listed("clause_words", "motion")


def is_past(account: Account) -> bool:
    """Whether the day of what is told was over when its article was published."""
    return _was_over(account, account.article)


def is_done_before(done: Account, plan: Account) -> bool:
    """Whether what is done was done before the other article told a plan: they meet again. What lasts until a day was not done on it."""
    told = plan.statement.status == "planned" and done.statement.status != "planned" and not _lasts(done)
    return told and (_was_over(done, plan.article) or was_earlier(done, plan.article))


def _lasts(account: Account) -> bool:
    """Whether the day of what is told is the one that it lasts until: "are shut until Friday"."""
    when = account.statement.when
    return when is not None and re.search(rf"\b(?:until|till) {re.escape(when.text)}", account.text) is not None


def was_earlier(done: Account, article: Article) -> bool:
    """Whether what is done was done before another report of the same days: "earlier this year"; "earlier this week" may be since."""
    when, ahead = done.statement.when, lead(article, done.article)
    span = span_of(when) if when is not None else None
    if when is None or span is None or ahead is None or not -DAYS < ahead < DAYS:
        return False
    opened = when.text.lower().split()[0] in listed("tense_words", "earlier")
    return opened and span[1] - span[0] > WEEKS


def _was_over(account: Account, article: Article) -> bool:
    """Whether the day of what is told was over when an article was published."""
    when, published = account.statement.when, article.published
    span = span_of(when) if when is not None else None
    return span is not None and published is not None and span[1].date().isoformat() < published[:10]
