"""Candidates: the pairs of articles worth weighing, found by the telling terms they share, never all with all."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from twosource.group.profile import Profile

# Two articles that share so many of their heaviest terms are weighed.
SHARED = 2
# Of all the articles under a term only so many on either side are looked at, the nearest in time: the cost of one more article
# does not grow with the number there are. Two articles of one happening share several terms, of which some are rare.
NEAREST = 32
# Of what is found so many are weighed, those that share most.
WEIGHED = 48


class Candidates:
    """The articles at hand under their telling terms, each list in order of time."""

    def __init__(self) -> None:
        self._under: dict[int, list[int]] = {}
        self._terms: dict[int, tuple[int, ...]] = {}
        self._place: dict[int, tuple[float, str]] = {}

    def add(self, number: int, profile: Profile, place: tuple[float, str]) -> None:
        """Put an article in its place in time under each of its heaviest terms."""
        chosen = profile.heaviest
        self._terms[number], self._place[number] = chosen, place
        for term in chosen:
            under = self._under.setdefault(term, [])
            if not under or self._place[under[-1]] < place:
                under.append(number)
            else:
                under.insert(bisect_left(under, place, key=self._place.__getitem__), number)

    def near(self, number: int) -> list[int]:
        """The articles worth weighing against this one, in order of time."""
        place = self._place[number]
        around = []
        for term in self._terms[number]:
            under = self._under[term]
            if len(under) > 1:
                at = len(under) - 1 if under[-1] == number else bisect_left(under, place, key=self._place.__getitem__)
                around += under[max(at - NEAREST, 0) : at]
                around += under[at + 1 : at + 1 + NEAREST]
        found = Counter(around)
        likely = sorted((each for each, count in found.items() if count >= SHARED), key=lambda each: (-found[each], self._place[each]))
        return sorted(likely[:WEIGHED], key=self._place.__getitem__)

    def drop(self, number: int) -> None:
        """Forget an article."""
        place = self._place[number]
        for term in self._terms.pop(number):
            under = self._under[term]
            del under[bisect_left(under, place, key=self._place.__getitem__)]
            if not under:
                del self._under[term]
        del self._place[number]
