"""A time zone that stands with its hour is nobody's name, and no place: the PST of "11:36 a.m. PST"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.lexicon.zones import zones

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.model import Mention


def zoneless(timed: Sequence[Mention], named: Sequence[Mention]) -> list[Mention]:
    """The names without the zones that stand within times."""
    held = [each for each in named if each.text in zones() and any(time.start <= each.start and each.end <= time.end for time in timed)]
    return [each for each in named if each not in held]
