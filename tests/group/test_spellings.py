"""Pieces of text are found again whatever their length and letters, in a table that grows, and in which places run out."""

import random

import pytest

from twosource.group import spellings
from twosource.group.spellings import Spellings

LETTERS = "abcdefgh'’éß中\x00\ud800🛳"


def told(count, seed):
    """Pieces of one to thirty letters, most of them often."""
    chance = random.Random(seed)
    kinds = ["".join(chance.choices(LETTERS, k=chance.choice((1, 2, 3, 5, 8, 15, 16, 17, 30)))) for _ in range(count)]
    return chance.choices(kinds, k=count * 3)


def numbered(batches):
    """The number of each piece, and the pieces as they were asked for."""
    asked = []

    def number(piece):
        asked.append(piece)
        return len(asked) - 1

    its = Spellings(number)
    return [its.numbers(each).tolist() for each in batches], asked


@pytest.mark.parametrize("probes", [12, 1, 0])
def test_each_piece_has_one_number_and_is_asked_for_once(monkeypatch, probes):
    """The same as a dictionary gives, even where the table has no place for any."""
    monkeypatch.setattr(spellings, "FIRST", 16)
    monkeypatch.setattr(spellings, "PROBES", probes)
    batches = [told(400, seed) for seed in range(5)]
    found, asked = numbered([*batches, []])
    plain = {}
    assert found == [[plain.setdefault(piece, len(plain)) for piece in each] for each in [*batches, []]]
    assert asked == list(plain)


def test_pieces_that_would_have_one_place_are_told_apart(monkeypatch):
    """However a text is made, what it costs is bounded: what finds no place in the table goes to the dictionary."""
    monkeypatch.setattr(Spellings, "_places", lambda self, keys: keys.one.astype(int) * 0)
    found, asked = numbered([[f"word{each}" for each in range(500)]] * 2)
    assert found == [list(range(500))] * 2
    assert len(asked) == 500
