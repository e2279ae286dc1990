"""The day of a report's happening."""

import pytest

from twosource.group.days import first_day
from twosource.model import Mention, When


def at(day, start=0):
    return Mention(
        article="a", kind="time", start=start, end=start + 6, text="Friday", when=When(text="Friday", value=day, earliest=day, latest=day)
    )


@pytest.mark.parametrize(
    ("day", "known"),
    [("2024-03-07", True), ("2024-03-05", True), ("2024-03-01", False), ("2024-03-08", False)],
    ids=["today", "two days ago", "long past", "to come"],
)
def test_a_report_is_of_a_day_just_past(day, known):
    """A day long past is recalled, one to come is planned; neither is when it happened."""
    assert (first_day([at(day)], "2024-03-07T09:00:00+00:00") is not None) == known


def test_the_first_day_of_the_lead_is_the_happenings():
    """Later days are those of what a report recalls; without a day of publication nothing is known to be fresh."""
    told = first_day([at("2024-03-06"), at("2024-03-07", 40)], "2024-03-07T09:00:00+00:00")
    assert told == first_day([at("2024-03-06")], "2024-03-07")
    assert first_day([at("2024-03-06")], None) is None
