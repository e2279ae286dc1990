"""Status and negation compared: planned and happened differ in time, happened and did not happen clash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.compare.slot.bearing import Bearing, agree, clash, finer

if TYPE_CHECKING:
    from twosource.compare.text.account import Account


def compare_status(one: Account, other: Account) -> Bearing:
    """How the status of two statements bears on each other."""
    first, second = one.statement, other.statement
    if first.negated != second.negated:
        return clash("one says that it is so, the other that it is not")
    if first.status == second.status:
        return agree("both tell that it is not so" if first.negated else f"both {first.status}")
    if "denied" in {first.status, second.status}:
        return clash(f"{first.status} in one, {second.status} in the other")
    return finer(f"{first.status} in one, {second.status} in the other")
