"""What an amount counts, where only the words for what befell it say so."""

from telling_factory import amount, article, party, states

from twosource.compare.slot.amounts import compare_amounts
from twosource.compare.slot.bearing import How
from twosource.compare.text.account import accounts
from twosource.compare.text.passage import passages

FIRST = article("Harbour Post", "The quake left 500 injured and 500 missing.")
LATER = article("Gulf Mirror", "More than 2,000 people were injured.")
FEW = states(FIRST, "500 injured", "injure", whom=party("500"), amount=amount("500", 500, 500, of="injured"))
GONE = states(FIRST, "500 missing", "miss", whom=party("500"), amount=amount("500", 500, 500, of="missing"))
MANY = states(LATER, "More than 2,000 people were injured", "injure", amount=amount("More than 2,000", 2000, None, of="people"))


def test_the_injured_and_people_who_were_injured_are_counted_alike():
    """500 injured and more than 2,000 people injured are two counts of one thing, and differ; of the missing nothing is known."""
    told = {account.statement.id: account for account in accounts(passages([FIRST, LATER]), [FEW, GONE, MANY])}
    few, gone, many = (told[each.id] for each in (FEW, GONE, MANY))
    assert compare_amounts(few, many).how is How.CLASH
    assert compare_amounts(gone, many).how is not How.CLASH
