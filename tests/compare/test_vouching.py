"""Who alone vouches for a finding."""

from telling_factory import article, party, states

from twosource.compare.origin.vouching import vouched_by
from twosource.compare.text.account import accounts
from twosource.compare.text.passage import passages
from twosource.model import Party

ONE, OTHER = article("Harbour Post", "Trade grew by a third, he said."), article("Gulf Mirror", "Trade is up by a third, said Juhan Roos.")
GREW, UP = "Trade grew by a third", "Trade is up by a third"
HE, ROOS = Party(text="He"), party("Juhan Roos")


def vouching(*statements):
    return vouched_by(accounts(passages([ONE, OTHER]), statements))


def test_a_pronoun_is_no_second_speaker_beside_a_name():
    """Whom one report calls "he" may be the man whom the other names."""
    assert vouching(states(ONE, GREW, speaker=HE), states(OTHER, UP, speaker=ROOS)) == ("Juhan Roos",)


def test_a_pronoun_alone_still_tells_that_somebody_is_quoted():
    """The outlet does not say it in its own voice."""
    assert vouching(states(ONE, GREW, speaker=HE)) == ("He",)


def test_nobody_vouches_where_an_outlet_does():
    """One outlet that states it itself is enough."""
    assert vouching(states(ONE, GREW, speaker=HE), states(OTHER, UP)) == ()


def test_a_name_that_one_report_misspells_is_told_as_the_others_spell_it():
    """Of names as full as each other the usual one is told; a fuller one is told before it."""
    third = article("Lake Herald", "Trade has risen by a third, Juhann Roos said.")
    misspelt, spelt = party("Juhann Roos"), party("Juhan Roos")
    said = [
        states(ONE, GREW, speaker=spelt),
        states(OTHER, UP, speaker=spelt),
        states(third, "Trade has risen by a third", speaker=misspelt),
    ]
    assert vouched_by(accounts(passages([ONE, OTHER, third]), said)) == ("Juhan Roos",)


def test_a_statement_is_no_second_speaker_beside_a_name():
    """Somebody wrote it; a report or an agency speaks for itself."""
    written, report = Party(text="the statement"), Party(text="the report")
    assert vouching(states(ONE, GREW, speaker=written), states(OTHER, UP, speaker=ROOS)) == ("Juhan Roos",)
    assert vouching(states(ONE, GREW, speaker=report), states(OTHER, UP, speaker=ROOS)) == ("Juhan Roos", "the report")
