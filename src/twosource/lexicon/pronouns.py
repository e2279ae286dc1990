"""Pronouns: which mean a man and which a woman, and which words name nobody."""

from __future__ import annotations

import functools
import re

from twosource.lexicon import listed

WORD = re.compile(r"[^\W_]+")


def sex_of(pronoun: str) -> str | None:
    """`m` for "he" and its forms, `f` for "she" and hers; None for any other word."""
    return "m" if pronoun in listed("clause_words", "men") else "f" if pronoun in listed("clause_words", "women") else None


@functools.cache
def pronouns() -> frozenset[str]:
    """Words for somebody whom the text names elsewhere: as subject, as object, and as owner."""
    return listed("function_words", "pronouns") | listed("clause_words", "objective") | listed("line_words", "possessives")


def name_nobody(words: str) -> bool:
    """Whether words only point to somebody: a pronoun, but for those who speak ("we"), or such as "both" and "that one"."""
    low = words.lower()
    pronoun = low in pronouns() and low not in listed("clause_words", "speaking")
    return pronoun or listed("line_words", "pointing").issuperset(WORD.findall(low))
