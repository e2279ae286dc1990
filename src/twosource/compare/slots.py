"""The slots of a statement and how each is compared, in plain sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.compare.actions import compare_actions
from twosource.compare.actors import compare_actors, compare_targets
from twosource.compare.amounts import compare_amounts
from twosource.compare.attribution import compare_speakers
from twosource.compare.bearing import Bearing, How
from twosource.compare.places import compare_places
from twosource.compare.status import compare_status
from twosource.compare.times import compare_times
from twosource.compare.wording import compare_wording

if TYPE_CHECKING:
    from collections.abc import Callable

    from twosource.compare.account import Account

SLOTS: dict[str, Callable[[Account, Account], Bearing]] = {
    "action": compare_actions,
    "actor": compare_actors,
    "target": compare_targets,
    "amount": compare_amounts,
    "time": compare_times,
    "place": compare_places,
    "status": compare_status,
    "wording": compare_wording,
    "speaker": compare_speakers,
}
_LEVEL = {How.AGREE: 2.0, How.FINER: 1.0, How.UNKNOWN: 0.0, How.CLASH: -1.0}


def level(bearing: Bearing) -> float:
    """A bearing as a number: 2 where the values agree, 1 where they fit, -1 where they clash, 0 where nothing is known."""
    return _LEVEL[bearing.how]
