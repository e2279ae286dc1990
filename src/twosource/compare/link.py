"""Which statements of two passages carry what the passages share: a long sentence states five matters, and shares one with another."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING

from twosource.compare.kin import kin
from twosource.compare.slots import SLOTS, level

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from twosource.compare.account import Account
    from twosource.compare.rarity import Rarity

Pair = tuple[int, int]

FAINT = 0.08  # passages less likely than this to share a matter are not looked into
# What each slot adds where it agrees, fits or clashes, beside the likeness of the words, which is at most 1. Set by hand: a name
# or an amount in common says more than a status, and a clash of actions is what two halves of one sentence look like.
WEIGHTS = {
    "action": 0.12,
    "actor": 0.06,
    "target": 0.08,
    "amount": 0.15,
    "time": 0.05,
    "place": 0.04,
    "status": 0.02,
    "wording": 0.15,
    "speaker": 0.03,
}
ONE_KIND = 0.08


def links(accounts: Sequence[Account], likely: Mapping[Pair, float], rarity: Rarity) -> dict[Pair, float]:
    """How likely each two statements (positions in `accounts`) state one matter, given how likely their passages share one.

    The pair that fits best, seen from either side, takes over the likelihood of its passages; the others take less of it.
    """
    told: dict[int, list[int]] = defaultdict(list)
    for number, account in enumerate(accounts):
        for position in account.passages:
            told[position].append(number)
    found: dict[Pair, float] = {}
    fits: dict[Pair, float] = {}
    for (first, second), likelihood in sorted(likely.items()):
        if likelihood < FAINT:
            continue
        pairs = [(min(one, other), max(one, other)) for one in told[first] for other in told[second]]
        for pair in pairs:
            if pair not in fits:
                fits[pair] = fit(accounts[pair[0]], accounts[pair[1]], rarity)
        most = max((fits[pair] for pair in pairs), default=0.0)
        for pair in pairs:
            if most > 0:
                found[pair] = max(found.get(pair, 0.0), likelihood * max(0.0, fits[pair]) / most)
    return found


def fit(one: Account, other: Account, rarity: Rarity) -> float:
    """How well two statements fit each other, by the words of their evidence and by their slots."""
    ours, theirs = kin(one.words.stems), kin(other.words.stems)
    shared = rarity.squared(ours & theirs)
    lengths = math.sqrt(rarity.squared(ours) * rarity.squared(theirs))
    words = shared / lengths if lengths else 0.0
    slots = sum(WEIGHTS[slot] * level(compare(one, other)) for slot, compare in SLOTS.items())
    return words + slots + ONE_KIND * (one.statement.kind == other.statement.kind)
