"""What two passages share, and which of their statements carry it."""

import pytest
from telling_factory import article, states

from twosource.compare.matter.sharing import DOUBTED, SURELY, uncarried
from twosource.compare.text.account import accounts
from twosource.compare.text.passage import passages

POST = article("Harbour Post", "The ferry Aurelia ran aground near Naissaar, and 412 people were taken off.")
MIRROR = article("Gulf Mirror", "A ferry with 412 aboard hit rocks.")
TIMES = article("Isle Times", "The Aurelia lies on the rocks off Naissaar.")
TOLD = accounts(
    passages([POST, MIRROR, TIMES]),
    [
        states(POST, "The ferry Aurelia ran aground near Naissaar", "run aground"),
        states(POST, "412 people were taken off", "take off"),
        states(MIRROR, "A ferry with 412 aboard hit rocks", "hit"),
        states(TIMES, "The Aurelia lies on the rocks off Naissaar", "lie"),
    ],
)
GROUND, TAKEN, HIT, LIES = (
    [account.statement.predicate for account in TOLD].index(each) for each in ("run aground", "take off", "hit", "lie")
)


def both(one, other):
    return min(one, other), max(one, other)


SHARED = {both(TOLD[GROUND].passages[0], TOLD[HIT].passages[0]): [both(GROUND, HIT), both(TAKEN, HIT)]}
FITS = {both(GROUND, HIT): 0.5, both(TAKEN, HIT): 0.2}


def left(groups, chance=0.9):
    return uncarried(TOLD, SHARED, dict.fromkeys(SHARED, chance), FITS, groups)


def test_what_passages_surely_share_is_carried_by_what_is_left_of_them():
    """The grounding is told with a third report, of which the second one's has no part: what else the two say may be what they share."""
    apart = [[GROUND, LIES], [TAKEN], [HIT]]
    assert left(apart) == {both(GROUND, HIT): DOUBTED, both(TAKEN, HIT): pytest.approx(0.9 * 0.2 / 0.5)}
    assert left([[GROUND, LIES], [TAKEN], [HIT, LIES]]) == {both(TAKEN, HIT): DOUBTED}


def test_it_is_in_doubt_however_likely():
    """A reader is told to look."""
    assert max(left([[GROUND], [TAKEN], [HIT], [LIES]], chance=0.99).values()) == DOUBTED


def test_nothing_is_left_where_a_group_holds_it_or_nothing_is_sure():
    """What is told once is not told again; what may be chance stays apart."""
    assert left([[GROUND, HIT], [TAKEN], [LIES]]) == {}
    assert left([[GROUND], [TAKEN], [HIT], [LIES]], chance=SURELY - 0.01) == {}
