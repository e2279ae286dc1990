"""Two passages read together: what each word of the one makes of the words of the other, beyond what each says alone.

Four layers of MiniLM's size go on from the trunk's states of both, so that nothing is read twice up to there (as in PreTTR,
MacAvaney and others, SIGIR 2020). They were taught by an encoder of ten times their weight, which ships with nothing:
`bench/train_together.py`. A reading costs as much as reading a paragraph, so only the likeliest pairs have one.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from importlib.resources import files
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from twosource.compare.judge.nearest import nearest
from twosource.compare.text.account import by_passage

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy import float32
    from numpy.typing import NDArray

    from twosource.compare.judge.interaction import Interaction
    from twosource.compare.text.account import Account
    from twosource.compare.text.pair import Pair
    from twosource.compare.text.passage import Passage
    from twosource.model import Encoder

# Passages less likely than this to share a matter are not read together.
UNLIKELY = 0.1
# Passages that one passage is read with, its likeliest, and how many pairs of a story there are for each of its passages: three and
# 2.5 find 0.004 more, at twice the time (docs/why.md). An article longer than reports are counts for no more of them.
PARTNERS, ON_AVERAGE = 2, 1.5
# What reading together says weighs as much as the rest of what passages tell, and three tenths of what statements tell
# (docs/why.md: learned weights say the same of passages on stories that no part had seen).
OF_PASSAGES, OF_STATEMENTS = 0.5, 0.3
CERTAIN = 1e-4  # no likelihood counts as nearer to 0 or 1 than this


@dataclass(frozen=True, slots=True, eq=False)
class JudgeWeights:
    """What was learned of the states that two passages have beside each other; each layer with its bias."""

    begin: NDArray[float32]  # (384,): the first row of each reading, a mark
    side: NDArray[float32]  # (2, 384): added to the rows of the one and of the other
    mean: tuple[NDArray[float32], NDArray[float32]]  # (1152, 192): of the mark, of the product and the difference of both means
    odds: tuple[NDArray[float32], NDArray[float32]]  # (192, 1)
    point: tuple[NDArray[float32], NDArray[float32]]  # (384, 128): of a wordpiece
    both: tuple[NDArray[float32], NDArray[float32]]  # (512, 128): of the points of two pieces of evidence
    stated: tuple[NDArray[float32], NDArray[float32]]  # (128, 1)
    shared: float  # of the log odds of passages, what is added to those of their statements


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """Log odds that passages share a matter, and that statements of theirs state one."""

    passages: dict[Pair, float]
    statements: dict[Pair, float]

    def of_passages(self, chances: Mapping[Pair, float]) -> dict[Pair, float]:
        """How likely passages share a matter, with what reading them together says."""
        return {both: _mixed(chance, self.passages.get(both), OF_PASSAGES) for both, chance in chances.items()}

    def of_statements(self, fits: Mapping[Pair, float]) -> dict[Pair, float]:
        """How well statements fit, with what reading their passages together says."""
        return {pair: _mixed(fit, self.statements.get(pair), OF_STATEMENTS) for pair, fit in fits.items()}


class Together:
    """Reads pairs of passages of one story."""

    def __init__(self, told: Sequence[Account], interaction: Interaction, encoder: Encoder, weights: JudgeWeights | None = None) -> None:
        self._interaction = interaction
        self._encoder = encoder
        self._weights = weights or shipped_judge()
        self._told = told
        self._holders = by_passage(told)

    def __call__(self, chances: Mapping[Pair, float], passages: Sequence[Passage]) -> Judged:
        """Read the likeliest pairs; what many outlets print word for word is read once, as the first of them has it."""
        alike: dict[tuple[str, str], list[Pair]] = {}
        likely = {both: chance for both, chance in chances.items() if chance >= UNLIKELY}
        counted = sum(passage.counted for passage in passages if passage.number == 0)
        for (one, other), _ in islice(nearest(likely, PARTNERS), int(ON_AVERAGE * counted)):
            alike.setdefault((passages[one].text, passages[other].text), []).append((one, other))
        found = Judged(passages={}, statements={})
        for pairs in alike.values():
            self._read(pairs, found)
        return found

    def _read(self, alike: Sequence[Pair], found: Judged) -> None:
        """Read two passages together, and tell what that says of all pairs of passages with these words."""
        one, other = (self._interaction.below(position).astype(np.float32) for position in alike[0])
        if not len(one) or not len(other):
            return
        weights = self._weights
        states = self._encoder.together(np.concatenate([weights.begin[None], one + weights.side[0], other + weights.side[1]]))
        ours, theirs = states[1 : 1 + len(one)], states[1 + len(one) :]
        mine, yours = ours.mean(axis=0), theirs.mean(axis=0)
        seen = np.concatenate([states[0], mine * yours, abs(mine - yours)])
        odds = float(_through(np.tanh(_through(seen, weights.mean)), weights.odds)[0])
        points = _points(_through(ours, weights.point)), _points(_through(theirs, weights.point))
        for pair in alike:
            found.passages[pair] = odds
            self._compare(pair, points, odds, found)

    def _compare(self, both: Pair, points: tuple[NDArray[float32], NDArray[float32]], odds: float, found: Judged) -> None:
        """Set each statement of the one passage against each of the other."""
        (first, ours), (second, theirs) = (self._evidence(*each) for each in zip(both, points, strict=True))
        pairs = [(here, there) for here in range(len(first)) for there in range(len(second))]
        if not pairs:
            return
        one, other = ours[[here for here, _ in pairs]], theirs[[there for _, there in pairs]]
        seen = np.hstack([one + other, abs(one - other), one * other, np.maximum(one, other)])
        weights = self._weights
        more = _through(_gelu(_through(seen, weights.both)), weights.stated)[:, 0] + weights.shared * odds
        for (here, there), each in zip(pairs, more.tolist(), strict=True):
            pair = min(first[here], second[there]), max(first[here], second[there])
            found.statements[pair] = max(each, found.statements.get(pair, each))

    def _evidence(self, position: int, points: NDArray[float32]) -> tuple[list[int], NDArray[float32]]:
        """The statements of a passage whose evidence has wordpieces in it, and where its evidence points, on the mean: (statements, 128)."""
        begin, _ = self._interaction.passage(position)
        numbers, rows = [], []
        for number in self._holders.get(position, ()):
            evidence = self._told[number].statement.evidence
            start, end = (row - begin for row in self._interaction.inside((position,), evidence.start, evidence.end))
            if end > start:
                numbers.append(number)
                rows.append((points[end] - points[start]) / (end - start))
        return numbers, np.tanh(np.array(rows, np.float32).reshape(len(rows), points.shape[1]))


def _points(rows: NDArray[float32]) -> NDArray[float32]:
    """Sums of the rows up to each, so that the mean of any run of them is one difference."""
    return np.cumsum(np.pad(rows, ((1, 0), (0, 0))), axis=0)


def _mixed(likelihood: float, odds: float | None, share: float) -> float:
    if odds is None:
        return likelihood
    bounded = min(1 - CERTAIN, max(CERTAIN, likelihood))
    return float(1 / (1 + np.exp(-((1 - share) * np.log(bounded / (1 - bounded)) + share * odds))))


def _through(rows: NDArray[float32], layer: tuple[NDArray[float32], NDArray[float32]]) -> NDArray[float32]:
    weights, bias = layer
    return np.asarray(rows @ weights + bias)


def _gelu(rows: NDArray[float32]) -> NDArray[float32]:
    # By tanh: within 0.0005 of the error function that it was learned with (Hendrycks and Gimpel 2016).
    return np.asarray(rows / 2 * (1 + np.tanh(np.sqrt(2 / np.pi) * (rows + 0.044715 * rows**3))))


@functools.cache
def shipped_judge() -> JudgeWeights:
    """The weights that come with the install."""
    with files("twosource").joinpath("weights", "together.npz").open("rb") as file, np.load(file, allow_pickle=False) as kept:
        arrays = {name: kept[name].astype(np.float32) for name in kept.files}
    layers = {name: (arrays[name], arrays[f"{name}_bias"]) for name in ("mean", "odds", "point", "both", "stated")}
    return JudgeWeights(begin=arrays["begin"], side=arrays["side"], shared=float(arrays["shared"]), **layers)
