"""Verbs that hand on words, and what each does with them: one says, one denies, one asks."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from twosource.lexicon import table

if TYPE_CHECKING:
    from collections.abc import Mapping


@functools.cache
def reporting() -> Mapping[str, str]:
    """What the verbs that hand on words do with them, by lemma: say, deny, promise, doubt, ask."""
    return {row["lemma"]: row["act"] for row in table("reporting_verbs")}


@functools.cache
def speech() -> frozenset[str]:
    """Lemmas of those of them that may stand beside a quotation."""
    return frozenset(row["lemma"] for row in table("reporting_verbs") if row["with"] == "speech")
