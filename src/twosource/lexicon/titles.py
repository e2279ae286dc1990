"""Words before a person's name: honorifics, offices and ranks."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from twosource.lexicon import table

if TYPE_CHECKING:
    from collections.abc import Mapping


@functools.cache
def titles() -> Mapping[str, str]:
    """Titles in lower case, each with its kind."""
    return {row["word"]: row["kind"] for row in table("titles")}


@functools.cache
def sexes() -> Mapping[str, str]:
    """Titles that tell a man from a woman."""
    return {row["word"]: row["sex"] for row in table("titles") if row["sex"]}


@functools.cache
def portfolios() -> frozenset[str]:
    """First words of offices of two: `foreign`, `defence`; before a title they name no body."""
    return frozenset(word.split()[0] for word in titles() if " " in word)
