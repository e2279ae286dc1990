"""Words of nationality, and when they stand for the country: "Kyrgyz exports", and not "a Russian novelist"."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from twosource.lexicon import table

if TYPE_CHECKING:
    from collections.abc import Mapping


@functools.cache
def demonyms() -> Mapping[str, str]:
    """Words of nationality in lower case, and the country of each."""
    found: dict[str, str] = {}
    for row in table("demonyms"):
        for word in f"{row['adjective']}|{row['people']}".lower().split("|"):
            if word:
                found.setdefault(word, row["country"])
    return found
