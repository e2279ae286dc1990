"""Quotations asked of by place."""

from twosource.model import Mention
from twosource.understand.quotes import Quotes


def said(direct):
    return Mention(article="a", kind="quote", start=0, end=1, text="“", direct=direct)


def test_a_place_finds_what_stands_over_it():
    """A long quotation is found past the short ones inside it, in order; what only ends before or begins behind is not."""
    whole, early, inner, late = (
        (20, 90, said(direct=False)),
        (0, 10, said(direct=True)),
        (30, 40, said(direct=True)),
        (95, 99, said(direct=True)),
    )
    quotes = Quotes([late, inner, whole, early])
    assert list(quotes) == [early, whole, inner, late]
    assert quotes.over(35, 35) == [whole, inner]
    assert quotes.over(60, 70) == [whole]
    assert quotes.over(11, 19) == []
    assert quotes.over(10, 95) == [early, whole, inner, late]
    assert quotes.direct(0, 99) == [early, inner, late]
