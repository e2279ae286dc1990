"""Dates as a newspaper prints them; what is no date is not printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.show import printed_dates

DAYS = [
    ("2023-10-12", "12 October 2023"),
    ("2023-10-12T18:05:00-04:00", "12 October 2023"),
    ("2023-10", "October 2023"),
    ("2023", "2023"),
    ("2023-13-40", "2023"),
    (None, None),
    ("soon", None),
]
MOMENTS = [
    ("2023-10-12T18:05:00-04:00", "12 October 2023, 18:05 (UTC−4)"),
    ("2023-10-13T03:33+05:30", "13 October 2023, 03:33 (UTC+5:30)"),
    ("2023-10-13T03:33Z", "13 October 2023, 03:33 (UTC)"),
    ("2023-10-13T03:33", "13 October 2023, 03:33"),
    ("2023-10-13", "13 October 2023"),
    ("2023-10-13T99:99", "13 October 2023"),
    (None, None),
]
SPANS = [
    ("2023-10-07", "2023-10-09T10:00:00+00:00", "7–9 October 2023"),
    ("2023-10-30", "2023-11-02", "30 October – 2 November 2023"),
    ("2023-12-30", "2024-01-02", "30 December 2023 – 2 January 2024"),
    ("2023-10-07T01:00", "2023-10-07T23:00", "7 October 2023"),
    (None, "2023-10-07", "7 October 2023"),
    ("2023-10-07", None, "7 October 2023"),
    (None, None, None),
    ("<b>", "<i>", None),
]


@pytest.mark.parametrize(("iso", "printed"), DAYS)
def test_a_day_is_printed(iso, printed):
    """Day, month and year, as far as they are known."""
    assert printed_dates.day(iso) == printed


@pytest.mark.parametrize(("iso", "printed"), MOMENTS)
def test_a_moment_is_printed_with_its_zone(iso, printed):
    """An offset is told, an unknown one is not made up."""
    assert printed_dates.moment(iso) == printed


@pytest.mark.parametrize(("earliest", "latest", "printed"), SPANS)
def test_a_span_is_printed_short(earliest, latest, printed):
    """What both days share is said once."""
    assert printed_dates.span(earliest, latest) == printed


@given(st.text(max_size=40), st.text(max_size=40))
def test_no_text_breaks_the_printing(one, other):
    """Whatever stands in a date's place, a string or nothing comes out."""
    for printed in (printed_dates.day(one), printed_dates.moment(one), printed_dates.span(one, other)):
        assert printed is None or isinstance(printed, str)
