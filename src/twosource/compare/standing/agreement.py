"""Whether two statements by themselves tell one matter, by the words that both have and the slots that meet.

What brings statements together has read the passages they stand in, and two passages may share what the statements do not: the
trophies that were allowed to be imported, and those that a law allows. So what is told as said by two outlets is asked once more,
of the statements alone. A logistic regression over seven measures; its weights are learned by bench/train_agreement.py from what
strict readers said of findings of real stories, and tested on stories it has not seen (docs/models.md).
"""

from __future__ import annotations

import math
from itertools import combinations
from typing import TYPE_CHECKING

from twosource.compare.slot.actors import compare_actors, compare_targets
from twosource.compare.slot.counts import counted_apart
from twosource.compare.standing import evenly
from twosource.lexicon import tree

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from twosource.compare.text.account import Account
    from twosource.compare.text.rarity import Rarity


# From these log odds, five in six by what was learned. Of findings that strict readers took for one matter or two, 0.92 of all were one;
# from here on 0.96 are, and 0.73 of those below (bench/train_agreement.py; on development, of which nothing is learned, 0.87, 0.96 and
# 0.47). Of eighteen new findings between 1.0 and here one reader took three for one matter and nothing else.
AGREED = 1.6
NAMES = ("shared of all", "shared of the shorter", "shared but names", "actors", "targets", "others", "kind")


def measures(one: Account, other: Account, rarity: Rarity) -> dict[str, float]:
    """What is weighed, each from 0 to 1; words count by how rare they are in the story."""
    mine, yours = rarity.of(one.kindred), rarity.of(other.kindred)
    both = (one.kindred & other.kindred) - counted_apart(one, other)
    shared = rarity.of(both)
    named = (one.words.names | other.words.names) & one.words.stems & other.words.stems
    actors, targets = compare_actors(one, other), compare_targets(one, other)
    return {
        "shared of all": shared / max(mine + yours - shared, 1e-9),
        "shared of the shorter": shared / max(min(mine, yours), 1e-9),
        "shared but names": rarity.of(both - named) / max(min(mine, yours), 1e-9),
        "actors": float(actors.fits),
        "targets": float(targets.fits),
        "others": float(actors.clashes or targets.clashes),
        "kind": float(one.statement.kind == other.statement.kind),
    }


def agreeing(accounts: Sequence[Account], groups: Sequence[Sequence[str]], rarity: Rarity) -> list[tuple[Account, Account]] | None:
    """Each two statements of two origins that by themselves tell one matter; None where there is one origin alone.

    Of very many statements some are asked, evenly taken: each against each is work that grows with the square.
    """
    pairs = across(evenly(accounts), groups)
    return [pair for pair in pairs if _odds(measures(*pair, rarity)) >= AGREED] if pairs else None


def across(accounts: Sequence[Account], groups: Sequence[Sequence[str]]) -> list[tuple[Account, Account]]:
    """Each two statements of two origins, where `groups` are the articles of each."""
    root = {article: number for number, group in enumerate(groups) for article in group}
    return [pair for pair in combinations(accounts, 2) if root[pair[0].article.id] != root[pair[1].article.id]]


def _odds(measured: Mapping[str, float]) -> float:
    learned = tree("agreement")["weights"]
    return float(learned["start"]) + math.fsum(float(learned[name]) * measured[name] for name in NAMES)
