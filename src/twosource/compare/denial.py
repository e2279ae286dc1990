"""What is denied: by how a statement was understood, and by the words of its evidence."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from twosource.compare.words import WORD
from twosource.lexicon import tree

if TYPE_CHECKING:
    from twosource.compare.account import Account

CONTRACTED = "n't"


def is_denied(account: Account) -> bool:
    """Whether it is told not to be so."""
    return account.statement.negated or account.statement.status == "denied"


def denies(account: Account) -> bool:
    """Whether a word of the evidence denies something."""
    text = account.text.lower().replace("’", "'")
    return CONTRACTED in text or not _words().isdisjoint(WORD.findall(text))


@functools.cache
def _words() -> frozenset[str]:
    return frozenset(tree("function_words")["denials"].split())
