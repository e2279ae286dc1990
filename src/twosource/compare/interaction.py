"""Late interaction: how much of what one text says, wordpiece by wordpiece and each in its context, another says too.

Every wordpiece of the one looks for its likest in the other (Khattab and Zaharia 2020, ColBERT's MaxSim), and those that tell
more count for more. The wordpieces' states come from MiniLM's third layer; which of their directions matter, and how much
each wordpiece tells, was learned by `bench/train_interaction.py`.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from importlib.resources import files
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy import float32, int32
    from numpy.typing import NDArray

    from twosource.compare.passage import Passage
    from twosource.model import Wordpieces

AT_ONCE = 128  # pairs that are set against each other together: a few megabytes
LONGEST = 64  # wordpieces of one text that are looked at
AWAY = 4.0  # what is taken from the likeness of a wordpiece that is not there: no cosine gets over it

Rows = tuple[int, int]  # first row and end of a text's wordpieces


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """What was learned of wordpieces' states."""

    projection: NDArray[float32]  # (384, 128)
    telling: NDArray[float32]  # (384,): how much a wordpiece tells, before it is made positive
    bias: float
    scale: tuple[float, float, float]  # of the less of both likenesses, of the more, and the constant: log odds


@dataclass(frozen=True, slots=True, eq=False)
class _Read:
    """The wordpieces of a story, one a row."""

    starts: NDArray[int32]  # in the text of the article
    ends: NDArray[int32]
    telling: NDArray[float32]
    points: NDArray[float32]  # (wordpieces, 128), of unit length
    passages: list[Rows]


class Interaction:
    """The wordpieces of all passages of a story, and how alike runs of them are; a story of which nothing is asked is not read."""

    def __init__(self, passages: Sequence[Passage], read: Wordpieces, weights: Weights | None = None) -> None:
        self._of_passages = passages
        self._read_with = read
        self._weights = weights or shipped()

    @functools.cached_property
    def _read(self) -> _Read:
        weights, at = self._weights, 0
        starts, ends, states, passages = [], [], [], []
        for _, group in groupby(self._of_passages, key=lambda each: each.article.id):
            its = list(group)
            for passage, pieces in zip(its, self._read_with([each.text for each in its]), strict=True):
                starts.append(passage.start + pieces.spans[:, 0])
                ends.append(passage.start + pieces.spans[:, 1])
                states.append(pieces.states)
                passages.append((at, at + len(pieces.states)))
                at += len(pieces.states)
        whole = np.concatenate([np.zeros((0, len(weights.telling)), np.float32), *states])
        return _Read(
            starts=np.concatenate([np.zeros(0, np.int32), *starts]),
            ends=np.concatenate([np.zeros(0, np.int32), *ends]),
            telling=np.logaddexp(0, whole @ weights.telling + weights.bias).astype(np.float32),
            points=_unit(whole @ weights.projection),
            passages=passages,
        )

    def passage(self, position: int) -> Rows:
        """The wordpieces of a passage."""
        return self._read.passages[position]

    def inside(self, passages: Sequence[int], start: int, end: int) -> Rows:
        """The wordpieces, of passages that follow each other in one article, that stand in a span of its text."""
        read = self._read
        first, last = read.passages[passages[0]][0], read.passages[passages[-1]][1]
        begin = first + int(np.searchsorted(read.ends[first:last], start, side="right"))
        return begin, max(begin, first + int(np.searchsorted(read.starts[first:last], end, side="left")))

    def odds(self, pairs: Sequence[tuple[Rows, Rows]]) -> NDArray[float32]:
        """Log odds of each pair that both state one matter, as far as this can tell."""
        less, more, constant = self._weights.scale
        both = np.sort(self.shares(pairs), axis=1)
        return (less * both[:, 0] + more * both[:, 1] + constant).astype(np.float32)

    def shares(self, pairs: Sequence[tuple[Rows, Rows]]) -> NDArray[float32]:
        """Of each pair, how much of the first stands in the second, and of the second in the first: shape (pairs, 2), cosines."""
        found = np.zeros((len(pairs), 2), np.float32)
        if not pairs:
            return found
        read = self._read
        for begin in range(0, len(pairs), AT_ONCE):
            some = pairs[begin : begin + AT_ONCE]
            mine, here = self._of([one for one, _ in some])
            yours, there = self._of([other for _, other in some])
            likeness = read.points[mine] @ read.points[yours].transpose(0, 2, 1)
            likeness -= AWAY * (1 - here)[:, :, None] + AWAY * (1 - there)[:, None, :]
            for side, rows, held, along in ((0, mine, here, 2), (1, yours, there, 1)):
                telling = read.telling[rows] * held
                total = telling.sum(axis=1)
                found[begin : begin + AT_ONCE, side] = (likeness.max(axis=along) * telling).sum(axis=1) / np.where(total > 0, total, 1)
        return found

    def _of(self, runs: Sequence[Rows]) -> tuple[NDArray[int32], NDArray[float32]]:
        """The rows of wordpieces, padded to one length, and which of them are there."""
        lengths = np.array([min(LONGEST, end - start) for start, end in runs])
        places = np.arange(max(1, lengths.max(initial=0)))
        held = (places < lengths[:, None]).astype(np.float32)
        rows = np.array([start for start, _ in runs])[:, None] + np.minimum(places, np.maximum(lengths - 1, 0)[:, None])
        return np.minimum(rows, max(0, len(self._read.points) - 1)).astype(np.int32), held


def _unit(rows: NDArray[float32]) -> NDArray[float32]:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return (rows / np.where(lengths > 0, lengths, 1)).astype(np.float32)


@functools.cache
def shipped() -> Weights:
    """The weights that come with the install."""
    with files("twosource").joinpath("weights", "interaction.npz").open("rb") as file, np.load(file, allow_pickle=False) as kept:
        return learned(kept)


def learned(kept: Mapping[str, NDArray[float32]]) -> Weights:
    """Weights from the arrays that training makes."""
    less, more, constant = kept["scale"].tolist()
    return Weights(
        projection=kept["projection"].astype(np.float32),
        telling=kept["telling"].astype(np.float32),
        bias=float(kept["bias"]),
        scale=(less, more, constant),
    )
