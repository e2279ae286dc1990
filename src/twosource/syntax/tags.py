"""Tags of the parse, by what they tell of a word."""

from __future__ import annotations

from typing import Final

VERBAL: Final = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})  # of verbs
INFLECTED: Final = frozenset({"VBD", "VBP", "VBZ"})  # of a verb that has tense in its own form
FINITE: Final = INFLECTED | {"MD"}  # of a verb or an auxiliary by which a clause has tense
RELATIVE: Final = frozenset({"WDT", "WP", "WP$", "WRB"})  # of words that ask, or open a relative clause
