"""What is told as still to come, and what as done."""

import pytest
from telling_factory import article, party, states

from twosource.compare.slot.tense import is_ahead, is_continuing, is_done, is_on_the_way, was_before
from twosource.compare.text.account import accounts
from twosource.compare.text.passage import passages


def told(words, predicate, status):
    page = article("Harbour Post", words)
    (account,) = accounts(passages([page]), [states(page, words, predicate, who=party("Juhan Roos"), status=status)])
    return account


@pytest.mark.parametrize(
    ("words", "ahead"),
    [
        ("Juhan Roos will meet the crew", True),
        ("Juhan Roos'll meet the crew", True),
        ("Juhan Roos is to meet the crew", True),
        ("Juhan Roos is scheduled to meet the crew", True),
        ("Roos's meeting with the crew", False),
        ("to meet the crew", False),
    ],
)
def test_a_plan_is_told_in_words(words, ahead):
    """A verb of what is to come; the noun of what somebody else plans to end is none, nor is what something is done for."""
    assert is_ahead(told(words, "meet", "planned")) is ahead
    assert not is_ahead(told(words, "meet", "happened"))


@pytest.mark.parametrize(
    ("words", "predicate", "done"),
    [
        ("Juhan Roos met the crew", "meet", True),
        ("Juhan Roos visited the crew", "visit", True),
        ("Juhan Roos set out for the port", "set out", True),
        ("Juhan Roos made a short announcement", "announce", True),
        ("Juhan Roos issued a short apology", "apologise", True),
        ("Juhan Roos will make a short announcement", "announce", False),
        ("his meeting with the crew", "meet", False),
        ("meeting the crew", "meet", False),
        ("his summit with the crew", "summit", False),
        ("Juhan Roos has met the crew before", "meet", False),
    ],
)
def test_a_deed_is_told_as_done_in_a_past_form(words, predicate, done):
    """A verb in the past; a noun, a participle of the present, and what was done another time tell nothing of it."""
    assert is_done(told(words, predicate, "happened")) is done
    assert not is_done(told(words, predicate, "planned"))


@pytest.mark.parametrize(
    ("words", "predicate", "way"),
    [
        ("Juhan Roos is heading to Velen", "head", True),
        ("he's flying back to Velen", "fly", True),
        ("Juhan Roos is leaving for Velen", "leave", True),
        ("Juhan Roos is running for president", "run", False),
        ("Juhan Roos is visiting Velen", "visit", False),
        ("Prices are coming down", "come", False),
    ],
)
def test_who_is_on_his_way_is_not_there_yet(words, predicate, way):
    """A verb of setting out in its progressive form, and where to."""
    assert is_on_the_way(told(words, predicate, "ongoing")) is way
    assert is_ahead(told(words, predicate, "ongoing")) is way
    assert not is_on_the_way(told(words, predicate, "happened"))


@pytest.mark.parametrize(
    ("words", "predicate", "on"),
    [
        ("The basin would remain closed", "be closed", True),
        ("The basin will remain to be closed", "close", True),
        ("Juhan Roos vowed to stay in the race", "stay", True),
        ("Juhan Roos will keep on meeting the crew", "meet", True),
        ("The fee relates to the tax", "relate", True),
        ("Juhan Roos will close the basin, which would keep the crew out", "close", False),
        ("Juhan Roos will meet those who remain", "meet", False),
        ("Juhan Roos will appear in court", "appear", False),
    ],
)
def test_what_stays_as_it_is_goes_on(words, predicate, on):
    """A verb of continuing, by itself or right before what is told; and a state, of which nothing becomes."""
    assert is_continuing(told(words, predicate, "planned")) is on


def test_what_was_before_is_another_time():
    """Who met before, meets again."""
    assert was_before(told("Juhan Roos has met the crew before", "meet", "happened"))
    assert not was_before(told("Juhan Roos met the crew", "meet", "happened"))
