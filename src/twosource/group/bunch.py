"""A bunch: articles taken together so far, their profiles and vectors added up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from twosource.group.days import together
from twosource.group.profile import LEAD_NUMBERS, LEADS, NAMES, NUMBERS, WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy import float16, float32, int32
    from numpy.typing import NDArray

    from twosource.group.days import Days
    from twosource.group.profile import Profile

# The columns that are compared by their angle.
COSINES = (WORDS, LEADS, NAMES, NUMBERS)
TERM_BITS = 32  # of a key that is made of a bunch's place and a term's number


@dataclass(frozen=True, slots=True)
class Bunch:
    """These three articles, their profiles and vectors added up."""

    size: int
    ids: NDArray[int32]
    rows: NDArray[float16]  # terms x ROWS: sums of the articles' rows; half as exact, since most of the memory is theirs
    lengths: NDArray[float32]  # of each column that is compared by its angle
    vector: NDArray[float16]
    length: float  # of the vector
    figures: bool  # whether a lead has any
    days: Days  # that the articles' leads begin with

    @classmethod
    def of(cls, profile: Profile, vector: NDArray[float32], days: Days) -> Bunch:
        """A bunch of one article."""
        rows = profile.rows.astype(np.float16, copy=False)
        exact = rows[:, : len(COSINES)].astype(np.float32)
        lengths = np.sqrt(np.einsum("ij,ij->j", exact, exact))
        meaning = vector.astype(np.float16)
        wide = meaning.astype(np.float32)
        return cls(1, profile.ids, rows, lengths, meaning, float(np.sqrt(wide @ wide)), bool(rows[:, LEAD_NUMBERS].any()), days)


def joined(pairs: Sequence[tuple[Bunch, Bunch]]) -> list[Bunch]:
    """Both of each pair together; all pairs are added up in one go."""
    if not pairs:
        return []
    every = [each for pair in pairs for each in pair]
    place = np.repeat(np.arange(len(every)) // 2, [len(each.ids) for each in every])
    keys = (place << TERM_BITS) | np.concatenate([each.ids for each in every])
    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    starts = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1]))) if len(keys) else np.zeros(0, np.intp)
    rows = np.concatenate([each.rows for each in every])[order].astype(np.float32)
    rows = np.add.reduceat(rows, starts, axis=0) if len(starts) else rows
    keys = keys[starts]
    owner = keys >> TERM_BITS
    ends = np.searchsorted(owner, np.arange(len(pairs) + 1)).tolist()
    ids = (keys & ((1 << TERM_BITS) - 1)).astype(np.int32)
    kept = rows.astype(np.float16)
    exact = kept.astype(np.float32)
    squares = [np.bincount(owner, exact[:, column] ** 2, len(pairs)) for column in COSINES]
    lengths = np.sqrt(np.column_stack(squares)).astype(np.float32)
    figures = np.bincount(owner, exact[:, LEAD_NUMBERS], len(pairs)) > 0
    vectors = np.array([each.vector for each in every]).astype(np.float32)
    meanings = (vectors[0::2] + vectors[1::2]).astype(np.float16)
    wide = meanings.astype(np.float32)
    long = np.sqrt(np.einsum("ij,ij->i", wide, wide)).tolist()
    return [
        Bunch(
            one.size + other.size,
            ids[ends[each] : ends[each + 1]].copy(),
            kept[ends[each] : ends[each + 1]].copy(),
            lengths[each].copy(),
            meanings[each].copy(),
            long[each],
            bool(figures[each]),
            together(one.days, other.days),
        )
        for each, (one, other) in enumerate(pairs)
    ]
