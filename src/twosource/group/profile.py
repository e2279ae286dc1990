"""What an article is about, in numbers: its telling terms with their weights in the whole, the lead, the names and the figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy import float32, int32
    from numpy.typing import NDArray

    from twosource.group.terms import Terms

# Terms kept of an article: the others weigh next to nothing, and a long article must not be dearer than a short one.
KEPT = 100
LEAD = 1.5  # a term of the lead weighs so much more
TOP = 6  # names that an article is taken to be about
# The rows of a profile.
WORDS, LEADS, NAMES, NUMBERS, LEAD_NUMBERS, LEAD_NAMES, TOP_NAMES = range(7)
ROWS = 7


@dataclass(frozen=True, slots=True)
class Profile:
    """Terms 17, 203 and 951 matter in this article, the second as a name of its lead."""

    ids: NDArray[int32]  # numbers of the terms, ascending
    rows: NDArray[float32]  # terms x ROWS


def profile(its: Terms, rare: NDArray[float32]) -> Profile:
    """The profile of an article, given the rarity of each of its terms."""
    led = its.lead > 0
    weights = (1 + np.log(its.counts)) * rare * np.where(led, LEAD, 1)
    # Of equal weights the lower numbers stay, so that the choice does not depend on the sort's whim.
    kept = np.sort(np.lexsort((its.ids, -weights))[:KEPT])
    counts, rare, led, weights = its.counts[kept], rare[kept], led[kept], weights[kept]
    names, numbers = its.names[kept], its.numbers[kept]
    rows = np.zeros((ROWS, len(kept)), np.float32)
    rows[WORDS] = _unit(weights)
    rows[LEADS] = _unit(np.where(led, (1 + np.log(np.maximum(its.lead[kept], 1))) * rare, 0))
    plain = (1 + np.log(counts)) * rare
    rows[NAMES] = _unit(plain * names)
    rows[NUMBERS] = _unit(plain * numbers)
    rows[LEAD_NUMBERS] = numbers & led
    rows[LEAD_NAMES] = _share(rare * (names & led))
    top = np.lexsort((its.ids[kept], -plain * names))[:TOP]
    chosen = np.zeros(len(kept), np.float32)
    chosen[top] = (plain * names)[top]
    rows[TOP_NAMES] = _share(chosen)
    return Profile(its.ids[kept], np.ascontiguousarray(rows.T))


def _unit(weights: NDArray[float32]) -> NDArray[float32]:
    length = np.sqrt(weights @ weights)
    return weights / length if length else weights


def _share(weights: NDArray[float32]) -> NDArray[float32]:
    total = weights.sum()
    return weights / total if total else weights
