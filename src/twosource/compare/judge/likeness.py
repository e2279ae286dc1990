"""What two passages have in common, as numbers that a learned score weighs: their wording, what stands beside them, their rivals, their sense."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from twosource.compare.judge.echo import FEATURES as ECHO
from twosource.compare.judge.echo import echoes
from twosource.compare.judge.neighbours import beside, neighbours
from twosource.compare.judge.rivals import rivals
from twosource.compare.text.commonness import strangeness

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy import float32, float64, int64
    from numpy.typing import NDArray

    from twosource.compare.judge.interaction import Interaction
    from twosource.compare.text.pair import Pair
    from twosource.compare.text.passage import Passage
    from twosource.compare.text.rarity import Rarity

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
COSINE, KINDRED = 0, 3  # columns of the wording of which the mean ranks the pairs


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

    def __call__(self, pairs: Sequence[Pair]) -> NDArray[float32]:
        """Measure pairs of positions."""
        if not pairs:
            return np.zeros((0, len(FEATURES)), dtype=np.float32)
        places, articles = np.array(pairs), [passage.article.id for passage in self._passages]
        wording = np.array([self._wording(pair) for pair in pairs])
        near = (wording[:, COSINE] + wording[:, KINDRED]) / 2
        among = rivals(places, articles, near)
        columns = (
            wording,
            np.array([self._telling(pair) for pair in pairs]),
            self._place(places),
            beside(self._of_neighbours(places)),
            among.shares(near),
            np.sort(among.better, axis=1),
            self._articles(places, near)[:, None],
        )
        odds = self._interaction.odds([(self._interaction.passage(one), self._interaction.passage(other)) for one, other in pairs])
        return np.hstack([np.hstack(columns).astype(np.float32), echoes(self._passages, pairs, odds)])

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

    def _place(self, places: NDArray[int64]) -> NDArray[float64]:
        place = np.array([passage.place for passage in self._passages])[places]
        number = np.array([passage.number for passage in self._passages])[places]
        return np.column_stack([abs(place[:, 0] - place[:, 1]), 1.0 / (1 + number.max(axis=1))])

    def _of_neighbours(self, places: NDArray[int64]) -> NDArray[float64]:
        """Likeness of the neighbours of each pair in the words alone, 0 beyond either end of the story: shape (6, pairs)."""
        total = len(self._passages)
        near = neighbours(places)
        inside = ((near >= 0) & (near < total)).all(axis=2)
        asked, at = np.unique(near[inside] @ (total, 1), return_inverse=True)
        known = np.array([self._alike(*divmod(both, total)) for both in asked.tolist()])
        found = np.zeros(inside.shape)
        found[inside] = known[at]
        return found

    def _alike(self, one: int, other: int) -> float:
        shared = self._passages[one].words.stems & self._passages[other].words.stems
        return _ratio(self._rarity.squared(shared), self._lengths[one] * self._lengths[other])

    def _articles(self, places: NDArray[int64], near: NDArray[float64]) -> NDArray[float64]:
        """For each pair, how alike their articles are: the mean over one's passages of the best likeness in the other."""
        best: dict[tuple[int, str], float] = {}
        for pair, value in zip(places.tolist(), near.tolist(), strict=True):
            for one, other in (pair, pair[::-1]):
                key = (one, self._passages[other].article.id)
                best[key] = max(best.get(key, 0.0), value)
        sums: dict[tuple[str, str], float] = defaultdict(float)
        for (position, article), value in best.items():
            sums[self._passages[position].article.id, article] += value / self._passages[position].of
        ids = [(self._passages[one].article.id, self._passages[other].article.id) for one, other in places.tolist()]
        return np.array([max(sums[both], sums[both[::-1]]) for both in ids])


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole > 0 else 0.0
