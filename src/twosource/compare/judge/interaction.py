"""Late interaction: how much of what one text says, wordpiece by wordpiece and each in its context, another says too.

Every wordpiece of the one looks for its likest in the other (Khattab and Zaharia 2020, ColBERT's MaxSim), and those that tell
more count for more: by what they mean, by how rare their word is in the story, and by how few of its passages say anything
like them. Since a long text shares one matter of five, what is found is measured within a few words in a row too. The
wordpieces' states come from MiniLM's third layer, trained on for this; it, which of the directions matter, how much each wordpiece tells, and
what the measures say of a pair, was learned by `bench/train_interaction.py`.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from importlib.resources import files
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np

from twosource.compare.text.words import WORD, function_words, plainly, stem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from numpy import bool_, float16, float32, int32
    from numpy.typing import NDArray

    from twosource.compare.text.passage import Passage
    from twosource.compare.text.rarity import Rarity
    from twosource.model import Pieces

AT_ONCE = 128  # pairs that are set against each other together: a few megabytes
ROWS_AT_ONCE = 2_048
LONGEST = 64  # wordpieces of one text that are looked at
AWAY = 4.0  # what is taken from the likeness of a wordpiece that is not there: no cosine gets over it
IN_A_ROW = (6, 12)  # wordpieces within which what is found is measured: a name and a verb, a clause
HEARD = 32  # passages of a story, evenly spread, that tell how widely something is said in it
RARITY = 5.0  # the weight of a word that a passage of 150 has: it is measured in these
SELDOM = 0.01  # share of passages below which none says a thing more rarely than another
STEEP = 10.0  # what the steepness with which a likeness counts as heard is learned in

Rows = tuple[int, int]  # first row and end of a text's wordpieces


@dataclass(frozen=True, slots=True, eq=False)
class InteractionWeights:
    """What was learned of wordpieces' states."""

    projection: NDArray[float32]  # (384, 128)
    telling: NDArray[float32]  # (384,): how much a wordpiece tells, before it is made positive
    bias: float
    rare: NDArray[float32]  # (2,): what its word's rarity adds, and its being no word of content
    spread: tuple[float, float, float]  # what its being widely said adds, and how steeply and from which cosine on it counts as said
    found: tuple[float, float]  # from which cosine on a wordpiece counts as found, and how steeply
    scale: tuple[float, float, float]  # of the less of both shares, of the more, and the constant: log odds
    inner: NDArray[float32]  # (measures, 24): a layer of tanh over the measures, which adds to the log odds
    inner_bias: NDArray[float32]
    outer: NDArray[float32]  # (24,)
    outer_bias: float


@dataclass(frozen=True, slots=True, eq=False)
class _Read:
    """The wordpieces of a story, one a row."""

    starts: NDArray[int32]  # in the text of the article
    ends: NDArray[int32]
    telling: NDArray[float32]
    points: NDArray[float32]  # (wordpieces, 128), of unit length
    below: list[NDArray[float16]]  # of each passage: (wordpieces, 384), before the layer that this was trained with
    passages: list[Rows]


@dataclass(frozen=True, slots=True, eq=False)
class _Side:
    """Some texts of a story, each set against one other: shape (texts, wordpieces)."""

    telling: NDArray[float32]  # 0 where no wordpiece is
    held: NDArray[float32]
    likest: NDArray[float32]  # cosine to the likest wordpiece of the other text

    @property
    def shares(self) -> NDArray[float32]:
        """How much of each text stands in the other."""
        total = self.telling.sum(axis=1)
        return np.asarray((self.likest * self.telling).sum(axis=1) / np.where(total > 0, total, 1))


class Interaction:
    """The wordpieces of all passages of a story, and how alike runs of them are; a story of which nothing is asked is not read."""

    def __init__(
        self,
        passages: Sequence[Passage],
        read: Callable[[Sequence[str]], list[Pieces]],
        rarity: Rarity,
        weights: InteractionWeights | None = None,
    ) -> None:
        self._of_passages = passages
        self._read_with = read
        self._rarity = rarity
        self._weights = weights or shipped_interaction()

    @functools.cached_property
    def _read(self) -> _Read:
        starts, ends, states, below, rare, passages = [], [], [], [], [], []
        at = 0
        for _, group in groupby(self._of_passages, key=lambda each: each.article.id):
            its = list(group)
            for passage, pieces in zip(its, self._read_with([each.text for each in its]), strict=True):
                starts.append(passage.start + pieces.spans[:, 0])
                ends.append(passage.start + pieces.spans[:, 1])
                states.append(pieces.states)
                below.append(pieces.below)
                rare.append(rareness(passage.text, pieces, self._rarity))
                passages.append((at, at + len(pieces.states)))
                at += len(pieces.states)
        weights = self._weights
        whole = np.concatenate([np.zeros((0, len(weights.telling)), np.float32), *states])
        points = _unit(whole @ weights.projection)
        odds = whole @ weights.telling + weights.bias + np.concatenate([np.zeros((0, 2), np.float32), *rare]) @ weights.rare
        return _Read(
            starts=np.concatenate([np.zeros(0, np.int32), *starts]),
            ends=np.concatenate([np.zeros(0, np.int32), *ends]),
            telling=np.logaddexp(0, odds + weights.spread[0] * self._said(points, passages)).astype(np.float32),
            points=points,
            below=below,
            passages=passages,
        )

    def _said(self, points: NDArray[float32], passages: Sequence[Rows]) -> NDArray[float32]:
        """Logarithm of the share of passages that say something like each wordpiece."""
        _, steep, cut = self._weights.spread
        heard = [passages[at] for at in heard_of(len(passages))]
        heard = [(start, end) for start, end in heard if end > start]
        if not heard:
            return np.zeros(len(points), np.float32)
        among = np.concatenate([points[start:end] for start, end in heard]).T
        firsts = np.cumsum([0, *(end - start for start, end in heard[:-1])])
        shares = []
        for begin in range(0, len(points), ROWS_AT_ONCE):
            likest = np.maximum.reduceat(points[begin : begin + ROWS_AT_ONCE] @ among, firsts, axis=1)
            shares.append((1 / (1 + np.exp(STEEP * steep * (cut - likest)))).mean(axis=1))
        return np.asarray(np.log(np.concatenate(shares) + SELDOM))

    def passage(self, position: int) -> Rows:
        """The wordpieces of a passage."""
        return self._read.passages[position]

    def below(self, position: int) -> NDArray[float16]:
        """The states of a passage's wordpieces from which it is read together with another."""
        return self._read.below[position]

    def inside(self, passages: Sequence[int], start: int, end: int) -> Rows:
        """The wordpieces, of passages that follow each other in one article, that stand in a span of its text."""
        read = self._read
        first, last = read.passages[passages[0]][0], read.passages[passages[-1]][1]
        begin = first + int(np.searchsorted(read.ends[first:last], start, side="right"))
        return begin, max(begin, first + int(np.searchsorted(read.starts[first:last], end, side="left")))

    def odds(self, pairs: Sequence[tuple[Rows, Rows]]) -> NDArray[float32]:
        """Log odds of each pair that both state one matter, as far as this can tell."""
        weights = self._weights
        less, more, constant = weights.scale
        found = np.zeros(len(pairs), np.float32)
        for places, some in _alike_in_length(pairs):
            sides = [self._measures(side) for side in self._sides(some)]
            both = np.sort(np.stack(sides, axis=2), axis=2).reshape(len(some), -1)
            beyond = np.tanh(both @ weights.inner + weights.inner_bias) @ weights.outer + weights.outer_bias
            found[places] = less * both[:, 0] + more * both[:, 1] + constant + beyond
        return found

    def _measures(self, side: _Side) -> NDArray[float32]:
        """What of each text is found in the other: its share, how much it tells, in all and in a row, the length, and what is not found."""
        cut, steep = self._weights.found
        found = side.telling / (1 + np.exp(steep * (cut - side.likest)))
        sums = np.cumsum(np.pad(found, ((0, 0), (1, 0))), axis=1)
        rows = [min(row, found.shape[1]) for row in IN_A_ROW]
        most = [(sums[:, row:] - sums[:, :-row]).max(axis=1) for row in rows]
        amount, length, missed = (np.log1p(each.sum(axis=1)) for each in (found, side.held, side.telling - found))
        return np.column_stack([side.shares, amount, *most, length, missed])

    def shares(self, pairs: Sequence[tuple[Rows, Rows]]) -> NDArray[float32]:
        """Of each pair, how much of the first stands in the second, and of the second in the first: shape (pairs, 2), cosines."""
        found = np.zeros((len(pairs), 2), np.float32)
        for places, some in _alike_in_length(pairs):
            found[places] = np.column_stack([side.shares for side in self._sides(some)])
        return found

    def held(self, pairs: Sequence[tuple[Rows, Rows]]) -> NDArray[float32]:
        """Of each pair, how much of the first stands in the second: shape (pairs,), cosines; what is asked twice is looked at once."""
        numbers = {pair: number for number, pair in enumerate(dict.fromkeys(pairs))}
        found = np.zeros(len(numbers), np.float32)
        for places, some in _alike_in_length(list(numbers)):
            found[places] = next(self._sides(some)).shares
        return found[[numbers[pair] for pair in pairs]]

    def _sides(self, pairs: Sequence[tuple[Rows, Rows]]) -> Iterator[_Side]:
        """The first of each pair set against the second, then the second against the first."""
        read = self._read
        mine, here = self._of([one for one, _ in pairs])
        yours, there = self._of([other for _, other in pairs])
        likeness = read.points[mine] @ read.points[yours].transpose(0, 2, 1)
        # What fills a side up is its own last wordpiece again, which finds and is found no better: only an empty side is set aside.
        likeness[~(here[:, 0] & there[:, 0])] -= AWAY
        yield _Side(telling=read.telling[mine] * here, held=here.astype(np.float32), likest=likeness.max(axis=2))
        yield _Side(telling=read.telling[yours] * there, held=there.astype(np.float32), likest=likeness.max(axis=1))

    def _of(self, runs: Sequence[Rows]) -> tuple[NDArray[int32], NDArray[bool_]]:
        """The rows of wordpieces, padded to one length, and which of them are there."""
        lengths = np.array([min(LONGEST, end - start) for start, end in runs])
        places = np.arange(max(1, lengths.max(initial=0)))
        rows = np.array([start for start, _ in runs])[:, None] + np.minimum(places, np.maximum(lengths - 1, 0)[:, None])
        return np.minimum(rows, max(0, len(self._read.points) - 1)).astype(np.int32), places < lengths[:, None]


def _alike_in_length(pairs: Sequence[tuple[Rows, Rows]]) -> Iterator[tuple[NDArray[int32], list[tuple[Rows, Rows]]]]:
    """The pairs in batches, each with the places of its pairs: those of a length together, so that little is padded."""
    lengths = [(one[1] - one[0], other[1] - other[0]) for one, other in pairs]
    order = np.array(sorted(range(len(pairs)), key=lambda at: lengths[at]), np.int32)
    for begin in range(0, len(pairs), AT_ONCE):
        places = order[begin : begin + AT_ONCE]
        yield places, [pairs[at] for at in places]


def rareness(text: str, pieces: Pieces, rarity: Rarity) -> NDArray[float32]:
    """Of each wordpiece, how rare its word is in the story, and 1 where it is none, or one that names no matter: shape (pieces, 2)."""
    found = np.tile(np.array([0.0, 1.0], np.float32), (len(pieces.spans), 1))
    words = WORD.finditer(text)
    word = next(words, None)
    for row, (start, end) in enumerate(pieces.spans.tolist()):
        while word is not None and word.end() <= start:
            word = next(words, None)
        if word is not None and word.start() < end and (plain := plainly(word[0])) not in function_words():
            found[row] = rarity.weight(stem(plain)) / RARITY, 0.0
    return found


def heard_of(passages: int) -> NDArray[int32]:
    """The positions of the passages that are listened to."""
    return np.linspace(0, max(0, passages - 1), min(passages, HEARD)).astype(np.int32)


def _unit(rows: NDArray[float32]) -> NDArray[float32]:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return (rows / np.where(lengths > 0, lengths, 1)).astype(np.float32)


@functools.cache
def shipped_interaction() -> InteractionWeights:
    """The weights that come with the install."""
    with files("twosource").joinpath("weights", "interaction.npz").open("rb") as file, np.load(file, allow_pickle=False) as kept:
        return learned(kept)


def learned(kept: Mapping[str, NDArray[float32]]) -> InteractionWeights:
    """Weights from the arrays that training makes."""
    rows = {name: kept[name].astype(np.float32) for name in ("projection", "telling", "rare", "inner", "inner_bias", "outer")}
    said, steep, heard = kept["spread"].tolist()
    cut, steepness = kept["found"].tolist()
    less, more, constant = kept["scale"].tolist()
    return InteractionWeights(
        **rows,
        bias=float(kept["bias"]),
        spread=(said, steep, heard),
        found=(cut, steepness),
        scale=(less, more, constant),
        outer_bias=float(kept["outer_bias"]),
    )
