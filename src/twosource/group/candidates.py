"""Candidates: the pairs of articles worth weighing, found by the telling terms they share, never all with all."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from operator import itemgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from twosource.group.profile import Profile

Entry = tuple[float, str, int]  # when an article was published, its id, its number

_number = itemgetter(2)

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
        self._under: dict[int, list[Entry]] = {}
        self._terms: dict[int, tuple[int, ...]] = {}
        self._entry: dict[int, Entry] = {}

    def add(self, number: int, profile: Profile, place: tuple[float, str]) -> None:
        """Put an article in its place in time under each of its heaviest terms."""
        chosen = profile.heaviest
        entry = self._entry[number] = (*place, number)
        self._terms[number] = chosen
        for term in chosen:
            under = self._under.setdefault(term, [])
            if not under or under[-1] < entry:
                under.append(entry)
            else:
                insort(under, entry)

    def near(self, number: int) -> list[int]:
        """The articles worth weighing against this one, in order of time."""
        entry = self._entry[number]
        around = []
        for term in self._terms[number]:
            under = self._under[term]
            if len(under) > 1:
                at = bisect_left(under, entry)
                around += under[max(at - NEAREST, 0) : at]
                around += under[at + 1 : at + 1 + NEAREST]
        found = Counter(map(_number, around))
        likely = sorted((each for each, count in found.items() if count >= SHARED), key=lambda each: (-found[each], self._entry[each]))
        return sorted(likely[:WEIGHED], key=self._entry.__getitem__)

    def drop(self, number: int) -> None:
        """Forget an article."""
        entry = self._entry.pop(number)
        for term in self._terms.pop(number):
            under = self._under[term]
            del under[bisect_left(under, entry)]
            if not under:
                del self._under[term]
