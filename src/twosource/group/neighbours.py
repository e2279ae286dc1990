"""Neighbours: the articles at hand that may report one happening, pair by pair, weighed when they are first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.group.bunch import Bunch, Gauge
from twosource.group.candidates import Candidates
from twosource.group.days import first_day
from twosource.group.likeness import odds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from twosource.group.held import Held
    from twosource.group.profile import Profile
    from twosource.model import Mention, Vectors

# Log-odds under which a pair is not thought of again. Higher, and late joins of grouping/development are lost; two articles that
# share nothing stand at -4.2.
POSSIBLE = -3.75
BATCH = 256  # texts whose vectors are asked for at once


class Neighbours:
    """Article 12 may report what 7 and 9 do, with these log-odds."""

    def __init__(self, mentions: Callable[[str], Sequence[Mention]], vectors: Vectors) -> None:
        self.gauge = Gauge()
        self._mentions = mentions
        self._vectors = vectors
        self._candidates = Candidates()
        self._profiles: dict[int, tuple[Profile, Held]] = {}
        self._bunches: dict[int, Bunch] = {}
        self._apart: dict[int, set[int]] = {}
        self._odds: dict[int, dict[int, float]] = {}  # both ways
        self._weighed: set[int] = set()  # those whose candidates were all looked at
        self._waiting: dict[int, list[int]] = {}  # candidates found, and not weighed yet

    def add(self, number: int, its: Profile, held: Held, apart: Sequence[int]) -> None:
        """Take in an article that is no copy, and is never one with those it is `apart` from."""
        self._profiles[number] = its, held
        self._odds[number] = {}
        self._candidates.add(number, its, held.place)
        if apart:
            self._apart[number] = set(apart)

    def look(self, number: int) -> None:
        """Find the candidates among those that have come so far."""
        self._waiting[number] = self._candidates.near(number)

    def around(self, numbers: Iterable[int]) -> set[int]:
        """All neighbours of these, weighed now where they were not yet."""
        chosen = sorted(numbers)
        self._weigh([each for each in chosen if each not in self._weighed])
        return {other for each in chosen for other in self._odds[each]}

    def pairs(self, numbers: set[int]) -> Iterator[tuple[int, int, float]]:
        """Those of these that may be one, each pair once."""
        for each in sorted(numbers):
            for other, found in self._odds[each].items():
                if each < other and other in numbers:
                    yield each, other, found

    def bunch(self, number: int) -> Bunch:
        """An article as a bunch of one."""
        if number not in self._bunches:
            self._make([number])
        return self._bunches[number]

    def drop(self, number: int) -> None:
        """Forget an article."""
        self._candidates.drop(number)
        for table in (self._profiles, self._bunches, self._apart, self._waiting):
            table.pop(number, None)
        self._weighed.discard(number)
        for other in self._odds.pop(number):
            del self._odds[other][number]

    def _weigh(self, numbers: Sequence[int]) -> None:
        wanted: dict[int, list[int]] = {}
        for each in numbers:
            found = self._waiting.pop(each) if each in self._waiting else self._candidates.near(each)
            self._weighed.add(each)
            known = self._odds[each].keys() | self._apart.get(each, set())
            wanted[each] = [
                other for other in found if other in self._profiles and other not in known and each not in self._apart.get(other, ())
            ]
        self._make(sorted({*(each for each, others in wanted.items() if others), *(each for others in wanted.values() for each in others)}))
        for each, others in wanted.items():
            # Two that are weighed in one go may have found each other.
            left = [other for other in others if other not in self._odds[each]]
            if left:
                measured = odds(self.gauge(self._bunches[each], [self._bunches[other] for other in left])).tolist()
                for other, found in zip(left, measured, strict=True):
                    if found >= POSSIBLE:
                        self._odds[each][other] = self._odds[other][each] = found

    def _make(self, numbers: Sequence[int]) -> None:
        missing = [each for each in numbers if each not in self._bunches]
        for start in range(0, len(missing), BATCH):
            batch = missing[start : start + BATCH]
            for number, vector in zip(batch, self._vectors([self._profiles[each][1].spoken for each in batch]), strict=True):
                its, held = self._profiles[number]
                day = first_day(self._mentions(held.id), held.published)
                self._bunches[number] = Bunch.of(its, vector, {} if day is None else {day: (1, int(held.one_more))})
