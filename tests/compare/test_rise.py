"""A toll that climbs over many pages: time explains it, though few hours lie between two of them."""

import pytest
from telling_factory import amount, article, compared, finding_with, states

from twosource.compare.standing.rise import climbs
from twosource.compare.text.account import accounts
from twosource.compare.text.passage import passages

OUTLETS = ("Harbour Post", "Gulf Mirror", "Northern Courier", "Fell Herald")
WORDS = {12: "Twelve", 15: "Fifteen", 17: "Seventeen"}


def row(*told, befell="died", predicate="die"):
    pages = [
        article(outlet, f"{WORDS[count]} people {befell}.", published=f"2024-03-04T{hour}:00+00:00")
        for outlet, (hour, count) in zip(OUTLETS, told, strict=False)
    ]
    said = [
        states(page, page.text[:-1], predicate, amount=amount(WORDS[count], count, count, of="people"))
        for page, (_, count) in zip(pages, told, strict=True)
    ]
    return accounts(passages(pages), said)


@pytest.mark.parametrize(
    ("told", "does"),
    [
        ([("08:00", 12), ("12:00", 15), ("18:00", 17)], True),
        ([("08:00", 12), ("12:00", 17), ("18:00", 15)], False),
        ([("08:00", 12), ("12:00", 15), ("12:20", 17)], False),
        ([("08:00", 12), ("12:00", 15), ("18:00", 17), ("18:00", 15)], False),
        ([("08:00", 12), ("10:00", 15), ("12:00", 17)], False),
        ([("08:00", 12), ("18:00", 17)], False),
    ],
    ids=["climbs", "falls again", "two of one hour", "two last ones", "within few hours", "two alone"],
)
def test_a_row_of_tolls_climbs_with_the_hours(told, does):
    """Three moments at least, six hours from the first to the last, and none tells less than one before it."""
    assert climbs(row(*told)) == does


def test_the_missing_may_become_fewer():
    """They are found."""
    assert climbs(row(("08:00", 17), ("12:00", 15), ("18:00", 12), befell="are missing", predicate="miss"))


def test_what_is_no_toll_does_not_climb():
    """Twelve people voted, and 17."""
    assert not climbs(row(("08:00", 12), ("12:00", 15), ("18:00", 17), befell="voted", predicate="vote"))


def test_at_least_so_many_is_one_matter_with_what_the_toll_became():
    """At least 12 people were killed, the death toll has risen to 15, and 17 have died: one matter, each with its number."""
    pages = [
        article("Harbour Post", "A bus fell into a gorge.", "At least 12 people were killed.", published="2024-03-04T08:00:00+00:00"),
        article("Gulf Mirror", "The death toll has risen to 15.", "Ropes were used.", published="2024-03-04T12:00:00+00:00"),
        article("Northern Courier", "By evening 17 people had died.", published="2024-03-04T18:00:00+00:00"),
    ]
    said = [
        states(pages[0], "At least 12 people were killed", "kill", amount=amount("At least 12", 12, of="people")),
        states(pages[1], "The death toll has risen to 15", "rise", amount=amount("15", 15, 15, of="death toll")),
        states(pages[2], "17 people had died", "die", amount=amount("17", 17, 17, of="people")),
    ]
    found = finding_with(compared(pages, said), *said)
    assert found.standing == "updated"
    assert [value.value for value in found.differences[0].values] == ["At least 12", "15", "17"]
