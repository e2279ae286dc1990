"""Reading texts of our own all the way from article to statements."""

import pytest

from twosource.model import Article


def article(text, published=None):
    starts = [0, *(at + 1 for at, mark in enumerate(text) if mark == "\n")]
    ends = [*(start - 1 for start in starts[1:]), len(text)]
    return Article(
        id="a" * 16,
        address=None,
        read_from="here.txt",
        outlet="The Valley Observer",
        title=None,
        authors=(),
        published=published,
        updated=None,
        place=None,
        language="en",
        text=text,
        paragraphs=tuple((start, end) for start, end in zip(starts, ends, strict=True) if start < end),
        captions=(),
        agencies=(),
        furniture=(),
        raw_map=None,
    )


@pytest.fixture(scope="session")
def marker():
    from twosource.mark import Marker

    return Marker()


@pytest.fixture(scope="session")
def read(marker):
    """Statements of a text."""
    from twosource.understand import understand

    def of(text, published=None):
        (marked,) = marker.mark([article(text, published)])
        return understand(marked)

    return of
