"""Candidates: the pairs of articles worth weighing, found by the telling terms they share, never all with all."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import numpy as np

from twosource.group.profile import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from twosource.group.profile import Profile

# An article is looked up by so many of its heaviest terms, and two that share this many of them are weighed.
LOOKED_UP = 20
SHARED = 2
# Of all the articles under a term only so many are looked at, the nearest in time: the cost of one more article does not
# grow with the number there are. Two articles of one happening share several terms, of which some are rare.
NEAREST = 48
# Of what is found so many are weighed, those that share most.
WEIGHED = 64


def candidates(profiles: Sequence[Profile]) -> Iterator[tuple[int, list[int]]]:
    """For each profile, in order of time, the earlier ones worth weighing against it, ascending; those without any are left out."""
    held: dict[int, list[int]] = defaultdict(list)
    for number, profile in enumerate(profiles):
        weights = profile.rows[WORDS]
        chosen = profile.ids[np.lexsort((profile.ids, -weights))[:LOOKED_UP]].tolist()
        found: Counter[int] = Counter()
        for term in chosen:
            under = held[term]
            found.update(under[-NEAREST:])
            under.append(number)
        likely = sorted((-count, -each) for each, count in found.items() if count >= SHARED)[:WEIGHED]
        if likely:
            yield number, sorted(-each for _, each in likely)
