"""Who does not state what another does is named among the reasons."""

from telling_factory import article, party, states

from twosource.compare.finding import Matter, finding_of
from twosource.compare.origin.origins import Origins
from twosource.compare.text.account import accounts
from twosource.compare.text.passage import passages
from twosource.compare.text.rarity import Rarity


def test_two_origins_and_one_that_states_it_have_their_reason():
    """The words of the other show no doubt, so that the line tells none; but a reader is told why two origins are one."""
    one = article("Harbour Post", "Residents left their homes on Monday.")
    other = article("Gulf Mirror", "The company spoke of residents leaving their homes.")
    residents = party("residents")
    left = states(one, one.text, "leave", who=residents)
    leaving = states(other, "residents leaving their homes", "leave", who=residents, status="possible")
    told = accounts(passages([one, other]), [left, leaving])
    found = finding_of("story", Matter(told, {}), Origins([one, other], ()), Rarity(each.words.stems for each in told))
    assert (found.standing, found.origins) == ("single", 1)
    assert "only possible in Gulf Mirror" in found.reasons
    assert "Gulf Mirror" not in found.gist
