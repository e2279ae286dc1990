"""Two times that are surely two."""

import pytest
from telling_factory import article, compared, finding_with, party, states, when

from twosource.compare.slot.times import are_two_times, begin_apart, compare_times
from twosource.compare.text.account import accounts
from twosource.compare.text.passage import passages
from twosource.model import When

MONDAY, WEEK_BEFORE = when("on Monday", "2024-03-04"), when("On Monday", "2024-02-26")
TUESDAY, FAR = when("on Tuesday", "2024-03-05"), when("on 20 March", "2024-03-20")
LAST_WEEK = when("last week", "2024-02-19", "2024-02-25", value="2024-W08")
FRIDAY = when("on Friday", "2024-03-01")


@pytest.mark.parametrize(
    ("mine", "yours", "odd"),
    [
        (MONDAY, TUESDAY, True),
        (MONDAY, WEEK_BEFORE, False),
        (LAST_WEEK, FRIDAY, False),
        (LAST_WEEK, FAR, True),
        (MONDAY, None, False),
        (MONDAY, MONDAY, False),
    ],
    ids=["two days", "one weekday of two articles", "last week, told on a Sunday", "far from that week", "untold", "the same"],
)
def test_times_are_at_odds(mine, yours, odd):
    """What was resolved from two dates of publication is no contradiction, though the days clash."""
    pages = [article(outlet, "The ferry ran aground.") for outlet in ("Harbour Post", "Gulf Mirror")]
    said = [states(page, page.text, "run aground", when=time) for page, time in zip(pages, (mine, yours), strict=True)]
    told = accounts(passages(pages), said)
    assert are_two_times(*told) is odd
    assert are_two_times(*told[::-1]) is odd
    assert compare_times(*told).clashes is (None not in (mine, yours) and mine is not yours)


def test_what_lasts_until_a_day_was_not_done_on_it():
    """Closed until Thursday, and shut until a Friday that was read as the one before: two times of one closure."""
    one = article("Harbour Post", "Schools in Tamo will be closed until Thursday.", published="2025-11-02T09:00:00+00:00")
    other = article("Gulf Mirror", "Schools in Tamo are shut until Friday.", published="2025-11-02T10:00:00+00:00")
    schools = party("Schools")
    thursday, friday = when("Thursday", "2025-11-06"), when("Friday", "2025-10-31")
    closed = states(one, "Schools in Tamo will be closed until Thursday", "close", whom=schools, when=thursday, status="planned")
    shut = states(other, "Schools in Tamo are shut until Friday", "shut", whom=schools, when=friday)
    assert "time" in {each.slot for each in finding_with(compared([one, other], [closed, shut]), closed, shut).differences}


@pytest.mark.parametrize(
    ("deed", "year", "apart"),
    [("take over", "2020", True), ("take over", "2019", False), ("take over", "2018", False), ("lead", "2020", False)],
    ids=["later", "that year", "before", "the same deed"],
)
def test_what_goes_on_since_a_year_did_not_begin_later(deed, year, apart):
    """Who has led it since 2019 did not take it over in 2020, but may still have led it."""
    pages = [article("Harbour Post", "She has led it since 2019."), article("Gulf Mirror", "She took it over.")]
    since = When(text="since 2019", value="2019/..", earliest="2019-01-01")
    then = when(f"in {year}", f"{year}-01-01", f"{year}-12-31", value=year)
    told = accounts(
        passages(pages), [states(pages[0], pages[0].text, "lead", when=since), states(pages[1], pages[1].text, deed, when=then)]
    )
    assert begin_apart(*told) is begin_apart(*told[::-1]) is apart
