"""How two values of one slot bear on each other."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class How(Enum):
    """The four ways in which one value can stand to another."""

    AGREE = "agree"
    FINER = "finer"  # both can be true, one says more
    CLASH = "clash"  # no reading lets both be true
    UNKNOWN = "unknown"  # nothing to compare, or things that cannot be compared


@dataclass(frozen=True, slots=True)
class Bearing:
    """The days clash: 2023-10-12 and 2023-10-13."""

    how: How
    reason: str = ""  # for people; empty where nothing is known

    @property
    def fits(self) -> bool:
        return self.how is How.AGREE or self.how is How.FINER

    @property
    def clashes(self) -> bool:
        return self.how is How.CLASH


UNKNOWN = Bearing(How.UNKNOWN)


def agree(reason: str) -> Bearing:
    """The values are the same."""
    return Bearing(How.AGREE, reason)


def finer(reason: str) -> Bearing:
    """Both values can be true, one saying more."""
    return Bearing(How.FINER, reason)


def clash(reason: str) -> Bearing:
    """Both values cannot be true."""
    return Bearing(How.CLASH, reason)


class Contrast(Enum):
    """How two statements stand to each other in one slot."""

    NONE = "none"
    UPDATE = "update"  # they differ, and time explains it
    CONFLICT = "conflict"
