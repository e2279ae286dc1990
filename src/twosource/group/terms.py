"""The terms of articles: which words each has, how often, which are names and numbers, and which stand in its lead."""

from __future__ import annotations

import functools
import re
from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import snowballstemmer

from twosource.group.rarity import here, rarity
from twosource.lexicon import tree

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy import float32, int32
    from numpy.typing import NDArray

    from twosource.model import Article

WORD = re.compile(r"\d[\d.,]*\d|\d|[^\W\d_]+(?:['’][^\W\d_]+)?")
POSSESSIVE = re.compile(r"['’][sS]$")
# Words of the text that are its lead: the first two or three sentences, which say who, what, where and when.
LEAD = 60
# Words of a text that are read: a book or a live blog of a day says what it is about long before.
LONGEST = 20_000

_stemmer = snowballstemmer.stemmer("english")


@dataclass(frozen=True, slots=True)
class Terms:
    """The article has term 17 four times, twice in its lead, and it is a name. Packed: a hundred thousand articles stay in memory."""

    ids: NDArray[int32]  # ascending
    counts: NDArray[float32]  # in title and text
    lead: NDArray[float32]  # in the title and the first words of the text
    names: NDArray[np.bool_]  # written with a capital wherever they stand in the text
    numbers: NDArray[np.bool_]

    def told(self) -> frozenset[int]:
        """The names and figures of the lead."""
        return frozenset(map(int, self.ids[(self.lead > 0) & (self.names | self.numbers)]))


class Vocabulary:
    """Numbers the terms of all articles: stems of content words, and numbers in digits; function words are none."""

    def __init__(self) -> None:
        self._forms = _Forms()
        self._held = np.zeros(1024, np.int32)  # articles that have each term
        self._articles = 0

    def __len__(self) -> int:
        return len(self._forms.numbers)

    def __iter__(self) -> Iterator[str]:
        return iter(self._forms.numbers)

    def count(self, its: Terms) -> None:
        """Count the terms of an article that has come."""
        self._make_room()
        self._held[its.ids] += 1
        self._articles += 1

    def _make_room(self) -> None:
        if len(self._held) < len(self):
            self._held = np.concatenate((self._held, np.zeros(len(self) * 2 - len(self._held), np.int32)))

    def rarity(self, ids: NDArray[int32]) -> NDArray[float32]:
        """How rare each of these terms is: in news at large, or among the articles that have come, whichever is less."""
        self._make_room()
        elsewhere = np.frombuffer(self._forms.rarity, np.float32)[ids]
        return here(elsewhere, self._held[ids], self._articles)

    def read(self, article: Article) -> Terms:
        """The terms of an article."""
        text = self._numbered(WORD.findall(article.text)[:LONGEST])
        # A headline may be in capitals throughout: its words count, and say nothing of names.
        title = self._numbered(WORD.findall(article.title or ""))
        term, upper, digits, lower = self._forms.columns()
        present, counts = np.unique(text, return_counts=True)
        # A word with a capital that the text has without one too only begins a sentence.
        small = lower[present]
        found = present[np.minimum(np.searchsorted(present, small), len(present) - 1)] if len(present) else small
        names = upper[present] & (found != small)
        forms, weights = np.concatenate((present, title)), np.concatenate((counts, np.ones(len(title), np.int64)))
        kept = term[forms] >= 0
        ids, places = np.unique(term[forms[kept]], return_inverse=True)
        size = len(ids)
        lead = term[np.concatenate((title, text[:LEAD]))]
        named, figured = np.zeros(size, np.bool_), np.zeros(size, np.bool_)
        named[places[np.concatenate((names, np.zeros(len(title), np.bool_)))[kept]]] = True
        figured[places[digits[forms[kept]]]] = True
        return Terms(
            ids.astype(np.int32),
            np.bincount(places, weights[kept], size).astype(np.float32),
            np.bincount(np.searchsorted(ids, lead[lead >= 0]), minlength=size).astype(np.float32),
            named,
            figured,
        )

    def _numbered(self, words: Sequence[str]) -> NDArray[int32]:
        return np.fromiter(map(self._forms.__getitem__, words), np.int32, len(words))


class _Forms(dict[str, int]):
    """Each way a word is written, its number, and what is known of it, worked out when it is first met."""

    def __init__(self) -> None:
        super().__init__()
        self.numbers: dict[str, int] = {}  # of the terms
        self.rarity = array("f")  # of each term
        self._term, self._lower = array("i"), array("i")
        self._upper, self._digits = array("b"), array("b")

    def __missing__(self, word: str) -> int:
        bare = POSSESSIVE.sub("", word).lower()
        number = self[word] = len(self._term)
        self._term.append(-1)
        self._upper.append(False)
        self._digits.append(bare[0].isdigit())
        self._lower.append(number)
        if bare == word:
            term = term_of(bare)
            if term is not None:
                known = self._term[number] = self.numbers.setdefault(term, len(self.numbers))
                if known == len(self.rarity):
                    self.rarity.append(rarity(term))
            return number
        lower = self[bare]
        self._term[number] = self._term[lower]
        self._upper[number] = word[0].isupper() and bare not in _calendar()
        self._lower[number] = lower
        return number

    def columns(self) -> tuple[NDArray[int32], NDArray[np.bool_], NDArray[np.bool_], NDArray[int32]]:
        """For each form its term or -1, whether it has a capital, whether it is a number, and its form in lower case."""
        # Copies are not made, so the arrays must not grow while these are held.
        return (
            np.frombuffer(self._term, np.int32),
            np.frombuffer(self._upper, np.bool_),
            np.frombuffer(self._digits, np.bool_),
            np.frombuffer(self._lower, np.int32),
        )


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
