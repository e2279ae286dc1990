"""How many something befell, and to what that toll has risen: one matter, though the words hardly meet."""

import pytest
from telling_factory import amount, article, states, when

from twosource.compare.matter.sharing import RISEN, risen
from twosource.compare.slot.periods import of_two_periods
from twosource.compare.text.account import accounts
from twosource.compare.text.passage import passages

FIRST = article(
    "Harbour Post",
    "Seventeen people were killed in the port on Monday night. Four members of a family were killed.",
    published="2024-03-05T09:00:00+00:00",
)
LATER = article("Gulf Mirror", "The death toll from the blast has risen to 22.", published="2024-03-06T09:00:00+00:00")
NIGHT = when("Monday night", "2024-03-04T18:00:00", "2024-03-04T23:59:59", "2024-03-04TNI")
KILLED = states(
    FIRST, "Seventeen people were killed in the port on Monday night", "kill", amount=amount("Seventeen", 17, 17, of="people"), when=NIGHT
)
FAMILY = states(FIRST, "Four members of a family were killed", "kill", amount=amount("Four", 4, 4, of="members"))
TOLL = states(LATER, "The death toll from the blast has risen to 22", "rise", amount=amount("22", 22, 22, of="death toll"))


def pairs(*said, chance=RISEN):
    told = accounts(passages([FIRST, LATER]), said)
    both = (told[0].passages[0], told[1].passages[0])
    return list(risen(told, {both: [(0, 1)]}, {both: chance}))


@pytest.mark.parametrize(
    ("said", "chance", "found"),
    [((KILLED, TOLL), RISEN, [(0, 1)]), ((KILLED, TOLL), RISEN - 0.1, []), ((FAMILY, TOLL), RISEN, [])],
    ids=["so many people, and the toll", "passages that may share nothing", "some of them alone"],
)
def test_a_count_and_what_the_toll_has_risen_to_are_one_matter(said, chance, found):
    """Seventeen people and 22 are one toll where their passages share something; four members of a family are a part of it."""
    assert pairs(*said, chance=chance) == found


def test_a_toll_that_has_risen_is_of_one_happening():
    """What "has" risen is no count over a time beside the night on which people were killed."""
    assert not of_two_periods(*accounts(passages([FIRST, LATER]), [KILLED, TOLL]))
