"""What two statements have in common, as numbers that a learned score weighs: wording, setting, vectors, and each slot."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from twosource.compare.actions import compare_actions
from twosource.compare.actors import bearing_of, compare_actors, compare_targets
from twosource.compare.amounts import compare_amounts
from twosource.compare.attribution import compare_speakers
from twosource.compare.bearing import Bearing, How
from twosource.compare.kin import kin
from twosource.compare.places import compare_places
from twosource.compare.status import compare_status
from twosource.compare.times import compare_times
from twosource.compare.wording import compare_wording

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy import float32
    from numpy.typing import NDArray

    from twosource.compare.account import Account
    from twosource.compare.rarity import Rarity
    from twosource.compare.words import Words

SLOTS: dict[str, Callable[[Account, Account], Bearing]] = {
    "action": compare_actions,
    "actor": compare_actors,
    "target": compare_targets,
    "amount": compare_amounts,
    "time": compare_times,
    "place": compare_places,
    "status": compare_status,
    "wording": compare_wording,
    "speaker": compare_speakers,
}
_LEVEL = {How.AGREE: 2.0, How.FINER: 1.0, How.UNKNOWN: 0.0, How.CLASH: -1.0}

FEATURES = (
    "wording",  # cosine of the weighted words of the two pieces of evidence
    "wording, shorter",  # weighted share of the shorter's words that the other has
    "kindred wording",  # the first again, with words of one family taken as one
    "runs",  # share of the shorter's runs of three words that the other has
    "setting",  # cosine of the weighted words of their sentences
    "setting, shorter",
    "setting runs",
    "evidence in setting, less",  # weighted share of one's evidence that the other's sentence has: the less and the more
    "evidence in setting, more",
    "vector",  # cosine of the vectors of the two pieces of evidence
    "vector of setting",
    "rank, less",  # vector cosine beside the best that the other's article offers: 1 where it is the best
    "rank, more",
    "names",  # weighted share of all names that both have
    "names, shorter",
    "names of settings",
    "numbers shared",
    "numbers apart",
    "weight shared",  # the weight of the words that both have, whatever else stands there
    "length, less",  # logarithms of the numbers of content words
    "length, more",
    "one kind",
    "quotes",  # how many of the two are quotes, figures, facts
    "figures",
    "facts",
    "crossed parties",  # who acts in one is acted on in the other
    "distance",  # how far apart in their articles, 0 … 1
    "one article",
    *SLOTS,
)


class Likeness:
    """Measures pairs of accounts of one story: shape (pairs, FEATURES)."""

    def __init__(self, accounts: Sequence[Account], rarity: Rarity, vectors: NDArray[float32], settings: NDArray[float32]) -> None:
        """`vectors` are those of the evidence, `settings` those of the sentences; a row for each account."""
        self._accounts = accounts
        self._rarity = rarity
        self._vectors = vectors
        self._settings = settings

    def __call__(self, pairs: Sequence[tuple[int, int]]) -> NDArray[float32]:
        """Measure pairs of positions."""
        if not pairs:
            return np.zeros((0, len(FEATURES)), dtype=np.float32)
        one, other = np.array(pairs).T
        near = np.einsum("ij,ij->i", self._vectors[one], self._vectors[other])
        around = np.einsum("ij,ij->i", self._settings[one], self._settings[other])
        ranks = self._ranks(pairs, near)
        rows = [
            [*self._words(pair), *rank, *self._slots(pair)] for pair, rank in zip(pairs, zip(near, around, *ranks, strict=True), strict=True)
        ]
        return np.array(rows, dtype=np.float32)

    def _words(self, pair: tuple[int, int]) -> list[float]:
        one, other = self._accounts[pair[0]], self._accounts[pair[1]]
        ours, theirs = one.words, other.words
        inside = sorted((self._share(ours.stems, other.around.stems), self._share(theirs.stems, one.around.stems)))
        return [
            self._cosine(ours.stems, theirs.stems),
            self._shorter(ours.stems, theirs.stems),
            self._cosine(kin(ours.stems), kin(theirs.stems)),
            _runs(ours, theirs),
            self._cosine(one.around.stems, other.around.stems),
            self._shorter(one.around.stems, other.around.stems),
            _runs(one.around, other.around),
            *inside,
        ]

    def _slots(self, pair: tuple[int, int]) -> list[float]:
        one, other = self._accounts[pair[0]], self._accounts[pair[1]]
        ours, theirs = one.words, other.words
        first, second = one.statement, other.statement
        kinds = (first.kind, second.kind)
        lengths = sorted(math.log1p(len(words.stems)) for words in (ours, theirs))
        crossed = bearing_of(first.who, second.whom), bearing_of(first.whom, second.who)
        return [
            self._jaccard(ours.names, theirs.names),
            self._shorter(ours.names, theirs.names),
            self._jaccard(one.around.names, other.around.names),
            float(len(ours.numbers & theirs.numbers)),
            float(bool(ours.numbers and theirs.numbers and not ours.numbers & theirs.numbers)),
            self._rarity.of(ours.stems & theirs.stems),
            *lengths,
            float(kinds[0] == kinds[1]),
            *(float(kinds.count(kind)) for kind in ("quote", "figure", "fact")),
            float(sum(bearing.fits for bearing in crossed)),
            abs(one.place - other.place),
            float(one.article.id == other.article.id),
            *(_LEVEL[compare(one, other).how] for compare in SLOTS.values()),
        ]

    def _ranks(self, pairs: Sequence[tuple[int, int]], near: NDArray[float32]) -> tuple[list[float], list[float]]:
        """Cosine of each pair beside the best cosine either side finds in the other's article."""
        best: dict[tuple[int, str], float] = {}
        keys = [
            ((one, self._accounts[other].article.id), (other, self._accounts[one].article.id)) for one, other in pairs
        ]
        for both, cosine in zip(keys, near.tolist(), strict=True):
            for key in both:
                best[key] = max(best.get(key, 0.0), cosine)
        ranks = [
            sorted(cosine / best[key] if best[key] > 0 else 0.0 for key in both) for both, cosine in zip(keys, near.tolist(), strict=True)
        ]
        return [low for low, _ in ranks], [high for _, high in ranks]

    def _share(self, part: frozenset[str], whole: frozenset[str]) -> float:
        weight = self._rarity.of(part)
        return self._rarity.of(part & whole) / weight if weight else 0.0

    def _shorter(self, one: frozenset[str], other: frozenset[str]) -> float:
        least = min(self._rarity.of(one), self._rarity.of(other))
        return self._rarity.of(one & other) / least if least else 0.0

    def _jaccard(self, one: frozenset[str], other: frozenset[str]) -> float:
        every = self._rarity.of(one | other)
        return self._rarity.of(one & other) / every if every else 0.0

    def _cosine(self, one: frozenset[str], other: frozenset[str]) -> float:
        both = sum(self._rarity.weight(stem) ** 2 for stem in one & other)
        if not both:
            return 0.0
        lengths = [math.sqrt(sum(self._rarity.weight(stem) ** 2 for stem in stems)) for stems in (one, other)]
        return both / (lengths[0] * lengths[1])


def _runs(one: Words, other: Words) -> float:
    least = min(len(one.runs), len(other.runs))
    return len(one.runs & other.runs) / least if least else 0.0
