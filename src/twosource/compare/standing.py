"""How a finding stands: corroborated, single, conflicting or updated. docs/standing.md tells each rule with an example."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from twosource.compare.kin import kin
from twosource.compare.likeness import SLOTS
from twosource.compare.status import comes_before
from twosource.compare.words import stem, words_of
from twosource.lexicon import table
from twosource.model import Difference, Slot, Standing, Value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.compare.account import Account
    from twosource.compare.bearing import Bearing

# The slots whose clash makes a finding conflict, in the order in which they are told.
TELLING: tuple[Slot, ...] = ("status", "amount", "time", "place", "action", "wording")


def differences(accounts: Sequence[Account]) -> tuple[Difference, ...]:
    """Where the articles differ, slot by slot, each value with the statements that have it, the later article's word last."""
    found = []
    for slot in TELLING:
        clashing = {
            account.statement.id: account
            for one, other in combinations(accounts, 2)
            if one.article.id != other.article.id and _differ(slot, one, other)
            for account in (one, other)
        }
        if clashing:
            found.append(Difference(slot=slot, values=_values(slot, [each for each in accounts if each.statement.id in clashing])))
    return tuple(found)
