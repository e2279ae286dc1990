"""Whether an article is seen to doubt or deny what others state: by its words, and not only by how a statement was understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.compare.slot.denial import denies, is_seen, limits
from twosource.compare.text.words import WORD
from twosource.lexicon import listed

if TYPE_CHECKING:
    from collections.abc import Collection

    from twosource.compare.text.account import Account

BEFORE = 8  # words before the evidence in which "it is not known whether" stands


def hedges(account: Account, negations: Collection[bool]) -> bool:
    """Whether a statement says in words that something is only possible, or the reverse of what the others state.

    `negations`: whether those who do state it tell it as not so; both values where they differ.

    Of 19 findings of real stories that told such a doubt without asking for its words, readers took none for rightly told: a call for a
    resignation, a petition to veto a bill and a meeting to come are no doubts.
    """
    if account.statement.status == "denied":
        return True
    if account.statement.negated:
        return True not in negations and is_seen(account) and not limits(account)
    if account.statement.status != "possible":
        return True in negations
    words = [*account.before[-BEFORE:], *WORD.findall(account.text.lower())]
    return not listed("denial_words", "doubtful").isdisjoint(words) and not denies(account)
