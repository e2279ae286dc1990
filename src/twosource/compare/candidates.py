"""Which passages are worth comparing: those of two articles that share rare words, or whose vectors lie close.

The work grows with the number of passages, not with its square: each visits a bounded part of the index. (The product of
the vectors does grow so, but at a speed at which a thousand articles take a second.)
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from twosource.compare.kin import kin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy import float32
    from numpy.typing import NDArray

    from twosource.compare.passage import Passage
    from twosource.compare.rarity import Rarity

VISITS = 600  # entries of the index that one passage looks at, its rarest words first
NEIGHBOURS = 24  # passages that one passage is compared with, by words, and as many by vector
NEAR = 0.25  # cosine under which two vectors say nothing
BLOCK = 1024  # rows of the product of vectors that are held at one time


def candidates(passages: Sequence[Passage], rarity: Rarity, vectors: NDArray[float32]) -> list[tuple[int, int]]:
    """Pairs of positions in `passages`, the smaller first, in order; `vectors` has a row of unit length for each."""
    return sorted(_by_words(passages, rarity) | _by_vector(passages, vectors))


def _by_words(passages: Sequence[Passage], rarity: Rarity) -> set[tuple[int, int]]:
    stems = [sorted(kin(passage.words.stems), key=lambda each: (-rarity.weight(each), each)) for passage in passages]
    index: dict[str, list[int]] = defaultdict(list)
    for position, words in enumerate(stems):
        for word in words:
            index[word].append(position)
    found: set[tuple[int, int]] = set()
    for position, words in enumerate(stems):
        shared: dict[int, float] = defaultdict(float)
        visits = 0
        for word in words:
            for other in index[word]:
                shared[other] += rarity.weight(word)
            visits += len(index[word])
            if visits > VISITS:
                break
        here = passages[position].article.id
        others = [other for other in shared if passages[other].article.id != here]
        best = sorted(others, key=lambda other: (-shared[other], other))[:NEIGHBOURS]
        found.update((min(position, other), max(position, other)) for other in best)
    return found


def _by_vector(passages: Sequence[Passage], vectors: NDArray[float32]) -> set[tuple[int, int]]:
    total = len(vectors)
    if total < 2:
        return set()
    numbers = {article: number for number, article in enumerate(sorted({passage.article.id for passage in passages}))}
    article = np.array([numbers[passage.article.id] for passage in passages])
    keep = min(NEIGHBOURS, total - 1)
    found: set[tuple[int, int]] = set()
    for start in range(0, total, BLOCK):
        likeness = vectors[start : start + BLOCK] @ vectors.T
        likeness[article[start : start + BLOCK, None] == article] = -1.0
        best = np.argpartition(-likeness, keep - 1, axis=1)[:, :keep]
        for row, others in enumerate(best.tolist()):
            position = start + row
            found.update((min(position, other), max(position, other)) for other in others if likeness[row, other] >= NEAR)
    return found
