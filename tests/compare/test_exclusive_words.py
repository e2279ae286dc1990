"""Words that rule each other out tell of two things: a lower figure, and a higher one."""

import pytest
from telling_factory import article, states

from twosource.compare.matter.sharing import sharing
from twosource.compare.text.account import accounts
from twosource.compare.text.kin import excludes, kin
from twosource.compare.text.passage import passages
from twosource.compare.text.words import words_of


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("Aid agencies give a lower figure", "The government gave a far higher figure", True),
        ("A man of 30 was hurt", "The woman was hurt", True),
        ("A man and a woman were hurt", "The woman was hurt", False),
        ("The north of the town burned", "The northern quarter burned", False),
        ("Prices were higher", "Higher prices were seen", False),
    ],
)
def test_two_words_of_which_a_thing_has_one(one, other, apart):
    """Each side has its own and neither both."""
    assert excludes(words_of(one).stems, words_of(other).stems) is apart
    assert excludes(words_of(other).stems, words_of(one).stems) is apart


@pytest.mark.parametrize(("second", "meet"), [("far higher", False), ("far lower", True)])
def test_statements_of_a_lower_and_a_higher_figure_are_not_brought_together(second, meet):
    """However likely their sentences share a matter."""
    one, other = article("Harbour Post", "The port gave a lower figure."), article("Gulf Mirror", f"The port gave a {second} figure.")
    told = [states(each, each.text[:-1], "give") for each in (one, other)]
    shared = sharing(accounts(passages([one, other]), told), {(0, 1): 0.9})
    assert bool(shared[0, 1]) is meet


def test_a_word_of_two_families_is_kin_of_both():
    """Who declines refuses, and prices that decline fall; a fire is a blaze."""
    declined, refused, fell, fire, blaze = (kin(words_of(word).stems) for word in ("declined", "refused", "fell", "fire", "blaze"))
    assert declined & refused
    assert declined & fell
    assert refused.isdisjoint(fell)
    assert fire & blaze
