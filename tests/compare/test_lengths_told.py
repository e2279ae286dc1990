"""For how long, where that is no amount of the statement: in whatever unit it is told."""

import pytest
from telling_factory import article, states

from twosource.compare.slot.counts import of_other_counts
from twosource.compare.text.account import accounts
from twosource.compare.text.passage import passages
from twosource.model import Party


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("three weeks", "three months", True),
        ("two days", "48 hours", False),
        ("eight weeks", "two months", False),
        ("12 months", "two years", True),
        ("three weeks", "three weeks", False),
    ],
)
def test_lengths_of_time_in_two_units(one, other, differ):
    pages = [article(outlet, f"The bridge is closed for {length}.") for outlet, length in (("Harbour Post", one), ("Gulf Mirror", other))]
    said = [
        states(page, f"The bridge is closed for {length}", "be closed", kind="fact", who=Party(text="The bridge"))
        for page, length in zip(pages, (one, other), strict=True)
    ]
    assert of_other_counts(*accounts(passages(pages), said)) is differ
