"""How well two statements fit each other, as numbers that a learned score weighs: their evidence, their slots, and their rivals.

Their passages' likelihood to share a matter is one of the numbers: a long sentence states five matters, and shares one.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

import numpy as np

from twosource.compare.judge.rivals import numbered, rivals
from twosource.compare.slot.bearing import How
from twosource.compare.slot.slots import SLOTS, crossed
from twosource.compare.text.kin import kin
from twosource.compare.text.words import WORD, plainly, stem, words_of
from twosource.model import StatementKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy import float32, float64, int64
    from numpy.typing import NDArray

    from twosource.compare.judge.interaction import Interaction, Rows
    from twosource.compare.text.account import Account
    from twosource.compare.text.pair import Pair
    from twosource.compare.text.rarity import Rarity
    from twosource.compare.text.words import Stems
    from twosource.model import Party

EVIDENCE = (
    "passages",  # how likely the passages share a matter
    "wording",  # of the evidence: cosine of the weighted words
    "wording, less",  # weighted share of one's words that the other has: the less and the more
    "wording, more",
    "kindred wording",
    "kindred wording, more",
    "runs",
    "names",
    "numbers shared",
    "numbers apart",
    "weight shared",
    "rarest shared",
    "telling wording",  # cosine of the words, weighted by how rare they are in the story and in news at large
    "telling shared",
    "most telling",
    "inside, less",  # weighted share of one's evidence that the other's whole passage has
    "inside, more",
    "length, less",
    "length, more",
    "covers, less",  # the part of its passage that each evidence takes
    "covers, more",
)
STATED = (
    "one kind",
    "events",
    "quotes",
    "figures",
    "facts",
    "one code",
    "who",  # likeness of the words for those who act
    "whom",
    "crossed",  # who acts in one is acted on in the other
    "speakers",  # how many of the two have one
    *(f"{slot}, {how}" for slot in SLOTS for how in ("fits", "clashes")),
)
ECHO = (
    "echo, less",  # late interaction: how much of one's evidence the other's has, the less and the more
    "echo, more",
    "echo inside, less",  # and how much of it the other's whole passage has
    "echo inside, more",
    "echo of the act",  # how alike the words are that tell what was done
    "echo of the act inside, less",  # and how much the other's evidence has of them
    "echo of the act inside, more",
)
RIVALS = (
    "best here, less",  # beside the best fit within the same two passages, seen from either side
    "best here, more",
    "best there, less",  # beside the best fit within the other's article
    "best there, more",
)
FEATURES = EVIDENCE + STATED + RIVALS + ECHO
# Columns of the wording, and how much each slot that fits adds to them, where fits are ranked before any is learned.
COSINE, KINDRED = 0, 3
SLOT = 0.1
KINDS = get_args(StatementKind)


@dataclass(frozen=True, slots=True)
class _Read:
    """What is asked of a statement again and again."""

    stems: Stems
    kindred: Stems
    weight: float
    length: float
    kindred_length: float
    told_length: float
    who: Stems
    whom: Stems


class Fit:
    """Measures pairs of statements of one story: shape (pairs, FEATURES)."""

    def __init__(self, accounts: Sequence[Account], rarity: Rarity, interaction: Interaction) -> None:
        self._accounts = accounts
        self._interaction = interaction
        self._rarity = rarity
        self._read = [self._of(account) for account in accounts]

    def __call__(self, pairs: Mapping[Pair, float]) -> NDArray[float32]:
        """Measure pairs of positions, given how likely their passages share a matter."""
        if not pairs:
            return np.zeros((0, len(FEATURES)), dtype=np.float32)
        places = np.array(list(pairs))
        wording = np.array([self._wording(pair) for pair in pairs])
        slots = np.array([self._slots(pair) for pair in pairs])
        homes = ([account.passages for account in self._accounts], [account.article.id for account in self._accounts])
        fits = wording[:, COSINE] + wording[:, KINDRED] + SLOT * slots.sum(axis=1)
        columns = (
            np.array([*pairs.values()])[:, None],
            wording,
            self._extent(places),
            self._kinds(places),
            np.array([self._parties(pair) for pair in pairs]),
            self._spoken(places),
            np.stack([np.maximum(slots, 0), slots < 0], axis=2).reshape(len(slots), -1),
            *(rivals(places, each, fits).shares(fits) for each in homes),
        )
        return np.hstack([np.hstack(columns).astype(np.float32), self._echoes(list(pairs))])

    def _echoes(self, pairs: Sequence[Pair]) -> NDArray[float32]:
        inside, shares, held = self._interaction.inside, self._interaction.shares, self._interaction.held
        evidence, passages, acts = [], [], []
        for account in self._accounts:
            told = account.statement.evidence
            evidence.append(inside(account.passages, told.start, told.end))
            passages.append(self._interaction.passage(account.passages[0]))
            acts.append(inside(account.passages, *_act(account)))

        def within(parts: Sequence[Rows], wholes: Sequence[Rows]) -> NDArray[float32]:
            mine = held([(parts[one], wholes[other]) for one, other in pairs])
            yours = held([(parts[other], wholes[one]) for one, other in pairs])
            return np.sort(np.column_stack([mine, yours]), axis=1)

        both = np.sort(shares([(evidence[one], evidence[other]) for one, other in pairs]), axis=1)
        deeds = shares([(acts[one], acts[other]) for one, other in pairs]).min(axis=1, keepdims=True)
        return np.hstack([both, within(evidence, passages), deeds, within(acts, evidence)])

    def _of(self, account: Account) -> _Read:
        stems = account.words.stems
        kindred = account.kindred
        return _Read(
            stems=stems,
            kindred=kindred,
            weight=self._rarity.of(stems),
            length=math.sqrt(self._rarity.squared(stems)),
            kindred_length=math.sqrt(self._rarity.squared(kindred)),
            told_length=math.sqrt(math.fsum(self._rarity.told(stem) ** 2 for stem in stems)),
            who=_named(account.statement.who),
            whom=_named(account.statement.whom),
        )

    def _wording(self, pair: Pair) -> list[float]:
        one, other = self._accounts[pair[0]], self._accounts[pair[1]]
        ours, theirs = self._read[pair[0]], self._read[pair[1]]
        rarity, shared = self._rarity, ours.stems & theirs.stems
        weight, squared = rarity.of(shared), rarity.squared(shared)
        kindred = ours.kindred & theirs.kindred
        names = one.words.names & other.words.names
        numbers = one.words.numbers & other.words.numbers
        told = [rarity.told(stem) for stem in shared]
        return [
            _ratio(squared, ours.length * theirs.length),
            *sorted((_ratio(weight, ours.weight), _ratio(weight, theirs.weight))),
            _ratio(rarity.squared(kindred), ours.kindred_length * theirs.kindred_length),
            _ratio(rarity.of(kindred), min(ours.weight, theirs.weight)),
            _ratio(len(one.words.runs & other.words.runs), min(len(one.words.runs), len(other.words.runs))),
            _ratio(rarity.of(names), rarity.of(one.words.names | other.words.names)),
            len(numbers),
            bool(one.words.numbers and other.words.numbers and not numbers),
            weight,
            max(map(rarity.weight, shared), default=0.0),
            _ratio(math.fsum(each * each for each in told), ours.told_length * theirs.told_length),
            math.fsum(told),
            max(told, default=0.0),
            *sorted(
                (
                    _ratio(rarity.of(ours.stems & other.around.stems), ours.weight),
                    _ratio(rarity.of(theirs.stems & one.around.stems), theirs.weight),
                )
            ),
        ]

    def _extent(self, places: NDArray[int64]) -> NDArray[float64]:
        lengths = np.array([math.log1p(len(each.stems)) for each in self._read])
        covers = np.array([account.covers for account in self._accounts])
        return np.hstack([np.sort(lengths[places], axis=1), np.sort(covers[places], axis=1)])

    def _kinds(self, places: NDArray[int64]) -> NDArray[float64]:
        statements = [account.statement for account in self._accounts]
        kinds = np.array([KINDS.index(each.kind) for each in statements])[places]
        codes = numbered([each.code for each in statements])[places]
        coded = np.array([each.code is not None for each in statements])[places[:, 0]]
        counts = [(kinds == number).sum(axis=1) for number in range(len(KINDS))]
        return np.column_stack([kinds[:, 0] == kinds[:, 1], *counts, (codes[:, 0] == codes[:, 1]) & coded])

    def _parties(self, pair: Pair) -> list[float]:
        ours, theirs = self._read[pair[0]], self._read[pair[1]]
        acted = crossed(self._accounts[pair[0]].statement, self._accounts[pair[1]].statement)
        return [self._alike(ours.who, theirs.who), self._alike(ours.whom, theirs.whom), acted]

    def _alike(self, ours: Stems, theirs: Stems) -> float:
        """Weighted share of all their words that both have; -1 where one has none."""
        if not ours or not theirs:
            return -1.0
        return _ratio(self._rarity.of(ours & theirs), self._rarity.of(ours | theirs))

    def _spoken(self, places: NDArray[int64]) -> NDArray[float64]:
        spoken = np.array([account.statement.speaker is not None for account in self._accounts])
        return np.asarray(spoken[places].sum(axis=1, keepdims=True))

    def _slots(self, pair: Pair) -> list[float]:
        """How much each slot fits: 2 where it agrees, 1 where one says more, -1 where both cannot be true."""
        one, other = self._accounts[pair[0]], self._accounts[pair[1]]
        bearings = [compare(one, other).how for compare in SLOTS.values()]
        return [2.0 if how is How.AGREE else 1.0 if how is How.FINER else -1.0 if how is How.CLASH else 0.0 for how in bearings]


def _act(account: Account) -> tuple[int, int]:
    """Where the evidence says what was done, in its words for the predicate; nowhere where it only implies it."""
    evidence = account.statement.evidence
    sought = words_of(account.statement.predicate).stems
    spans = [found.span() for found in WORD.finditer(evidence.text) if stem(plainly(found[0])) in sought]
    return (evidence.start + spans[0][0], evidence.start + spans[-1][1]) if spans else (evidence.start, evidence.start)


def _named(party: Party | None) -> Stems:
    return kin(words_of(party.name or party.text).stems) if party else frozenset()


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole > 0 else 0.0
