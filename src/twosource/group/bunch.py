"""A bunch: articles taken together so far, their profiles and vectors added up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from twosource.group.halves import wide
from twosource.group.profile import LEAD_NUMBERS, LEADS, NAMES, NUMBERS, WORDS

if TYPE_CHECKING:
    from numpy import float16, float32, int32
    from numpy.typing import NDArray

    from twosource.group.days import Days
    from twosource.group.profile import Profile

# The columns that are compared by their angle.
COSINES = (WORDS, LEADS, NAMES, NUMBERS)


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
        exact = wide(rows)[:, : len(COSINES)]
        lengths = np.sqrt(np.einsum("ij,ij->j", exact, exact))
        meaning = vector.astype(np.float16)
        exactly = wide(meaning)
        return cls(1, profile.ids, rows, lengths, meaning, float(np.sqrt(exactly @ exactly)), bool(rows[:, LEAD_NUMBERS].any()), days)
