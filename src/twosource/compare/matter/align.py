"""Statements brought together, step by step, so that A like B and B like C does not bring A to C, and never against a contradiction.

Two groups join when their statements are likely enough to state one matter, and no statement of the one must stay apart from a
statement of the other. Only statements of two articles are weighed: that one report says a thing twice neither joins nor parts it.
"""

from __future__ import annotations

import heapq
from collections import Counter
from typing import TYPE_CHECKING

from twosource.compare.matter.sharing import PARTNERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from twosource.compare.text.pair import Pair

    Link = tuple[float, Pair]

# What is less likely is taken as not at all: it joins nothing, and is two fifths of the pairs.
UNLIKELY = 0.1
SINGLE = -1  # who brings the links of statements that are in no group yet


def align(articles: Sequence[str], likely: Mapping[Pair, float], apart: Iterable[Pair], threshold: float) -> list[list[int]]:
    """Group the positions of `articles`, which names each position's article.

    `likely` gives for pairs (the smaller first) of two articles how likely they state one matter; pairs that are missing are
    taken as 0, and so are those below `UNLIKELY`. `apart` are pairs that must not meet. Every position is in exactly one group; groups and members come in order.
    """
    groups, links = _Groups(articles, likely, apart), Links()
    links.add(SINGLE, ((-score, pair) for pair, score in likely.items() if score >= threshold))
    while (pair := links.next()) is not None:
        if groups.gone(*pair) or groups.barred(*pair):
            continue
        joined = groups.join(*pair)
        links.drop(*pair)
        scores = ((groups.link(joined, neighbour), neighbour) for neighbour in groups.neighbours(joined, threshold))
        links.add(joined, ((-score, (neighbour, joined)) for score, neighbour in scores if score >= threshold))
    return sorted(groups.members.values())


class Links:
    """What links groups, from the likeliest on, as (likelihood below zero, pair).

    Two groups are linked alike until one of them joins a third. So the likeliest link of each group stands for all that it brought, and
    those behind it are forgotten unasked when the group joins: of sentences that are all alike nearly all are.
    """

    def __init__(self) -> None:
        self._waiting: dict[int, list[Link]] = {}  # of each group, the likeliest last
        self._likeliest: list[tuple[Link, int]] = []

    def add(self, group: int, links: Iterable[Link]) -> None:
        self._waiting[group] = sorted(links, reverse=True)
        self._advance(group)

    def drop(self, *groups: int) -> None:
        """Forget what these groups brought; what another brought to one of them is found gone."""
        for group in groups:
            self._waiting.pop(group, None)

    def next(self) -> Pair | None:
        """The pair that is linked best."""
        if not self._likeliest:
            return None
        (_, pair), group = heapq.heappop(self._likeliest)
        self._advance(group)
        return pair

    def _advance(self, group: int) -> None:
        if waiting := self._waiting.get(group):
            heapq.heappush(self._likeliest, (waiting.pop(), group))


class _Groups:
    """The groups so far, what links each to its neighbours, and which may not meet. A joined group gets a new number."""

    def __init__(self, articles: Sequence[str], likely: Mapping[Pair, float], apart: Iterable[Pair]) -> None:
        self.members: dict[int, list[int]] = {position: [position] for position in range(len(articles))}
        self._articles = {position: Counter([article]) for position, article in enumerate(articles)}
        self._totals: dict[int, dict[int, float]] = {position: {} for position in range(len(articles))}
        # Of each group, by neighbour, how likely each of its statements is to state a matter with the likeliest there.
        self._bests: dict[int, dict[int, dict[int, float]]] = {position: {} for position in range(len(articles))}
        self._bars: dict[int, set[int]] = {position: set() for position in range(len(articles))}
        self._next = len(articles)
        for (one, other), score in likely.items():
            if score < UNLIKELY:
                continue
            self._totals[one][other] = self._totals[other][one] = score
            self._bests[one][other], self._bests[other][one] = {one: score}, {other: score}
        for one, other in apart:
            self._bars[one].add(other)
            self._bars[other].add(one)

    def gone(self, one: int, other: int) -> bool:
        return one not in self.members or other not in self.members

    def barred(self, one: int, other: int) -> bool:
        return other in self._bars[one]

    def neighbours(self, group: int, threshold: float) -> list[int]:
        """The groups that may join it: those that it may meet, and to which its link can be as likely as the threshold."""
        totals, bars, here = self._totals[group], self._bars[group], len(self.members[group])
        # The likeliest for each come to no more than all, each with each.
        least = threshold * 4 / (3 + 1 / here)
        return sorted(neighbour for neighbour, total in totals.items() if total >= least and neighbour not in bars)

    def link(self, one: int, other: int) -> float:
        """How likely two groups state one matter: half by all their statements, each with each, half by the likeliest for each.

        The first alone breaks up what many articles tell in many words, the second alone makes chains. A statement is compared
        with a bounded number of others, so between large groups most pairs are missing for no other reason.
        """
        here, there = len(self.members[one]), len(self.members[other])
        ours, theirs = sorted((self._articles[one], self._articles[other]), key=len)
        across = here * there - sum(count * theirs[article] for article, count in ours.items())
        each = self._totals[one][other] / max(1, min(across, PARTNERS * min(here, there)))
        best = sum(self._bests[one][other].values()) / here + sum(self._bests[other][one].values()) / there
        return (each + best / 2) / 2

    def join(self, one: int, other: int) -> int:
        joined, self._next = self._next, self._next + 1
        self.members[joined] = sorted(self.members.pop(one) + self.members.pop(other))
        self._articles[joined] = self._articles.pop(one) + self._articles.pop(other)
        bars = (self._bars.pop(one) | self._bars.pop(other)) - {one, other}
        self._bars[joined] = bars
        for barred in bars:
            self._bars[barred] -= {one, other}
            self._bars[barred].add(joined)
        self._relink(one, other, joined)
        return joined

    def _relink(self, one: int, other: int, joined: int) -> None:
        # The fewer neighbours are moved to the more: in a story of many articles a group may touch thousands.
        more, fewer = sorted((one, other), key=lambda group: -len(self._totals[group]))
        totals, bests = self._totals.pop(more), self._bests.pop(more)
        for neighbour, total in self._totals.pop(fewer).items():
            totals[neighbour] = totals.get(neighbour, 0.0) + total
        for neighbour, best in self._bests.pop(fewer).items():
            bests.setdefault(neighbour, {}).update(best)
        for group in (one, other):
            totals.pop(group)
            bests.pop(group)
        self._totals[joined], self._bests[joined] = totals, bests
        for neighbour, total in totals.items():
            theirs, reach = self._totals[neighbour], self._bests[neighbour]
            theirs.pop(one, None)
            theirs.pop(other, None)
            theirs[joined] = total
            most, less = reach.pop(one, {}), reach.pop(other, {})
            for statement, likelihood in less.items():
                most[statement] = max(likelihood, most.get(statement, 0.0))
            reach[joined] = most
