"""The words of direct speech compared: the same sentence, a part of it, or other words in the same mouth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.compare.bearing import UNKNOWN, Bearing, agree, clash, finer
from twosource.compare.words import WORD

if TYPE_CHECKING:
    from twosource.compare.account import Account

SHORT = 3  # words: shorter quotations are phrases, of which the same speaker utters many
# Share of the shorter quotation's words that stand in the other, from which both are one saying told twice.
ONE_SAYING = 0.6


def compare_wording(one: Account, other: Account) -> Bearing:
    """How the quoted words of two statements bear on each other."""
    if not one.statement.words or not other.statement.words:
        return UNKNOWN
    first, second = _said(one.statement.words), _said(other.statement.words)
    if first == second:
        return agree("the same quoted words")
    shorter, longer = sorted((first, second), key=len)
    if shorter and " ".join(shorter) in " ".join(longer):
        return finer("one quotes a part of what the other quotes")
    shared = len(set(shorter) & set(longer)) / max(1, len(set(shorter)))
    if len(shorter) > SHORT and shared >= ONE_SAYING:
        return clash("the same saying in other quoted words")
    return UNKNOWN


def _said(words: str) -> list[str]:
    return [word.lower() for word in WORD.findall(words.replace("’", "").replace("'", ""))]
