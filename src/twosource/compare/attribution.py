"""Who vouches, compared: one speaker quoted twice, two speakers, or the outlet itself beside a speaker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.compare.actors import bearing_of
from twosource.compare.bearing import UNKNOWN, Bearing

if TYPE_CHECKING:
    from twosource.compare.account import Account


def compare_speakers(one: Account, other: Account) -> Bearing:
    """How the speakers of two statements bear on each other; unknown where an outlet states it itself."""
    if one.statement.speaker is None or other.statement.speaker is None:
        return UNKNOWN
    return bearing_of(one.statement.speaker, other.statement.speaker)
