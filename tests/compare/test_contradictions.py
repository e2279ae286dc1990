"""What strict readers took for no contradiction, read all the way from the pages; each was told as one."""

import pytest
from marking_factory import shared_marker
from telling_factory import article, compared

from twosource.compare.standing import differences
from twosource.compare.text.account import accounts
from twosource.compare.text.passage import passages
from twosource.understand import understand

MONDAY, TUESDAY, WEEKS_LATER = "2024-03-04T09:00:00+00:00", "2024-03-05T09:00:00+00:00", "2024-03-21T09:00:00+00:00"

PAIRS = [
    ("The missile flew 2,700 km, the army said.", "The missile flew about 3,700 kilometers, the army said.", WEEKS_LATER),
    ("The North fired a missile over the island on Monday.", "The North fired a missile over the island on Thursday.", WEEKS_LATER),
    ("The pair spent thousands of euros on hotels.", "The pair spent tens of thousands of euros on hotels.", MONDAY),
    ("Velen United had not won the cup since 1908.", "Velen United won the cup on Sunday.", MONDAY),
    ("China plans to send a lander to the moon next year.", "China is planning to send a lander to the moon.", TUESDAY),
    ("Five of the dead were from Leeds, police said.", "Twelve people were found dead, police said.", MONDAY),
    ("Ida Row left Norcan in 2014.", "Ida Row joined Alder in 2014.", MONDAY),
    (
        "Nobody was seriously hurt in the ferry accident on Monday, police said.",
        "Nine people were hurt in the ferry accident on Monday, police said.",
        MONDAY,
    ),
    ("A court in Linz blocked the sale of Alder Mills to Norcan.", "A court in Linz blocked Norcan's purchase of Alder Mills.", MONDAY),
    ("Alder Mills shares fell 18 percent on Monday.", "Alder Mills shares fell 18.4 percent on Monday.", MONDAY),
    ("Norcan shares fell 1.5 percent at 9:34 a.m. on Monday.", "Norcan shares fell 4.3 percent on Monday.", TUESDAY),
]


@pytest.mark.parametrize(("one", "other", "later"), PAIRS)
def test_no_difference_is_told(one, other, later):
    pages = [article("Harbour Post", one, published=MONDAY), article("Gulf Mirror", other, published=later)]
    told = [each for marked in shared_marker().mark(pages) for each in understand(marked)]
    assert {found.standing for found in compared(pages, told)} <= {"single", "corroborated"}


DOUBTED = [
    ("The editor called for Anna Weber's resignation.", "Party members called for Weber's resignation."),
    ("His son signed a petition urging the governor to veto the bill.", "The governor's son had asked him to veto the bill."),
]


@pytest.mark.parametrize(("one", "other"), DOUBTED)
def test_no_doubt_is_told_that_no_words_say(one, other):
    """A call and a petition are no doubts of what they are for."""
    pages = [article("Harbour Post", one, published=MONDAY), article("Gulf Mirror", other, published=MONDAY)]
    told = [each for marked in shared_marker().mark(pages) for each in understand(marked)]
    assert not [found.gist for found in compared(pages, told) if " in Harbour Post)" in found.gist or " in Gulf Mirror)" in found.gist]


def test_a_later_change_of_mind_is_an_update():
    """Who would appeal, and a day later will not, has changed his plan."""
    pages = [
        article("Harbour Post", "Norcan will appeal the ruling, the firm said on Monday.", published=MONDAY),
        article("Gulf Mirror", "Norcan will not appeal the ruling, the firm said on Tuesday.", published=TUESDAY),
    ]
    told = [each for marked in shared_marker().mark(pages) for each in understand(marked)]
    assert "updated" in {found.standing for found in compared(pages, told)}


def test_amounts_of_two_things_are_two_differences():
    """Thirteen villages and eleven, 1,663 people and more than 2,000."""
    texts = (
        "Thirteen villages in the Zenda district were wiped out on Saturday.",
        "1,663 people were injured in 11 villages of the Zenda district on Saturday.",
        "More than 2,000 people were injured in the Zenda district on Saturday.",
    )
    pages = [article(outlet, text, published=MONDAY) for outlet, text in zip("ABC", texts, strict=True)]
    told = accounts(passages(pages), [each for marked in shared_marker().mark(pages) for each in understand(marked)])
    found, _ = differences([each for each in told if each.statement.amount is not None])
    assert [sorted(each.value for each in difference.values) for difference in found if "Thirteen" in str(difference)] == [
        ["11", "Thirteen"]
    ]
    assert ["1,663", "More than 2,000"] in [[each.value for each in difference.values] for difference in found]
