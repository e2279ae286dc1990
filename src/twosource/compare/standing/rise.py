"""Whether several reports of one toll make a row that climbs with the hours: 12 dead at eight, 15 at noon, 17 in the evening."""

from __future__ import annotations

from datetime import timedelta
from itertools import combinations
from typing import TYPE_CHECKING

from twosource.compare.matter.amount_contrast import contrast_amount
from twosource.compare.slot.amounts import size_of
from twosource.compare.slot.bearing import Contrast
from twosource.compare.slot.dated import AT_ONCE, LATER, lead
from twosource.compare.slot.toll import MISSING, toll_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.compare.text.account import Account

STEPS = 3  # moments that make a row: of two alone, the hours between them must explain it
SOON = timedelta(hours=1)  # two reports nearer than this do not know of two tolls


def climbs(told: Sequence[Account]) -> bool:
    """Whether time explains in how many numbers these tell one toll, though between two of them few hours lie.

    Of an article that tells what the toll was as well, the largest is its own word. The missing are found, and so may be fewer.
    """
    own: dict[str, Account] = {}
    for account in told:
        if size_of(account) > size_of(own.setdefault(account.article.id, account)):
            own[account.article.id] = account
    rows = list(own.values())
    tolls = frozenset.intersection(*map(toll_of, rows)) if rows else frozenset()
    ahead = [lead(rows[0].article, each.article) for each in rows]
    known = [each for each in ahead if each is not None]
    if not tolls or len(known) < len(rows) or len(set(known)) < STEPS or max(known) - min(known) < LATER:
        return False
    return all(_goes_up(*pair, falling=tolls == MISSING) for pair in combinations(rows, 2))


def _goes_up(one: Account, other: Account, *, falling: bool) -> bool:
    """Whether the later of two tells no less; two reports of one hour do not differ."""
    ahead = lead(one.article, other.article) or AT_ONCE
    if abs(ahead) < SOON:
        return contrast_amount(one, other) is Contrast.NONE
    earlier, later = (one, other) if ahead > AT_ONCE else (other, one)
    return falling or size_of(later) >= size_of(earlier)
