"""Which pronouns mean a man, and which a woman."""

from __future__ import annotations

from twosource.lexicon import listed


def sex_of(pronoun: str) -> str | None:
    """`m` for "he" and its forms, `f` for "she" and hers; None for any other word."""
    return "m" if pronoun in listed("clause_words", "men") else "f" if pronoun in listed("clause_words", "women") else None
