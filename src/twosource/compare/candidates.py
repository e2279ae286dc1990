"""Which statements are worth comparing: those that share rare words, names or numbers, or whose vectors lie close.

The work grows with the number of statements, not with its square: each statement visits a bounded part of the index.
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

    from twosource.compare.account import Account
    from twosource.compare.rarity import Rarity

VISITS = 600  # entries of the index that one statement looks at, its rarest words first
NEIGHBOURS = 24  # statements that one statement is compared with, by words, and as many by vector
NEAR = 0.35  # cosine under which two vectors say nothing
BLOCK = 1024  # rows of the product of vectors that are held at one time


def candidates(accounts: Sequence[Account], rarity: Rarity, vectors: NDArray[float32]) -> list[tuple[int, int]]:
    """Pairs of positions in `accounts`, the smaller first, in order; `vectors` has one row of unit length for each account."""
    found = _by_words(accounts, rarity) | _by_vector(vectors)
    return sorted(pair for pair in found if not _apart(accounts[pair[0]], accounts[pair[1]]))


def _apart(one: Account, other: Account) -> bool:
    """Two parts of one sentence that do not overlap state two matters."""
    if one.article.id != other.article.id or one.sentence != other.sentence:
        return False
    first, second = one.statement.evidence, other.statement.evidence
    return first.end <= second.start or second.end <= first.start


def _by_words(accounts: Sequence[Account], rarity: Rarity) -> set[tuple[int, int]]:
    stems = [sorted(kin(account.words.stems), key=lambda each: (-rarity.weight(each), each)) for account in accounts]
    index: dict[str, list[int]] = defaultdict(list)
    for position, words in enumerate(stems):
        for word in words:
            index[word].append(position)
    found = set()
    for position, words in enumerate(stems):
        shared: dict[int, float] = defaultdict(float)
        visits = 0
        for word in words:
            for other in index[word]:
                shared[other] += rarity.weight(word)
            visits += len(index[word])
            if visits > VISITS:
                break
        del_self = shared.pop(position, 0.0)
        best = sorted(shared, key=lambda other: (-shared[other], other))[:NEIGHBOURS] if del_self else []
        found.update((min(position, other), max(position, other)) for other in best)
    return found


def _by_vector(vectors: NDArray[float32]) -> set[tuple[int, int]]:
    total = len(vectors)
    if total < 2:
        return set()
    keep = min(NEIGHBOURS, total - 1)
    found = set()
    for start in range(0, total, BLOCK):
        likeness = vectors[start : start + BLOCK] @ vectors.T
        rows = np.arange(len(likeness))
        likeness[rows, start + rows] = -1.0
        best = np.argpartition(-likeness, keep - 1, axis=1)[:, :keep]
        for row, others in enumerate(best.tolist()):
            position = start + row
            found.update((min(position, other), max(position, other)) for other in others if likeness[row, other] >= NEAR)
    return found
