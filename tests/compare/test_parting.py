"""What of one report states two matters, whatever the other reports say."""

from telling_factory import amount, article, compared, finding_with, states

from twosource.compare.matter.parting import apart
from twosource.compare.text.account import accounts
from twosource.compare.text.passage import passages

FERRY = article(
    "Harbour Post",
    "The ferry Aurelia ran aground off Naissaar on Monday.",
    "Strong winds had delayed the crossing.",
    "The grounding of the Aurelia cut the island off.",
)
AGROUND = states(FERRY, "The ferry Aurelia ran aground off Naissaar on Monday", "run aground")
AGAIN = states(FERRY, "The grounding of the Aurelia cut the island off", "cut off")


def test_a_report_may_come_back_to_a_matter():
    """What shares a word with the lead may be the lead told again: nothing holds the two apart."""
    told = accounts(passages([FERRY]), [AGROUND, AGAIN])
    assert list(apart(told)) == []


def test_two_quotations_of_a_report_are_two_sayings():
    """What another report quotes in one breath does not bring two sentences of a speech together; one told again is one."""
    speech = article("Gulf Mirror", "“The line will open,” she said.", "“The line is cheap,” she said.", "She said “the line will open”.")
    said = [
        states(speech, words, "say", kind="quote", words=words)
        for words in ("The line will open", "The line is cheap", "the line will open")
    ]
    told = accounts(passages([speech]), said)
    assert list(apart(told)) == [(0, 1), (1, 2)]


def test_the_hurt_are_not_the_missing():
    """Two counts of one size that tell of two fates are two matters, though their sentences share the rest."""
    one = article("Harbour Post", "The quake near Naissaar left 500 people injured on Monday.")
    other = article("Gulf Mirror", "The quake near Naissaar left more than 500 people missing on Monday.")
    hurt, missing = (
        states(page, page.text[:-1], "leave", kind="figure", amount=amount(text, 500, 500, of="people"))
        for page, text in ((one, "500"), (other, "more than 500"))
    )
    findings = compared([one, other], [hurt, missing])
    assert finding_with(findings, hurt).id != finding_with(findings, missing).id
