"""The words of some articles, laid end to end, so that what is counted in each is counted in all at once."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy import int32, intp, uint32
    from numpy.typing import NDArray

    from twosource.group.forms import Pieces
    from twosource.model import Article

# What two reporters who hear one speech write alike. Bounded: a quotation mark left open hides no more than this.
QUOTED = re.compile(r"([“\"][^“”\"\n]{1,1000}[”\"])")
# Words of a text that are read: a book or a live blog of a day says what it is about long before.
LONGEST = 20_000
HEADLINE = 200  # words of a title that are read


class Words(NamedTuple):
    """Article 3 has these words in its text, of which these stand in quotations, and those in its title."""

    articles: int
    forms: NDArray[int32]
    owner: NDArray[intp]  # the article of each form
    place: NDArray[intp]  # of each form in its text
    title: NDArray[int32]
    title_owner: NDArray[intp]
    codes: NDArray[uint32]
    code_owner: NDArray[intp]
    quoted: NDArray[np.bool_]  # whether each code's word stands in a quotation
    title_codes: NDArray[uint32]
    title_code_owner: NDArray[intp]


def laid(articles: Sequence[Article], pieces: Pieces) -> Words:
    """The words of these articles."""
    texts, titles = [_text(each.text) for each in articles], [(each.title or "").split(None, HEADLINE)[:HEADLINE] for each in articles]
    numbers = pieces.numbered([*chain.from_iterable(each for each, _ in texts), *chain.from_iterable(titles)])
    counts, title_counts = np.array([len(each) for each, _ in texts], np.intp), np.array([len(each) for each in titles], np.intp)
    text, title = numbers[: counts.sum()], numbers[counts.sum() :]
    owner, title_owner = np.repeat(np.arange(len(articles)), counts), np.repeat(np.arange(len(articles)), title_counts)
    quoted = np.zeros(len(text), np.bool_)
    for start, (_, spans) in zip((np.cumsum(counts) - counts).tolist(), texts, strict=True):
        for first, end in spans:
            quoted[start + first : start + end] = True
    forms, many = pieces.forms(text)
    form_owner = np.repeat(owner, many)
    place = np.arange(len(forms)) - np.searchsorted(form_owner, np.arange(len(articles)))[form_owner]
    read = place < LONGEST
    codes, code_many = pieces.codes(text)
    title_forms, title_many = pieces.forms(title)
    title_codes, title_code_many = pieces.codes(title)
    return Words(
        len(articles),
        forms[read],
        form_owner[read],
        place[read],
        title_forms,
        np.repeat(title_owner, title_many),
        codes,
        np.repeat(owner, code_many),
        np.repeat(quoted, code_many),
        title_codes,
        np.repeat(title_owner, title_code_many),
    )


def _text(text: str) -> tuple[list[str], list[tuple[int, int]]]:
    """The pieces of a text between spaces, and which of them stand in quotations."""
    if '"' not in text and "“" not in text:
        return text.split(None, LONGEST)[:LONGEST], []
    pieces: list[str] = []
    spans = []
    for quoted, part in _parts(text):
        start = len(pieces)
        pieces += part.split(None, LONGEST)[:LONGEST]
        if quoted:
            spans.append((start, len(pieces)))
        if len(pieces) >= LONGEST:
            break
    return pieces, spans


def _parts(text: str) -> Iterator[tuple[bool, str]]:
    for place, part in enumerate(QUOTED.split(text)):
        yield place % 2 == 1, part
