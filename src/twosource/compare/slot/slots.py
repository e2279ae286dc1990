"""The slots of a statement and how each is compared, in plain sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.compare.slot.actions import compare_actions
from twosource.compare.slot.actors import bearing_of_parties, compare_actors, compare_targets
from twosource.compare.slot.amounts import compare_amounts
from twosource.compare.slot.attribution import compare_speakers
from twosource.compare.slot.places import compare_places
from twosource.compare.slot.status import compare_status
from twosource.compare.slot.times import compare_times
from twosource.compare.slot.wording import compare_wording

if TYPE_CHECKING:
    from collections.abc import Callable

    from twosource.compare.slot.bearing import Bearing
    from twosource.compare.text.account import Account
    from twosource.model import Statement

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


def crossed(first: Statement, second: Statement) -> bool:
    """Whether who acts in one is acted on in the other: he met her, she met him."""
    return bearing_of_parties(first.who, second.whom).fits or bearing_of_parties(first.whom, second.who).fits
