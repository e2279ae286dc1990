"""What an article is about, in numbers: its telling terms with their weights in the whole, the lead, the names and the figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy import float16, float32, int32, intp
    from numpy.typing import NDArray

    from twosource.group.terms import Terms

# Terms kept of an article: the others weigh next to nothing, and a long article must not be dearer than a short one.
KEPT = 100
LEAD = 1.5  # a term of the lead weighs so much more
# An article is looked up by so many of its heaviest terms.
LOOKED_UP = 20
PLACE_BITS = 16  # of a term's place in its article: of 20,000 words
TOP = 6  # names that an article is taken to be about
# The rows of a profile.
WORDS, LEADS, NAMES, NUMBERS, LEAD_NUMBERS, LEAD_NAMES, TOP_NAMES = range(7)
ROWS = 7


@dataclass(frozen=True, slots=True)
class Profile:
    """Terms 17, 203 and 951 matter in this article, the second as a name of its lead."""

    ids: NDArray[int32]  # numbers of the terms, ascending
    rows: NDArray[float16]  # terms x ROWS
    heaviest: tuple[int, ...]  # terms that the article is looked up by


def profiles(terms: Sequence[Terms], rare: NDArray[float32]) -> list[Profile]:
    """The profiles of articles, given the rarity of each of their terms, end to end."""
    if not terms:
        return []
    sizes = np.array([len(each.ids) for each in terms], np.intp)
    owner = np.repeat(np.arange(len(terms)), sizes)
    ids, counts, lead, names, numbers = (
        np.concatenate(each) for each in zip(*((its.ids, its.counts, its.lead, its.names, its.numbers) for its in terms), strict=True)
    )
    led = lead > 0
    plain = (1 + np.log(counts)) * rare
    weights = plain * np.where(led, np.float32(LEAD), np.float32(1))
    heavy = _heaviest(weights, owner, KEPT)
    looked_up = heavy[_rank(owner[heavy]) < LOOKED_UP]
    kept = np.sort(heavy)
    ids, led, plain, weights, owner = ids[kept], led[kept], plain[kept], weights[kept], owner[kept]
    lead, rare, names, numbers = lead[kept], rare[kept], names[kept], numbers[kept]
    chosen = np.zeros(len(kept), np.float32)
    top = _heaviest(plain * names, owner, TOP)
    chosen[top] = (plain * names)[top]
    rows = np.zeros((len(kept), ROWS), np.float16)
    many = len(terms)
    rows[:, WORDS] = _unit(weights, owner, many)
    rows[:, LEADS] = _unit(np.where(led, (1 + np.log(np.maximum(lead, 1))) * rare, np.float32(0)), owner, many)
    rows[:, NAMES] = _unit(plain * names, owner, many)
    rows[:, NUMBERS] = _unit(plain * numbers, owner, many)
    rows[:, LEAD_NUMBERS] = numbers & led
    rows[:, LEAD_NAMES] = _share(rare * (names & led), owner, many)
    rows[:, TOP_NAMES] = _share(chosen, owner, many)
    ends = np.searchsorted(owner, np.arange(many + 1)).tolist()
    # The places of the terms that are looked up by count all terms, not those kept alone.
    every = np.concatenate([each.ids for each in terms])[looked_up].tolist()
    marks = np.searchsorted(np.repeat(np.arange(many), sizes)[looked_up], np.arange(many + 1)).tolist()
    return [
        Profile(ids[start:end].copy(), rows[start:end].copy(), tuple(every[first:last]))
        for start, end, first, last in zip(ends, ends[1:], marks, marks[1:], strict=False)
    ]


def _heaviest(weights: NDArray[float32], owner: NDArray[intp], many: int) -> NDArray[intp]:
    """The places of the heaviest of each article, the heaviest first, of equals the first."""
    # One number is sorted by: article, weight from the greatest down, place. Of numbers from zero up their bits are in their order.
    falling = np.uint64((1 << 32) - 1) - weights.astype(np.float32).view(np.uint32).astype(np.uint64)
    start = np.searchsorted(owner, np.arange(owner[-1] + 1 if len(owner) else 0))
    place = np.arange(len(owner)) - start[owner]
    keys = np.sort((owner.astype(np.uint64) << np.uint64(PLACE_BITS + 32)) | (falling << np.uint64(PLACE_BITS)) | place.astype(np.uint64))
    article = (keys >> np.uint64(PLACE_BITS + 32)).astype(np.intp)
    found = start[article] + (keys & np.uint64((1 << PLACE_BITS) - 1)).astype(np.intp)
    kept: NDArray[intp] = found[_rank(article) < many]
    return kept


def _rank(owner: NDArray[intp]) -> NDArray[intp]:
    """How many of the same article stand before each."""
    found: NDArray[intp] = np.arange(len(owner)) - np.searchsorted(owner, owner)
    return found


def _unit(weights: NDArray[float32], owner: NDArray[intp], many: int) -> NDArray[float32]:
    length = np.sqrt(np.bincount(owner, weights.astype(np.float64) ** 2, many))
    found: NDArray[float32] = (weights / np.where(length > 0, length, 1)[owner]).astype(np.float32)
    return found


def _share(weights: NDArray[float32], owner: NDArray[intp], many: int) -> NDArray[float32]:
    total = np.bincount(owner, weights, many)
    found: NDArray[float32] = (weights / np.where(total > 0, total, 1)[owner]).astype(np.float32)
    return found
