"""Amounts are found with unit, bounds, what is counted and whether they are a change."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from marking_factory import labelled, make_article, shared_parser

from twosource.mark.amounts import amounts
from twosource.mark.number import ordinal, value
from twosource.mark.times import times
from twosource.model import Amount

CASES = labelled("amounts")


def found(text):
    (article, doc), *_ = shared_parser().parse([make_article(text, "2023-10-13")])
    return amounts(article, doc, times(article, doc))


@pytest.mark.parametrize("case", CASES, ids=[case["tests"] for case in CASES])
def test_amounts_are_found_and_understood(case):
    """Each labelled case gives its amounts, in order, and no others."""
    assert [Amount(**each) for each in case["found"]] == [each.amount for each in found(case["text"])]


def test_offsets_are_those_of_the_text():
    """An amount is the very characters between its offsets."""
    text = "\u200bSome 40 boats 🙂 sank;\u202e nearly $3 million\u200b was lost."
    mentions = found(text)
    assert [text[each.start : each.end] for each in mentions] == [each.text for each in mentions] == ["Some 40", "nearly $3 million"]


@settings(deadline=None)
@given(st.text(alphabet="0123456789.,-$%€/() kmbno anto\n", max_size=120))
def test_anything_that_looks_like_a_number_is_read_without_failing(text):
    """No string of digits and signs breaks the reading; every amount lies in the text, and none overlaps a time or another."""
    (article, doc), *_ = shared_parser().parse([make_article(text, "2024-02-29")])
    timed = times(article, doc)
    end = 0
    for each in amounts(article, doc, timed):
        assert text[each.start : each.end] == each.text
        assert each.start >= end
        assert not [time for time in timed if time.start < each.end and each.start < time.end]
        end = each.end


NUMBERS = [
    ("3.5bn", 3_500_000_000),
    ("12,500", 12_500),
    ("1,00,000", 100_000),
    ("2 1/2", 2.5),
    ("3½ million", 3_500_000),
    ("a hundred and thirty million", 130_000_000),
    ("two and a half million", 2_500_000),
    ("half a dozen", 6),
    ("twenty-one", 21),
    ("nineteen ninety-six", 1996),
    ("two hundred and ten thousand", 210_000),
    ("five lakh", 500_000),
    ("house", None),
    ("and", None),
]


@pytest.mark.parametrize(("text", "number"), NUMBERS)
def test_a_number_is_read_in_digits_and_in_words(text, number):
    """What news writes as a number has its value, and what is none has none."""
    assert value(text) == number


def test_a_rank_is_read_in_digits_and_in_words():
    """Ranks to ninety-nine."""
    assert [ordinal(each) for each in ("third", "21st", "twenty-first", "sixth-form")] == [3, 21, 21, None]
