"""How much a term tells: little when many texts have it, in news at large or among the articles at hand."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import numpy as np

from twosource.lexicon import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy import float32
    from numpy.typing import NDArray

    from twosource.group.terms import Terms

# The articles at hand are counted as if there were so many more without the term: in a dozen articles on two earthquakes
# most have the word, and it still tells them from other news.
SMOOTHING = 100.0
TEXTS = 1702.0  # texts counted in the table, and one
UNSEEN = 1.5  # texts that a term outside the table is taken to stand in


def rarity(vocabulary: Iterable[str], collection: Sequence[Terms]) -> NDArray[float32]:
    """Each term's weight, in the order of `vocabulary`: minus the logarithm of the larger share of texts that have it."""
    known = background()
    elsewhere = np.array([known.get(term, UNSEEN) for term in vocabulary]) / TEXTS
    held = np.zeros(len(elsewhere))
    for each in collection:
        held[each.ids] += 1
    here = held / (len(collection) + SMOOTHING)
    found: NDArray[float32] = -np.log(np.minimum(np.maximum(here, elsewhere), 1)).astype(np.float32)
    return found


@functools.cache
def background() -> Mapping[str, float]:
    """In how many news texts each common term stands."""
    return {row["term"]: int(row["texts"]) + 0.5 for row in table("document_frequencies")}
