"""Ties: why articles are together, which story follows which, what an article tells beside its own story, and what stories became."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from twosource.group.bunch import MEASURES
from twosource.group.likeness import likely, odds, one_affair, reasons
from twosource.group.moment import moment
from twosource.model import Tie

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from twosource.group.bunch import Bunch, Gauge
    from twosource.group.held import Held
    from twosource.group.linking import Linked
    from twosource.model import Story

# A story follows another where, days aside, they could be one affair: log-odds under those of one happening by so much at most,
# and the chief names shared by so much.
LESS_LIKELY = 1.5
CHIEF_NAMES = 0.4
# Log-odds from which an article tells another story too: surely, since all of one affair share their background.
TOLD_TOO = 1.0
TOP_NAMES = MEASURES.index("top names")


@dataclass(frozen=True, slots=True)
class Touched:
    """These articles, weighed together, made these stories."""

    ordered: Sequence[Held]  # in order of time
    copies: Sequence[Sequence[tuple[Held, float]]]  # of each
    singles: Mapping[int, Bunch]  # of those that have neighbours
    linked: Linked  # articles by their place in `ordered`
    names: Mapping[int, str]  # ids of stories by the least place of their articles
    whose: Sequence[str]  # the story of each article
    stories: Mapping[str, Story]

    def ties(self, pairs: Sequence[tuple[int, int, float]], gauge: Gauge) -> tuple[Tie, ...]:
        """All that is to be said of how they stand to each other."""
        return (*self._copies(), *self._joins(), *self._follows(gauge), *self._asides(pairs, gauge))

    def _copies(self) -> Iterator[Tie]:
        for held, copies, story in zip(self.ordered, self.copies, self.whose, strict=True):
            for copy, share in copies:
                yield Tie(kind="copies", one=copy.id, other=held.id, story=story, score=share, reasons=())

    def _joins(self) -> Iterator[Tie]:
        for join in self.linked.joins:
            one, other = self.ordered[join.joined].id, self.ordered[join.kept].id
            yield Tie(
                kind="joins", one=one, other=other, story=self.whose[join.kept], score=round(join.odds, 4), reasons=reasons(join.measures)
            )

    def _follows(self, gauge: Gauge) -> Iterator[Tie]:
        """Each story's likeliest predecessor among those whose first report came before its own."""
        bunches = self.linked.bunches
        for root, bunch in bunches.items():
            story = self.stories[self.names[root]]
            others = [each for each in sorted(self.linked.near[root]) if _first(self.stories[self.names[each]]) < _first(story)]
            if not others:
                continue
            measures = gauge(bunch, [bunches[each] for each in others])
            affair = one_affair(measures) - np.where(measures[:, TOP_NAMES] >= CHIEF_NAMES, 0, np.inf)
            best = int(affair.argmax())
            if affair[best] >= likely() - LESS_LIKELY:
                yield Tie(
                    kind="follows",
                    one=story.id,
                    other=self.names[others[best]],
                    story=story.id,
                    score=round(float(affair[best]), 4),
                    reasons=reasons(measures[best].tolist()),
                )

    def _asides(self, pairs: Sequence[tuple[int, int, float]], gauge: Gauge) -> Iterator[Tie]:
        """Articles that are as like another story as its own articles are."""
        roots = {story: root for root, story in self.names.items()}
        near: dict[int, set[str]] = defaultdict(set)
        for one, other, found in pairs:
            if self.whose[one] != self.whose[other] and found >= likely():
                near[one].add(self.whose[other])
                near[other].add(self.whose[one])
        for place, stories in sorted(near.items()):
            told = sorted(stories)
            alone = self.ordered[place]
            measured = odds(gauge(self.singles[place], [self.linked.bunches[roots[each]] for each in told]))
            for story, found in zip(told, measured.tolist(), strict=True):
                if found >= TOLD_TOO:
                    yield Tie(kind="also tells", one=alone.id, other=story, story=self.whose[place], score=round(found, 4), reasons=())


def became(before: Sequence[str], after: Sequence[str]) -> Iterator[Tie]:
    """For each article of a story that stood before, its story then and now: which stories went into which, and how many articles."""
    moved: dict[str, Counter[str]] = defaultdict(Counter)
    for was, now in zip(before, after, strict=True):
        moved[was][now] += 1
    for was in sorted(moved):
        for now, count in sorted(moved[was].items()):
            if now != was:
                yield Tie(kind="became", one=was, other=now, story=now, score=float(count), reasons=())


def _first(story: Story) -> tuple[float, str]:
    return moment(story.earliest or "")[0], story.id
