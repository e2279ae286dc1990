"""Hours of the clock: when two of them cannot be one, and how they are told."""

import pytest
from telling_factory import amount, article, compared, finding_with, party, states, when

from twosource.compare.slot.hours import are_two_hours, tell_two_hours
from twosource.compare.text.account import accounts
from twosource.compare.text.passage import passages

MILL = party("flour mill")


def at(text, clock, last=None, day="2024-03-05", zone=""):
    first, last = (f"{day}T{each}{zone}" for each in (clock, last or clock))
    return when(text, first, last, value=f"{day}T{clock}")


@pytest.mark.parametrize(
    ("mine", "yours", "two"),
    [
        (at("6.40am", "06:40"), at("8.15am", "08:15"), True),
        (at("6.40am", "06:40"), at("6.40am", "06:40", day="2024-03-04"), False),
        (at("6.40am", "06:10", "07:10"), at("06:55", "06:55"), False),
        (at("ten o'clock", "10:00"), at("10pm", "22:00"), False),
        (at("10am", "10:00"), at("10pm", "22:00"), True),
        (at("10 in the morning", "10:00"), at("10pm", "22:00"), True),
        (at("6am", "06:00"), at("0400 GMT", "04:00", zone="+00:00"), False),
        (at("6.10am", "06:10"), at("0400 GMT", "04:00", zone="+00:00"), True),
        (at("7am EST", "07:00", zone="-05:00"), at("1200 GMT", "12:00", zone="+00:00"), False),
        (at("8am EST", "08:00", zone="-05:00"), at("1200 GMT", "12:00", zone="+00:00"), True),
        (when("at 6.40am", value="T06:40"), when("9.15am on Monday", value="XXXX-WXX-1T09:15"), True),
        (when("on Monday", "2024-03-04"), at("8.15am", "08:15"), False),
    ],
)
def test_two_hours_are_one_where_a_reading_makes_them_so(mine, yours, two):
    """Not by another day, another half of the day, another zone, or what "about" leaves open."""
    assert are_two_hours(mine, yours) is two
    assert are_two_hours(yours, mine) is two


def test_about_leaves_an_hour_open_in_an_article_without_a_date():
    """Its words tell it, since no date gives the hour a span."""
    pages = [article("Harbour Post", "It blew up at about 6.40am."), article("Gulf Mirror", "It blew up at 6.55am.")]
    hours = [when("6.40am", value="T06:40"), when("6.55am", value="T06:55")]
    said = [states(page, page.text, "blow up", when=hour) for page, hour in zip(pages, hours, strict=True)]
    told = accounts(passages(pages), said)
    assert not tell_two_hours(*told)
    assert are_two_hours(*hours)


def test_each_of_three_hours_is_told():
    """Also that of the one who tells it in another word; one whose day is not named is told without a day, or with that of the same hour."""
    says = [
        ("Harbour Post", "A flour mill in Velen exploded at 6.40am on Tuesday.", "explode", at("6.40am on Tuesday", "06:40")),
        ("Gulf Mirror", "A flour mill in Velen blew up at 8.15am on Tuesday.", "blow up", at("8.15am on Tuesday", "08:15")),
        ("Inland Star", "A flour mill in Velen exploded at 9.30am.", "explode", at("9.30am", "09:30", day="2024-03-06")),
        ("Coast Today", "A flour mill in Velen exploded at 6.40am.", "explode", at("6.40am", "06:40", day="2024-03-06")),
    ]
    pages = [article(outlet, words) for outlet, words, *_ in says]
    said = [states(page, page.text, predicate, who=MILL, when=hour) for page, (*_, predicate, hour) in zip(pages, says, strict=True)]
    (difference,) = finding_with(compared(pages, said), *said).differences
    assert {value.value: len(value.statements) for value in difference.values} == {
        "2024-03-05 06:40": 2,
        "2024-03-05 08:15": 1,
        "09:30": 1,
    }


def test_a_coarser_number_stands_beside_those_at_odds():
    """At least 17 is at odds with neither 18 nor 25, and is told beside them."""
    counts = [("18", 18, 18), ("25", 25, 25), ("at least 17", 17, None)]
    outlets = ("Harbour Post", "Gulf Mirror", "Inland Star")
    pages = [article(outlet, f"The blast in Velen injured {text} people.") for outlet, (text, *_) in zip(outlets, counts, strict=True)]
    said = [
        states(page, page.text, "injure", amount=amount(text, low=low, high=high, of="people"))
        for page, (text, low, high) in zip(pages, counts, strict=True)
    ]
    (difference,) = finding_with(compared(pages, said), *said).differences
    assert {value.value for value in difference.values} == {"18", "25", "at least 17"}
