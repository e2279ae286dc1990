"""Who acts, where two do a thing together, and where one report names whom another describes."""

import pytest
from telling_factory import article, party, states

from twosource.compare.slot.actors import bearing_of_parties, compare_actors, compare_targets
from twosource.compare.slot.bearing import How
from twosource.compare.text.account import accounts
from twosource.compare.text.passage import passages
from twosource.model import Party

ROOS, LEPIK, SAAR = party("Juhan Roos"), party("Anna Lepik"), party("Peeter Saar")
GOVERNOR = Party(text="the Republican governor")


def told(predicate, *said):
    pages = [article(outlet, words) for outlet, (words, _, _) in zip(("Harbour Post", "Gulf Mirror"), said, strict=True)]
    return accounts(
        passages(pages), [states(page, words, predicate, who=who, whom=whom) for page, (words, who, whom) in zip(pages, said, strict=True)]
    )


def test_two_who_meet_act_both():
    """He met her, she met him: one meeting; who beat whom is another matter."""
    both = ("Juhan Roos met Anna Lepik", ROOS, LEPIK), ("Anna Lepik met Juhan Roos", LEPIK, ROOS)
    assert compare_actors(*told("meet", *both)).how is How.AGREE
    assert compare_targets(*told("meet", *both)).how is How.AGREE
    assert compare_actors(*told("beat", *both)).clashes


def test_two_who_meet_are_named_together():
    """Where both sentences name both, it does not count whom of them the parse holds for the one who acts."""
    both = ("Juhan Roos and Anna Lepik will meet", LEPIK, None), ("Juhan Roos and Anna Lepik met", ROOS, None)
    assert compare_actors(*told("meet", *both)).how is How.AGREE
    other = ("Juhan Roos and Anna Lepik will meet", LEPIK, None), ("Juhan Roos and Peeter Saar met", SAAR, None)
    assert compare_actors(*told("meet", *other)).clashes


@pytest.mark.parametrize(("who", "clashes"), [(GOVERNOR, False), (ROOS, True)], ids=["described", "named"])
def test_who_is_described_may_be_who_is_named(who, clashes):
    """The Republican governor may be Anna Lepik; Juhan Roos is not."""
    one, other = told("return", ("Anna Lepik returned home", LEPIK, None), (f"{who.text} returned home", who, None))
    assert compare_actors(one, other).clashes is clashes


@pytest.mark.parametrize(
    ("one", "other", "fits"),
    [
        ("200 observers", "200 tents", False),
        ("two lorries and six guards", "six smugglers", False),
        ("82 percent of those", "82 percent of its guests", False),
        ("Hundreds of farmers", "hundreds of lorries", False),
        ("three tonnes of flour", "two tonnes of copper", False),
        ("Six guards", "two guards", True),
        ("the euro zone", "The euro", True),
        ("Radio 4", "Radio 5", True),
    ],
)
def test_numbers_make_no_parties_fit(one, other, fits):
    """What is counted fits, and not how many of it."""
    assert bearing_of_parties(Party(text=one), Party(text=other)).fits is fits
