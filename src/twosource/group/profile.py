"""What an article is about, in numbers: its telling terms with their weights in the whole, the lead, the names and the figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
    rows: NDArray[float32]  # ROWS × terms


@dataclass(frozen=True, slots=True)
class Counted:
    """An article's terms by number, packed: a hundred thousand articles stay in memory."""

    ids: NDArray[int32]
    counts: NDArray[float32]
    lead: NDArray[float32]
    names: NDArray[np.bool_]
    numbers: NDArray[np.bool_]


class Vocabulary:
    """Gives each term a number, and remembers how many articles have it."""

    def __init__(self) -> None:
        self._ids: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self._ids)

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def count(self, terms: Terms) -> Counted:
        """Number an article's terms; new ones get the next numbers in the order of the alphabet."""
        ids = self._ids
        known = sorted(terms.counts)
        numbers = np.fromiter((ids.setdefault(term, len(ids)) for term in known), np.int32, len(known))
        order = np.argsort(numbers)
        known = [known[each] for each in order]
        return Counted(
            numbers[order],
            np.fromiter((terms.counts[term] for term in known), np.float32, len(known)),
            np.fromiter((terms.lead.get(term, 0) for term in known), np.float32, len(known)),
            np.fromiter((term in terms.names for term in known), np.bool_, len(known)),
            np.fromiter((term in terms.numbers for term in known), np.bool_, len(known)),
        )


def profiles(counted: Sequence[Counted], rarity: NDArray[float32]) -> list[Profile]:
    """Profiles of articles, given each term's rarity."""
    return [_profile(each, rarity) for each in counted]


def _profile(counted: Counted, rarity: NDArray[float32]) -> Profile:
    rare = rarity[counted.ids]
    led = counted.lead > 0
    weights = (1 + np.log(counted.counts)) * rare * np.where(led, LEAD, 1)
    # Of equal weights the lower numbers stay, so that the choice does not depend on the sort's whim.
    kept = np.sort(np.lexsort((counted.ids, -weights))[:KEPT])
    counts, rare, led, weights = counted.counts[kept], rare[kept], led[kept], weights[kept]
    names, numbers = counted.names[kept], counted.numbers[kept]
    rows = np.zeros((ROWS, len(kept)), np.float32)
    rows[WORDS] = _unit(weights)
    rows[LEADS] = _unit(np.where(led, (1 + np.log(np.maximum(counted.lead[kept], 1))) * rare, 0))
    plain = (1 + np.log(counts)) * rare
    rows[NAMES] = _unit(plain * names)
    rows[NUMBERS] = _unit(plain * numbers)
    rows[LEAD_NUMBERS] = numbers & led
    rows[LEAD_NAMES] = _share(rare * (names & led))
    top = np.lexsort((counted.ids[kept], -plain * names))[:TOP]
    chosen = np.zeros(len(kept), np.float32)
    chosen[top] = (plain * names)[top]
    rows[TOP_NAMES] = _share(chosen)
    return Profile(counted.ids[kept], rows)


def _unit(weights: NDArray[float32]) -> NDArray[float32]:
    length = np.sqrt(weights @ weights)
    return weights / length if length else weights


def _share(weights: NDArray[float32]) -> NDArray[float32]:
    total = weights.sum()
    return weights / total if total else weights
