"""Words as numbers: each way a word is written, the term it counts as, and the pieces of text that words stand in."""

from __future__ import annotations

import functools
import re
from array import array
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

import numpy as np
import snowballstemmer

from twosource.group.rarity import rarity
from twosource.group.spellings import Spellings
from twosource.lexicon import tree

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy import int32, uint32
    from numpy.typing import NDArray

WORD = re.compile(r"\d[\d.,]*\d|\d|[^\W\d_]+(?:['’][^\W\d_]+)?")
PLAIN = re.compile(r"\w+")
# Pieces of text, and characters of them, that are kept in mind at once: what is forgotten is only read again.
PIECES, CHARACTERS = 500_000, 1 << 25

_stemmer = snowballstemmer.stemmer("english")


class Columns(NamedTuple):
    """For each form its term or -1, whether it has a capital, and its form in lower case."""

    term: NDArray[int32]
    upper: NDArray[np.bool_]
    lower: NDArray[int32]


class Forms(dict[str, int]):
    """Each way a word is written, its number, and what is known of it, worked out when it is first met."""

    def __init__(self) -> None:
        super().__init__()
        self.numbers: dict[str, int] = {}  # of the terms
        self.rarity = array("f")  # of each term
        self.figures = array("b")  # whether each term is a number
        self._term, self._lower, self._upper = array("i"), array("i"), array("b")

    def __missing__(self, word: str) -> int:
        bare = word.lower()
        if bare.endswith(("'s", "’s")):
            bare = bare[:-2]
        number = self[word] = len(self._term)
        self._term.append(-1)
        self._upper.append(False)
        self._lower.append(number)
        if bare != word:
            lower = self[bare]
            self._term[number] = self._term[lower]
            self._upper[number] = word[0].isupper() and bare not in _calendar()
            self._lower[number] = lower
        elif (term := term_of(bare)) is not None:
            known = self._term[number] = self.numbers.setdefault(term, len(self.numbers))
            if known == len(self.rarity):
                self.rarity.append(rarity(term))
                self.figures.append(bare[0].isdigit())
        return number

    def columns(self) -> Columns:
        """What is known of each form; the arrays must not grow while these are held."""
        return Columns(np.frombuffer(self._term, np.int32), np.frombuffer(self._upper, np.bool_), np.frombuffer(self._lower, np.int32))


class Pieces:
    """Each piece of text between two spaces, its number, and the words in it: most have one."""

    def __init__(self, forms: Forms) -> None:
        self._forms = forms
        self._spellings = Spellings(self._number)
        self._clear()

    def _clear(self) -> None:
        self._spellings.clear()
        self._characters = 0
        # Where the words of each piece begin, one more than there are; and the words: their forms, and checksums of them.
        self._form_starts, self._code_starts = array("i", (0,)), array("i", (0,))
        self._held, self._codes = array("i"), array("I")

    def _number(self, piece: str) -> int:
        self._characters += len(piece)
        words = WORD.findall(piece)
        self._held.extend([self._forms[word] for word in words])
        self._codes.extend([crc32(word.encode("utf-8", "surrogatepass")) for word in PLAIN.findall(piece.lower())])
        self._form_starts.append(len(self._held))
        self._code_starts.append(len(self._codes))
        return len(self._form_starts) - 2

    def numbered(self, pieces: Sequence[str]) -> NDArray[int32]:
        """The numbers of these pieces, which hold until the next are asked for."""
        if len(self._form_starts) > PIECES or self._characters > CHARACTERS:
            self._clear()
        return self._spellings.numbers(pieces)

    def forms(self, pieces: NDArray[int32]) -> tuple[NDArray[int32], NDArray[np.intp]]:
        """The forms of the words in these pieces, in order, and how many each has."""
        places, counts = _spread(np.frombuffer(self._form_starts, np.int32), pieces)
        return np.frombuffer(self._held, np.int32)[places] if self._held else np.zeros(0, np.int32), counts

    def codes(self, pieces: NDArray[int32]) -> tuple[NDArray[uint32], NDArray[np.intp]]:
        """The checksums of the words in these pieces as copies are found by, in order, and how many each has."""
        places, counts = _spread(np.frombuffer(self._code_starts, np.int32), pieces)
        return np.frombuffer(self._codes, np.uint32)[places] if self._codes else np.zeros(0, np.uint32), counts


def _spread(starts: NDArray[int32], chosen: NDArray[int32]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    first = starts[chosen].astype(np.intp)
    counts = starts[chosen + 1] - first
    if (counts == 1).all():
        return first, counts
    return np.repeat(first - (np.cumsum(counts) - counts), counts) + np.arange(counts.sum()), counts


def term_of(bare: str) -> str | None:
    """The term that a word in lower case counts as, if it is one."""
    if bare[0].isdigit():
        return bare.replace(",", "").strip(".")
    if len(bare) < 2 or bare in _function_words():
        return None
    return str(_stemmer.stemWord(bare))


@functools.cache
def _function_words() -> frozenset[str]:
    lists = tree("function_words")
    return frozenset(lists["words"].split()) | frozenset(lists["attribution"].split())


@functools.cache
def _calendar() -> frozenset[str]:
    """Names of days and months, and titles, which are written with a capital and name nobody."""
    return frozenset(tree("grouping")["calendar"].split())
