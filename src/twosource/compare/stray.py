"""A stray: a statement that came into a group for its sentence's sake.

By itself it fits no statement of another article there, and tells of no action that one of them tells.

What two sentences promise is shared out among their statements, so a group may hold one whose own words and slots say little. Told as
a second origin it would be the worst thing this program can say; by itself it is only a matter missed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.compare.actions import compare_actions

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from twosource.compare.account import Account

Pair = tuple[int, int]

# How well a statement must fit one of another article. On findings/development it raises the share of groups with a pair that the readers
# agree on from 0.890 to 0.917, for a twentieth of the pairs (bench/RESULTS.md).
LEAST = 0.4


def without_strays(groups: Sequence[Sequence[int]], told: Sequence[Account], fits: Mapping[Pair, float]) -> list[list[int]]:
    """The groups of positions in `told`, each stray in a group of its own; `fits` has the smaller position first."""
    found: list[list[int]] = []
    for group in groups:
        kept = list(group)
        while strays := {each for each in kept if _is_stray(each, kept, told, fits)}:
            found.extend([each] for each in strays)
            kept = [each for each in kept if each not in strays]
        if kept:
            found.append(kept)
    return sorted(found)


def _is_stray(position: int, group: Sequence[int], told: Sequence[Account], fits: Mapping[Pair, float]) -> bool:
    account = told[position]
    others = [each for each in group if told[each].article.id != account.article.id]
    if not others or any(fits.get((min(position, each), max(position, each)), 0.0) >= LEAST for each in others):
        return False
    return not any(compare_actions(account, told[each]).fits for each in others)
