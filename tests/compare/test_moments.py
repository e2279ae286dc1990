"""A time in a difference, as people write it."""

import pytest
from telling_factory import when

from twosource.compare.standing import _moment


@pytest.mark.parametrize(
    ("text", "value", "shown"),
    [
        ("Monday at 8pm", "XXXX-WXX-1T20:00", "Monday 20:00"),
        ("on Sunday", "XXXX-WXX-7", "Sunday"),
        ("on 4 March", "XXXX-03-04", "on 4 March"),
        ("on Wednesday", "2013-02-20", "2013-02-20"),
        ("for two hours", "PT2H", "for two hours"),
    ],
)
def test_no_code_is_shown_to_people(text, value, shown):
    """A weekday of no known week is told by its name, and what else is known only in part by its own words."""
    assert _moment(when(text, value=value)) == shown
