"""The terms of articles: which words each has, how often, which are names and numbers, and which stand in its lead."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from twosource.group.forms import Forms, Pieces
from twosource.group.rarity import here
from twosource.group.words import Words, laid

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy import float32, int32
    from numpy.typing import NDArray

    from twosource.model import Article

# Words of the text that are its lead: the first two or three sentences, which say who, what, where and when.
LEAD = 60
BITS = 32  # of a key that is made of an article's place and a word's number


@dataclass(frozen=True, slots=True)
class Terms:
    """The article has term 17 four times, twice in its lead, and it is a name."""

    ids: NDArray[int32]  # ascending
    counts: NDArray[float32]  # in title and text
    lead: NDArray[float32]  # in the title and the first words of the text
    names: NDArray[np.bool_]  # written with a capital wherever they stand in the text
    numbers: NDArray[np.bool_]

    def told(self) -> NDArray[int32]:
        """The names and figures of the lead."""
        return self.ids[(self.lead > 0) & (self.names | self.numbers)]


class Vocabulary:
    """Numbers the terms of all articles: stems of content words, and numbers in digits; function words are none."""

    def __init__(self) -> None:
        self._forms = Forms()
        self._pieces = Pieces(self._forms)
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

    def rarity(self, terms: Sequence[Terms]) -> NDArray[float32]:
        """How rare the terms of these articles are, end to end: in news at large, or among the articles that have come, whichever is less."""
        self._make_room()
        ids = np.concatenate([np.zeros(0, np.int32), *(each.ids for each in terms)])
        elsewhere = np.frombuffer(self._forms.rarity, np.float32)[ids] if len(ids) else np.zeros(0, np.float32)
        return here(elsewhere, self._held[ids], self._articles)

    def words(self, articles: Sequence[Article]) -> Words:
        """The words of some articles."""
        return laid(articles, self._pieces)

    def terms(self, words: Words) -> list[Terms]:
        """The terms of each of the articles that have these words."""
        term, upper, lower = self._forms.columns()
        owner = np.concatenate((words.owner, words.title_owner))
        keys = _keys(owner, term[np.concatenate((words.forms, words.title))])
        every, counts = _counted(keys)
        ids = (every & ((1 << BITS) - 1)).astype(np.int32)
        # A headline may be in capitals throughout: its words count, and say nothing of names.
        present, _ = _counted((words.owner << BITS) | words.forms)
        whose, form = present >> BITS, present & ((1 << BITS) - 1)
        # A word with a capital that the text has without one too only begins a sentence.
        capital = upper[form] & (term[form] >= 0)
        whose, form = whose[capital], form[capital]
        small = (whose << BITS) | lower[form]
        alone = present[np.minimum(np.searchsorted(present, small), len(present) - 1)] != small if len(present) else small > 0
        named = np.zeros(len(every), np.bool_)
        named[np.searchsorted(every, (whose[alone] << BITS) | term[form[alone]])] = True
        led = words.place < LEAD
        lead = _keys(np.concatenate((words.owner[led], words.title_owner)), term[np.concatenate((words.forms[led], words.title))])
        leads = np.bincount(np.searchsorted(every, lead), minlength=len(every)).astype(np.float32)
        figured = np.frombuffer(self._forms.figures, np.bool_)[ids] if len(ids) else np.zeros(0, np.bool_)
        ends = np.searchsorted(every, np.arange(words.articles + 1) << BITS).tolist()
        counted = counts.astype(np.float32)
        return [
            Terms(ids[start:end], counted[start:end], leads[start:end], named[start:end], figured[start:end])
            for start, end in pairwise(ends)
        ]


def _keys(owner: NDArray[np.intp], term: NDArray[int32]) -> NDArray[np.int64]:
    kept = term >= 0
    return (owner[kept].astype(np.int64) << BITS) | term[kept]


def _counted(keys: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.intp]]:
    """Each key once, ascending, and how often it stands there."""
    ordered = np.sort(keys)
    starts = np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1]))) if len(ordered) else np.zeros(0, np.intp)
    return ordered[starts], np.diff(np.append(starts, len(ordered)))
