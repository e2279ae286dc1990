"""What is counted over a time, and over a part of it."""

import pytest
from telling_factory import amount, article, states, when

from twosource.compare.slot.periods import of_one_rate, of_two_periods
from twosource.compare.text.account import accounts
from twosource.compare.text.passage import passages

MONDAY = when("on Monday", "2024-03-04")
THIS_WEEK = when("this week", "2024-03-04", "2024-03-10", value="2024-W10")
MARCH = when("in March", "2024-03-01", "2024-03-31", value="2024-03")
THIS_YEAR = when("this year", "2024-01-01", "2024-12-31", value="2024")
LAST_YEAR = when("in 2023", "2023-01-01", "2023-12-31", value="2023")


def told(first, second):
    pages = [article(outlet, text) for outlet, (text, *_) in zip(("Harbour Post", "Gulf Mirror"), (first, second), strict=True)]
    said = [
        states(page, page.text, verb, amount=amount(str(count), count, unit=unit, of=of), when=time)
        for page, (_, verb, count, unit, of, time) in zip(pages, (first, second), strict=True)
    ]
    return accounts(passages(pages), said)


@pytest.mark.parametrize(
    ("first", "second", "two"),
    [
        (("It sold 90 boats.", "sell", 90, None, "boats", THIS_YEAR), ("It sold two boats.", "sell", 2, None, "boats", MONDAY), True),
        (("It sold 90 boats.", "sell", 90, None, "boats", THIS_YEAR), ("It sold 120 boats.", "sell", 120, None, "boats", MONDAY), False),
        (("It sold 90 boats.", "sell", 90, None, "boats", MARCH), ("It sold 95 boats.", "sell", 95, None, "boats", MARCH), False),
        (("It sold 90 boats.", "sell", 90, None, "boats", LAST_YEAR), ("It sold 40 boats.", "sell", 40, None, "boats", MARCH), True),
        (
            ("It made 3 billion crowns.", "make", 3e9, "CZK", "crowns", LAST_YEAR),
            ("It made 2 billion crowns.", "make", 2e9, "CZK", "crowns", THIS_YEAR),
            True,
        ),
        (
            ("Sales fell by 3 percent.", "fall", 3, "percent", "sales", THIS_YEAR),
            ("Sales fell by 6.", "fall", 6, "percent", "sales", MARCH),
            True,
        ),
        (
            ("It killed 14 people.", "kill", 14, None, "people", THIS_WEEK),
            ("It killed 12 people.", "kill", 12, None, "people", MONDAY),
            False,
        ),
        (("It has killed 60 people.", "kill", 60, None, "people", THIS_WEEK), ("It killed 12.", "kill", 12, None, "people", MONDAY), True),
        (
            ("It has killed 60 people so far.", "kill", 60, None, "people", None),
            ("It killed 12.", "kill", 12, None, "people", MONDAY),
            True,
        ),
        (("It killed 60 people.", "kill", 60, None, "people", None), ("It killed 12 people.", "kill", 12, None, "people", MONDAY), False),
    ],
    ids=[
        "a part of it",
        "more in a part",
        "one month",
        "one after the other",
        "billions of two years",
        "shares",
        "one attack",
        "up to now",
        "not resolved",
        "no time",
    ],
)
def test_what_is_counted_over_two_times_is_two_matters(first, second, two):
    """More over the whole than in a part of it; a toll only where it is told up to now, since one attack may be dated by its week alone."""
    assert of_two_periods(*told(first, second)) is two
    assert of_two_periods(*told(second, first)) is two


@pytest.mark.parametrize(
    ("first", "second", "two", "rate"),
    [
        ("cost it 5 million dollars a day", "cost it 18 million dollars", True, False),
        ("cost it 5 million dollars a day", "cost it 7 million dollars per day", False, True),
        ("cost it 5 million dollars a day", "cost it 30 million dollars a week", True, False),
        ("cost it 5 million dollars a day", "cost it 35 million dollars a week", False, False),
        ("cost it 5 million dollars a day", "has cost it 5 million dollars so far", True, False),
        ("cost it 5 million dollars a year", "cost it 10 million dollars over the next two years", False, False),
        ("cost it 5 million dollars a year", "cost it 5 million dollars over two years", True, False),
        ("cost it 5 million dollars over a year", "cost it 5 million dollars over 2 years", True, False),
        ("cost it 5 million dollars a year", "cost it 5 million dollars", False, False),
        ("cost it 5 million dollars", "cost it 7 million dollars", False, False),
    ],
)
def test_what_something_costs_a_day_is_not_what_it_costs_altogether(first, second, two, rate):
    """Two amounts for two times answer two questions, two for one time one."""
    pages = [article(outlet, f"The strike {words}.") for outlet, words in (("Harbour Post", first), ("Gulf Mirror", second))]
    sums = [words[words.index("it ") + 3 : words.index("dollars") + 7] for words in (first, second)]
    said = [
        states(page, page.text[:-1], "cost", kind="figure", amount=amount(each, float(each.split()[0]), float(each.split()[0]), unit="USD"))
        for page, each in zip(pages, sums, strict=True)
    ]
    both = accounts(passages(pages), said)
    assert of_two_periods(*both) is two
    assert of_one_rate(*both) is rate
