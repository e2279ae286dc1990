"""Which passages are worth comparing: those of two articles that share rare words.

The work grows with the number of passages, not with its square: each visits a bounded part of the index. An article longer than
reports are has no more pairs for its length, so long as each of its passages has some: what it has in common with another is no more.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.compare.text.pair import Pair
    from twosource.compare.text.passage import Passage
    from twosource.compare.text.rarity import Rarity

VISITS = 600  # entries of the index that one passage looks at, its rarest words first
MOST = 2000  # passages of one word that are looked at, taken evenly from all: a word in more of them tells next to nothing
NEIGHBOURS = 24  # passages that one passage is compared with, so long as they share a word
FEWEST = 6  # the same, of the longest articles: what another article has of a sentence is among its likest six


def candidates(passages: Sequence[Passage], rarity: Rarity) -> list[Pair]:
    """Pairs of positions in `passages`, the smaller first, in order."""
    stems = [sorted(passage.kindred, key=lambda each: (-rarity.weight(each), each)) for passage in passages]
    index: dict[str, list[int]] = defaultdict(list)
    for position, words in enumerate(stems):
        for word in words:
            index[word].append(position)
    seen = {word: holding[:: -(-len(holding) // MOST)] for word, holding in index.items()}
    found: set[Pair] = set()
    for position, words in enumerate(stems):
        shared: dict[int, float] = defaultdict(float)
        visits = 0
        for word in words:
            weight = rarity.weight(word)
            for other in seen[word]:
                shared[other] += weight
            visits += len(index[word])
            if visits > VISITS:
                break
        here = passages[position].article.id
        others = ((-weight, other) for other, weight in shared.items() if passages[other].article.id != here)
        found.update((min(position, other), max(position, other)) for _, other in heapq.nsmallest(_neighbours(passages[position]), others))
    return sorted(found)


def _neighbours(passage: Passage) -> int:
    """How many passages one is compared with."""
    return max(FEWEST, NEIGHBOURS * passage.counted // passage.of)
