"""What is denied: by how a statement was understood, and by the words of its evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.compare.words import WORD
from twosource.lexicon import listed

if TYPE_CHECKING:
    from twosource.compare.account import Account

CONTRACTED = "n't"


def is_denied(account: Account) -> bool:
    """Whether it is told not to be so."""
    return account.statement.negated or account.statement.status == "denied"


def denies(account: Account) -> bool:
    """Whether a word of the evidence denies something."""
    text = account.text.lower().replace("’", "'")
    return CONTRACTED in text or not listed("function_words", "denials").isdisjoint(WORD.findall(text))
