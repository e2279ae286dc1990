"""What two passages have in common, as numbers that a learned score weighs: wording, meaning, neighbours, ranks, and their statements."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from twosource.compare.kin import kin
from twosource.compare.slots import SLOTS, level

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy import float32
    from numpy.typing import NDArray

    from twosource.compare.account import Account
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
PLACE = (
    "vector",  # cosine of the vectors
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
    "vector rank, less",
    "vector rank, more",
    "articles",  # how alike the two articles are as wholes
)
STATED = (
    "statements, less",
    "statements, more",
    "one kind",
    "quotes",
    *(f"{slot} {how}" for slot in SLOTS for how in ("fits", "clashes")),
)
FEATURES = WORDING + PLACE + RANKS + STATED


class Likeness:
    """Measures pairs of passages of one story: shape (pairs, FEATURES)."""

    def __init__(self, passages: Sequence[Passage], accounts: Sequence[Account], rarity: Rarity, vectors: NDArray[float32]) -> None:
        """`vectors` has a row of unit length for each passage."""
        self._passages = passages
        self._rarity = rarity
        self._vectors = vectors
        self._kindred = [kin(passage.words.stems) for passage in passages]
        self._weights = [rarity.of(passage.words.stems) for passage in passages]
        self._lengths = [math.sqrt(rarity.squared(passage.words.stems)) for passage in passages]
        self._kindred_lengths = [math.sqrt(rarity.squared(stems)) for stems in self._kindred]
        self._told: dict[int, list[Account]] = defaultdict(list)
        for account in accounts:
            for position in account.passages:
                self._told[position].append(account)
        self._near: dict[Pair, float] = {}

    def __call__(self, pairs: Sequence[Pair]) -> NDArray[float32]:
        """Measure pairs of positions."""
        if not pairs:
            return np.zeros((0, len(FEATURES)), dtype=np.float32)
        one, other = np.array(pairs).T
        cosines = np.einsum("ij,ij->i", self._vectors[one], self._vectors[other]).tolist()
        wording = [self._wording(pair) for pair in pairs]
        near = [(row[0] + row[3] + cosine) / 3 for row, cosine in zip(wording, cosines, strict=True)]
        ranks = zip(*self._ranks(pairs, near), *self._ranks(pairs, cosines)[:2], self._articles(pairs, near), strict=True)
        rows = [
            [*words, cosine, *self._place(pair), *rank, *self._stated(pair)]
            for pair, words, cosine, rank in zip(pairs, wording, cosines, ranks, strict=True)
        ]
        return np.array(rows, dtype=np.float32)

    def _wording(self, pair: Pair) -> list[float]:
        one, other = pair
        ours, theirs = self._passages[one].words, self._passages[other].words
        rarity, shared = self._rarity, ours.stems & theirs.stems
        weight = rarity.of(shared)
        less, more = sorted(_ratio(weight, self._weights[each]) for each in pair)
        lengths = self._lengths[one] * self._lengths[other]
        kindred = self._kindred[one] & self._kindred[other]
        kindred_weight = rarity.of(kindred)
        names = ours.names & theirs.names
        least_runs = min(len(ours.runs), len(theirs.runs))
        sizes = sorted(math.log1p(len(words.stems)) for words in (ours, theirs))
        return [
            _ratio(rarity.squared(shared), lengths),
            less,
            more,
            _ratio(rarity.squared(kindred), self._kindred_lengths[one] * self._kindred_lengths[other]),
            _ratio(kindred_weight, min(rarity.of(self._kindred[each]) for each in pair)),
            _ratio(len(ours.runs & theirs.runs), least_runs),
            _ratio(rarity.of(names), rarity.of(ours.names | theirs.names)),
            _ratio(rarity.of(names), min(rarity.of(ours.names), rarity.of(theirs.names))),
            float(len(ours.numbers & theirs.numbers)),
            float(bool(ours.numbers and theirs.numbers and not ours.numbers & theirs.numbers)),
            weight,
            max(map(rarity.weight, shared), default=0.0),
            *sizes,
        ]

    def _place(self, pair: Pair) -> list[float]:
        one, other = self._passages[pair[0]], self._passages[pair[1]]
        around = [self._beside(pair[0] + step, pair[1] + stride) for step, stride in ((-1, -1), (1, 1), (-1, 0), (1, 0), (0, -1), (0, 1))]
        return [abs(one.place - other.place), 1.0 / (1 + max(one.number, other.number)), around[0], around[1], max(around[2:])]

    def _beside(self, one: int, other: int) -> float:
        """Likeness of two positions, 0 where an article begins or ends between them and the pair they stand beside."""
        if not (0 <= one < len(self._passages) and 0 <= other < len(self._passages)):
            return 0.0
        key = (one, other)
        if key not in self._near:
            shared = self._passages[one].words.stems & self._passages[other].words.stems
            words = _ratio(self._rarity.squared(shared), self._lengths[one] * self._lengths[other])
            self._near[key] = (words + float(self._vectors[one] @ self._vectors[other])) / 2
        return self._near[key]

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
        best: dict[tuple[int, str], float] = {}
        for pair, value in zip(pairs, near, strict=True):
            for one, other in (pair, pair[::-1]):
                key = (one, self._passages[other].article.id)
                best[key] = max(best.get(key, 0.0), value)
        sums: dict[tuple[str, str], float] = defaultdict(float)
        for (position, article), value in best.items():
            sums[self._passages[position].article.id, article] += value / self._passages[position].of
        found = []
        for one, other in pairs:
            ids = self._passages[one].article.id, self._passages[other].article.id
            found.append(max(sums[ids], sums[ids[::-1]]))
        return found

    def _stated(self, pair: Pair) -> list[float]:
        """What the statements of the two passages say of each other, slot by slot, over every pair of them."""
        ours, theirs = self._told[pair[0]], self._told[pair[1]]
        less, more = sorted((len(ours), len(theirs)))
        kinds = {each.statement.kind for each in ours} & {each.statement.kind for each in theirs}
        levels: Mapping[str, list[float]] = {
            slot: [level(compare(one, other)) for one in ours for other in theirs] for slot, compare in SLOTS.items()
        }
        slots = [value for found in levels.values() for value in (max([0.0, *found]), min([0.0, *found]))]
        return [float(less), float(more), float(bool(kinds)), float("quote" in kinds), *slots]


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole > 0 else 0.0
