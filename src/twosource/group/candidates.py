"""Candidates: the pairs of articles worth weighing, found by the telling terms they share, never all with all."""

from __future__ import annotations

from array import array
from bisect import bisect_left, insort
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy import intp
    from numpy.typing import NDArray

    from twosource.group.profile import Profile

# Two articles that share so many of their heaviest terms are weighed.
SHARED = 2
# Of all the articles under a term only so many on either side are looked at, the nearest in time: the cost of one more article
# does not grow with the number there are. Two articles of one happening share several terms, of which some are rare.
NEAREST = 32
# Of what is found so many are weighed, those that share most.
WEIGHED = 48
# An article's place in time is one number: the second, from so long before 1970 that all dates of news come after, and its number.
NUMBER_BITS = 28
SECONDS = 1 << 33


class Candidates:
    """The articles at hand under their telling terms, each list in order of time."""

    def __init__(self) -> None:
        # A number alone where one article has the term, which most have: a list for each would be most of the memory.
        self._under: dict[int, int | array[int]] = {}
        self._terms: dict[int, tuple[int, ...]] = {}
        self._place: dict[int, int] = {}

    def add(self, number: int, profile: Profile, time: float) -> None:
        """Put an article in its place in time under each of its heaviest terms; those of one second stand as they came."""
        chosen = self._terms[number] = profile.heaviest
        second = int(min(max(time, -SECONDS), SECONDS - 1)) + SECONDS
        place = self._place[number] = (second << NUMBER_BITS) | number
        for term in chosen:
            under = self._under.get(term)
            if under is None:
                self._under[term] = place
            elif isinstance(under, int):
                self._under[term] = array("q", sorted((under, place)))
            elif under[-1] < place:
                under.append(place)
            else:
                insort(under, place)

    def around(self, number: int) -> array[int]:
        """What stands about an article under each of its terms, and itself."""
        place = self._place[number]
        found = array("q")
        for term in self._terms[number]:
            under = self._under[term]
            if isinstance(under, int):
                continue
            if len(under) <= NEAREST:
                found += under
            else:
                at = bisect_left(under, place)
                found += under[max(at - NEAREST, 0) : at + 1 + NEAREST]
        return found

    def drop(self, number: int) -> None:
        """Forget an article."""
        place = self._place.pop(number)
        for term in self._terms.pop(number):
            under = self._under[term]
            if isinstance(under, int):
                del self._under[term]
            elif len(under) == 2:
                self._under[term] = under[0] if under[1] == place else under[1]
            else:
                del under[bisect_left(under, place)]


def worth_weighing(numbers: Sequence[int], around: Sequence[array[int]]) -> tuple[NDArray[intp], NDArray[intp]]:
    """The pairs worth weighing, given of each article what stands about it: those that share most, of equals the first in time."""
    places = np.concatenate([np.zeros(0, np.int64), *(np.frombuffer(each, np.int64) for each in around if each)])
    whose = np.repeat(np.arange(len(around)), [len(each) for each in around])
    order = np.argsort((whose << NUMBER_BITS) | (places & ((1 << NUMBER_BITS) - 1)))
    whose, places = whose.take(order), places.take(order)
    starts = np.flatnonzero(
        np.concatenate((np.ones(min(len(places), 1), np.bool_), (whose[1:] != whose[:-1]) | (places[1:] != places[:-1])))
    )
    counts = np.diff(np.append(starts, len(places)))
    whose, places = whose.take(starts), places.take(starts)
    left, right = np.array(numbers, np.intp).take(whose), (places & ((1 << NUMBER_BITS) - 1)).astype(np.intp)
    kept = np.flatnonzero((counts >= SHARED) & (left != right))
    kept = kept[np.lexsort((places.take(kept), -counts.take(kept), whose.take(kept)))]
    ranks = np.arange(len(kept)) - np.searchsorted(whose.take(kept), whose.take(kept))
    kept = kept[ranks < WEIGHED]
    return left.take(kept), right.take(kept)
