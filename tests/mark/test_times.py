"""Times are found where they stand and mean what a reader of that day takes them to mean."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from marking_factory import labelled, make_article, shared_parser

from twosource.mark.calendar import bounds, coarse, easter, holiday, shift
from twosource.mark.times import times

CASES = labelled("times")


def found(text, published=None):
    (article, doc), *_ = shared_parser().parse([make_article(text, published)])
    return times(article, doc)


@pytest.mark.parametrize("case", CASES, ids=[case["tests"] for case in CASES])
def test_times_are_found_and_resolved(case):
    """Each labelled case gives its times, in order, and no others."""
    told = [(each.text, each.when.value, each.when.earliest, each.when.latest) for each in found(case["text"], case.get("published"))]
    assert [tuple(part or None for part in each) for each in case["found"]] == told


def test_offsets_are_those_of_the_text():
    """A time is the very characters between its offsets, and names its article."""
    text = "\u200bOn Monday 🙂 the\u202e ship left; on May 3, 2001\u200b it came back."
    mentions = found(text, "2023-10-13")
    assert [text[each.start : each.end] for each in mentions] == [each.text for each in mentions] == ["Monday", "May 3, 2001"]
    assert {each.article for each in mentions} == {"a"}


@pytest.mark.parametrize("published", ["", "soon", "2023-13-45", None])
def test_a_date_of_publication_that_is_none_is_unknown(published):
    """What is not a date leaves relative times unresolved."""
    (mention,) = found("They met yesterday.", published)
    assert mention.when.value is None
    assert mention.when.earliest is None


@settings(deadline=None)
@given(st.text(alphabet="lastnexyrmohduwk 0123456789-:.,'’\n", max_size=200))
def test_anything_that_looks_like_time_is_read_without_failing(text):
    """No string of words and digits of time breaks the reading, and every mention lies in the text."""
    for each in found(text, "2024-02-29"):
        assert text[each.start : each.end] == each.text


BOUNDS = [
    ("2023", "2023-01-01", "2023-12-31"),
    ("2023-02", "2023-02-01", "2023-02-28"),
    ("2023-Q4", "2023-10-01", "2023-12-31"),
    ("2023-H2", "2023-07-01", "2023-12-31"),
    ("2023-W01", "2023-01-02", "2023-01-08"),
    ("2023-W41-WE", "2023-10-14", "2023-10-15"),
    ("2023-WI", "2023-12-01", "2024-02-29"),
    ("202", "2020-01-01", "2029-12-31"),
    ("19", "1900-01-01", "1999-12-31"),
    ("2023-10-12T10:30", "2023-10-12T10:30", "2023-10-12T10:30"),
    ("2023-02-30", None, None),
    ("P3W", None, None),
    ("XXXX-10-12", None, None),
]


@pytest.mark.parametrize(("value", "earliest", "latest"), BOUNDS)
def test_a_value_covers_its_days(value, earliest, latest):
    """A TIMEX3 value is as long as what it names; what names no one stretch has no bounds."""
    assert bounds(value) == (earliest, latest)


def test_the_calendar_knows_movable_days():
    """Easter moves with the moon, and weekday holidays with the week."""
    assert easter(2023) == date(2023, 4, 9)
    assert holiday("good friday", 2024) == date(2024, 3, 29)
    assert holiday("thanksgiving", 2023) == date(2023, 11, 23)
    assert holiday("memorial day", 2023) == date(2023, 5, 29)
    assert holiday("election day", 1998) == date(1998, 11, 3)


def test_a_month_on_from_its_end_is_the_end_of_the_next():
    """31 January and a month is 28 February."""
    assert shift(date(2023, 1, 31), 1, "M") == date(2023, 2, 28)
    assert coarse(date(2023, 1, 1), "W") == "2022-W52"
