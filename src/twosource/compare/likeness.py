"""What two passages have in common, as numbers that a learned score weighs: their wording, what stands beside them, their rivals, their sense."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from twosource.compare.commonness import strangeness
from twosource.compare.echo import FEATURES as ECHO
from twosource.compare.echo import echoes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy import float32
    from numpy.typing import NDArray

    from twosource.compare.interaction import Interaction
    from twosource.compare.passage import Passage
    from twosource.compare.rarity import Rarity

Pair = tuple[int, int]

WORDING = (
    "wording",  # cosine of the weighted words
    "wording, less",  # weighted share of one's words that the other has: the less and the more
    "wording, more",
    "kindred wording",  # cosine, with words of one family taken as one
    "kindred wording, more",
    "runs",  # share of the shorter's runs of three words that the other has
    "names",  # weighted share of all names that both have
    "names, more",
    "numbers shared",
    "numbers apart",
    "weight shared",  # the weight of the words that both have, whatever else stands there
    "rarest shared",  # the weight of the rarest of them
    "length, less",  # logarithms of the numbers of content words
    "length, more",
)
TOLD = (
    "telling wording",  # cosine of the words, weighted by how rare they are in the story and in news at large
    "telling shared",  # the sum of those weights over the words that both have
    "most telling",  # the highest of them, and the second
    "second telling",
    "strange wording",  # the same by how rare words are in news at large alone
    "strange shared",
    "strange, less",
    "strange, more",
    "strangest",
    "second strangest",
    "plain words shared",  # words that are no names: how many both have, and their strangeness
    "plain strange shared",
    "plainest",
)
PLACE = (
    "place",  # how far apart they stand in their articles, 0 … 1
    "early",  # how near to the beginning the later of them stands
    "before",  # likeness of what stands before each, after each, and of each with the other's neighbours
    "after",
    "beside",
)
RANKS = (
    "rank, less",  # likeness beside the best that the other's article offers: 1 where it is the best
    "rank, more",
    "better, less",  # how many passages of the other's article are more like, seen from either side
    "better, more",
    "articles",  # how alike the two articles are as wholes
)
FEATURES = WORDING + TOLD + PLACE + RANKS + ECHO


class Likeness:
    """Measures pairs of passages of one story: shape (pairs, FEATURES)."""

    def __init__(self, passages: Sequence[Passage], rarity: Rarity, interaction: Interaction) -> None:
        self._passages = passages
        self._interaction = interaction
        self._rarity = rarity
        self._kindred = [passage.kindred for passage in passages]
        self._weights = [rarity.of(passage.words.stems) for passage in passages]
        self._lengths = [math.sqrt(rarity.squared(passage.words.stems)) for passage in passages]
        self._kindred_weights = [rarity.of(stems) for stems in self._kindred]
        self._kindred_lengths = [math.sqrt(rarity.squared(stems)) for stems in self._kindred]
        told, strange = rarity.told, strangeness
        self._told_lengths = [math.sqrt(math.fsum(told(stem) ** 2 for stem in passage.words.stems)) for passage in passages]
        self._strange_lengths = [math.sqrt(math.fsum(strange(stem) ** 2 for stem in passage.words.stems)) for passage in passages]
        self._strange_weights = [math.fsum(map(strange, passage.words.stems)) for passage in passages]
        self._beside_known: dict[Pair, float] = {}

    def __call__(self, pairs: Sequence[Pair]) -> NDArray[float32]:
        """Measure pairs of positions."""
        if not pairs:
            return np.zeros((0, len(FEATURES)), dtype=np.float32)
        wording = [self._wording(pair) for pair in pairs]
        near = [(row[0] + row[3]) / 2 for row in wording]
        ranks = zip(*self._ranks(pairs, near), self._articles(pairs, near), strict=True)
        rows = [[*words, *self._telling(pair), *self._place(pair), *rank] for pair, words, rank in zip(pairs, wording, ranks, strict=True)]
        odds = self._interaction.odds([(self._interaction.passage(one), self._interaction.passage(other)) for one, other in pairs])
        heard = echoes(self._passages, dict(zip(pairs, odds.tolist(), strict=True)))
        return np.hstack([np.array(rows, dtype=np.float32), heard])

    def _wording(self, pair: Pair) -> list[float]:
        one, other = pair
        ours, theirs = self._passages[one].words, self._passages[other].words
        rarity, shared = self._rarity, ours.stems & theirs.stems
        weight = rarity.of(shared)
        kindred = self._kindred[one] & self._kindred[other]
        names = ours.names & theirs.names
        numbers = ours.numbers & theirs.numbers
        return [
            _ratio(rarity.squared(shared), self._lengths[one] * self._lengths[other]),
            *sorted(_ratio(weight, self._weights[each]) for each in pair),
            _ratio(rarity.squared(kindred), self._kindred_lengths[one] * self._kindred_lengths[other]),
            _ratio(rarity.of(kindred), min(self._kindred_weights[each] for each in pair)),
            _ratio(len(ours.runs & theirs.runs), min(len(ours.runs), len(theirs.runs))),
            _ratio(rarity.of(names), rarity.of(ours.names | theirs.names)),
            _ratio(rarity.of(names), min(rarity.of(ours.names), rarity.of(theirs.names))),
            float(len(numbers)),
            float(bool(ours.numbers and theirs.numbers and not numbers)),
            weight,
            max(map(rarity.weight, shared), default=0.0),
            *sorted(math.log1p(len(words.stems)) for words in (ours, theirs)),
        ]

    def _telling(self, pair: Pair) -> list[float]:
        one, other = pair
        ours, theirs = self._passages[one].words, self._passages[other].words
        shared = ours.stems & theirs.stems
        told = sorted(map(self._rarity.told, shared), reverse=True)
        strange = sorted(map(strangeness, shared), reverse=True)
        plain = [strangeness(stem) for stem in shared if stem not in ours.names and stem not in theirs.names]
        weight = math.fsum(strange)
        return [
            _ratio(math.fsum(each * each for each in told), self._told_lengths[one] * self._told_lengths[other]),
            math.fsum(told),
            *[*told, 0.0, 0.0][:2],
            _ratio(math.fsum(each * each for each in strange), self._strange_lengths[one] * self._strange_lengths[other]),
            weight,
            *sorted(_ratio(weight, self._strange_weights[each]) for each in pair),
            *[*strange, 0.0, 0.0][:2],
            float(len(plain)),
            math.fsum(plain),
            max(plain, default=0.0),
        ]

    def _place(self, pair: Pair) -> list[float]:
        one, other = self._passages[pair[0]], self._passages[pair[1]]
        steps = ((-1, -1), (1, 1), (-1, 0), (1, 0), (0, -1), (0, 1))
        before, after, *beside = (self._beside(pair[0] + step, pair[1] + stride) for step, stride in steps)
        return [abs(one.place - other.place), 1.0 / (1 + max(one.number, other.number)), before, after, max(beside)]

    def _beside(self, one: int, other: int) -> float:
        """Likeness of two positions in the words alone; 0 beyond either end of the story."""
        if not (0 <= one < len(self._passages) and 0 <= other < len(self._passages)):
            return 0.0
        if (one, other) not in self._beside_known:
            shared = self._passages[one].words.stems & self._passages[other].words.stems
            self._beside_known[one, other] = _ratio(self._rarity.squared(shared), self._lengths[one] * self._lengths[other])
        return self._beside_known[one, other]

    def _ranks(self, pairs: Sequence[Pair], near: Sequence[float]) -> tuple[list[float], list[float], list[float], list[float]]:
        """Each pair's likeness beside the best that either side finds in the other's article, and how many are better."""
        found: dict[tuple[int, str], list[float]] = defaultdict(list)
        keys = [((one, self._passages[other].article.id), (other, self._passages[one].article.id)) for one, other in pairs]
        for both, value in zip(keys, near, strict=True):
            for key in both:
                found[key].append(value)
        shares = [sorted(_ratio(value, max(found[key])) for key in both) for both, value in zip(keys, near, strict=True)]
        better = [sorted(sum(rival > value for rival in found[key]) for key in both) for both, value in zip(keys, near, strict=True)]
        return [x for x, _ in shares], [x for _, x in shares], [float(x) for x, _ in better], [float(x) for _, x in better]

    def _articles(self, pairs: Sequence[Pair], near: Sequence[float]) -> list[float]:
        """For each pair, how alike their articles are: the mean over one's passages of the best likeness in the other."""
        best: dict[tuple[int, str], float] = {}
        for pair, value in zip(pairs, near, strict=True):
            for one, other in (pair, pair[::-1]):
                key = (one, self._passages[other].article.id)
                best[key] = max(best.get(key, 0.0), value)
        sums: dict[tuple[str, str], float] = defaultdict(float)
        for (position, article), value in best.items():
            sums[self._passages[position].article.id, article] += value / self._passages[position].of
        ids = [(self._passages[one].article.id, self._passages[other].article.id) for one, other in pairs]
        return [max(sums[both], sums[both[::-1]]) for both in ids]


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole > 0 else 0.0
