"""Neighbours: the articles at hand that may report one happening, pair by pair, weighed when they are first asked for."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

import numpy as np

from twosource.group.bunch import Bunch
from twosource.group.bunches import Bunches
from twosource.group.candidates import Candidates, worth_weighing
from twosource.group.days import first_day
from twosource.group.gauge import Gauge
from twosource.group.likeness import odds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from numpy import float64, intp
    from numpy.typing import NDArray

    from twosource.group.held import Held
    from twosource.group.profile import Profile
    from twosource.model import Mention, Vectors

# Log-odds under which a pair is not thought of again. Higher, and late joins of grouping/development are lost; two articles that
# share nothing stand at -4.2.
POSSIBLE = -3.5
PAIRS = 1 << 14  # that are weighed at once, so that memory stays bounded
BATCH = 256  # texts whose vectors are asked for at once


class Neighbours:
    """Article 12 may report what 7 and 9 do, with these log-odds."""

    def __init__(self, mentions: Callable[[str], Sequence[Mention]], vectors: Vectors) -> None:
        self.gauge = Gauge()
        self._mentions = mentions
        self._vectors = vectors
        self._candidates = Candidates()
        self._unmade: dict[int, tuple[Profile, Held, str]] = {}  # with what they say first, of which no vector was asked for yet
        self._bunches: dict[int, Bunch] = {}
        self._apart: dict[int, set[int]] = {}
        # Of each article that was weighed those it may be one with, each followed by the log-odds; packed, since there may be dozens.
        self._near: dict[int, array[float]] = {}
        self._weighed: set[int] = set()  # those whose candidates were all looked at
        self._waiting: dict[int, array[int]] = {}  # what stood about those that were not weighed yet

    def add(self, number: int, its: Profile, held: Held, said: str, apart: Sequence[int]) -> None:
        """Take in an article that is no copy, with what it says first, and is never one with those it is `apart` from."""
        self._unmade[number] = its, held, said
        self._near[number] = array("d")
        self._candidates.add(number, its, held.place[0])
        if apart:
            self._apart[number] = set(apart)

    def look(self, number: int) -> None:
        """Find the candidates among those that have come so far."""
        self._waiting[number] = self._candidates.around(number)

    def weigh(self, numbers: Iterable[int]) -> None:
        """Weigh these against their candidates where they were not yet."""
        wanted = sorted(set(self._wanted([each for each in numbers if each not in self._weighed])))
        for start in range(0, len(wanted), PAIRS):
            pairs = wanted[start : start + PAIRS]
            for (one, other), found in zip(pairs, self._measured(pairs), strict=True):
                if found >= POSSIBLE:
                    self._near[one].extend((other, found))
                    self._near[other].extend((one, found))

    def _measured(self, pairs: Sequence[tuple[int, int]]) -> list[float]:
        chosen, places = np.unique(np.array(pairs, np.intp), return_inverse=True)
        self._make(chosen.tolist())
        left, right = places.reshape(-1, 2).T
        # The later stand on the left: there are fewer of them.
        found: list[float] = odds(self.gauge(Bunches([self._bunches[each] for each in chosen.tolist()]), right, left)).tolist()
        return found

    def pairs(self, numbers: Sequence[int]) -> tuple[NDArray[intp], NDArray[intp], NDArray[float64]]:
        """Each of these with all that it may be one with, and the log-odds; a pair of two of these stands twice."""
        near = [self._near[each] for each in numbers]
        left = np.repeat(np.array(numbers, np.intp), [len(each) // 2 for each in near])
        right, found = np.concatenate([np.zeros(0), *map(np.frombuffer, filter(len, near))]).reshape(-1, 2).T
        return left, right.astype(np.intp), found

    def bunch(self, number: int) -> Bunch:
        """An article as a bunch of one."""
        if number not in self._bunches:
            self._make([number])
        return self._bunches[number]

    def drop(self, number: int) -> None:
        """Forget an article."""
        self._candidates.drop(number)
        for table in (self._unmade, self._bunches, self._apart, self._waiting):
            table.pop(number, None)
        self._weighed.discard(number)
        for other in self._near.pop(number)[::2]:
            theirs = self._near[int(other)]
            at = 2 * theirs[::2].index(number)
            del theirs[at : at + 2]

    def _wanted(self, numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
        """The pairs to be weighed for these articles, the one that came first on the left."""
        around = [self._waiting.pop(each) if each in self._waiting else self._candidates.around(each) for each in numbers]
        self._weighed.update(numbers)
        known = {each: {*self._near[each][::2], *self._apart.get(each, ())} for each in numbers}
        for one, other in zip(*(each.tolist() for each in worth_weighing(numbers, around)), strict=True):
            if other in self._near and other not in known[one] and one not in self._apart.get(other, ()):
                yield min(one, other), max(one, other)

    def _make(self, numbers: Sequence[int]) -> None:
        missing = [each for each in numbers if each not in self._bunches]
        for start in range(0, len(missing), BATCH):
            batch = [(each, *self._unmade.pop(each)) for each in missing[start : start + BATCH]]
            for (number, its, held, _), vector in zip(batch, self._vectors([said for *_, said in batch]), strict=True):
                day = first_day(self._mentions(held.id), held.published)
                self._bunches[number] = Bunch.of(its, vector, {} if day is None else {day: (1, int(held.one_more))})
