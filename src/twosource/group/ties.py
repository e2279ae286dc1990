"""Ties: why articles are together, which story follows which, what an article tells beside its own story, and what stories became."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from msgspec.structs import replace

from twosource.group.bunches import Bunches
from twosource.group.likeness import follows, likely, odds, reasons
from twosource.group.neighbourhood import WHOLE
from twosource.model import Tie

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from twosource.group.neighbours import Neighbours
    from twosource.group.settled import Settled
    from twosource.group.stories import Stories
    from twosource.model import Story

# Log-odds from which an article tells another story too: surely, since all of one affair share their background.
TOLD_TOO = 1.0


@dataclass(frozen=True, slots=True)
class Told:
    """Says why these articles, settled so, are together, and how their stories stand to others."""

    stories: Stories
    settled: Settled
    names: Mapping[int, str]  # ids of the stories by their clusters
    made: Mapping[str, Story]

    def ties(self, neighbours: Neighbours) -> tuple[Tie, ...]:
        """All that is to be said of how they stand to each other."""
        joins = tuple(self._joins())
        self._keep(joins)
        return (*self._copies(), *joins, *self._follows(), *self._asides(neighbours))

    def _keep(self, joins: Sequence[Tie]) -> None:
        """Keep the reasons of those stories that will be taken whole."""
        by_story: dict[str, list[Tie]] = defaultdict(list)
        for tie in joins:
            by_story[tie.story].append(tie)
        for root, numbers in self.settled.clusters.items():
            if len(numbers) > WHOLE:
                self.stories.reasons[self.stories.in_time(numbers)[0]] = tuple(by_story[self.names[root]])

    def _copies(self) -> Iterator[Tie]:
        held, copies, whose = self.stories.held, self.stories.copies, self.stories.whose
        for number in (each for unit in self.settled.units for each in unit):
            for copy, share in copies[number]:
                yield Tie(kind="copies", one=held[copy].id, other=held[number].id, story=whose[number], score=share, reasons=())

    def _joins(self) -> Iterator[Tie]:
        held, whose = self.stories.held, self.stories.whose
        for unit in self.settled.units:
            if len(unit) > 1:
                for tie in self.stories.reasons.pop(unit[0]):
                    yield replace(tie, story=whose[unit[0]])
        for join, told in zip(self.settled.joins, reasons(self.settled.measures), strict=True):
            one, other = (self.settled.units[each][0] for each in (join.joined, join.kept))
            yield Tie(
                kind="joins",
                one=held[one].id,
                other=held[other].id,
                story=whose[other],
                score=round(join.odds, 4),
                reasons=told,
            )

    def _follows(self) -> Iterator[Tie]:
        """Each story's likeliest predecessor among those whose first report came before its own."""
        near = self.settled.near
        affairs = follows(near.measures)
        best: dict[str, tuple[float, str, int]] = {}
        for place in np.flatnonzero(affairs > -np.inf).tolist():
            one, other = self.names[near.clusters[place]], near.others[place]
            sides = [one, other if isinstance(other, str) else self.names[other]]
            earlier, later = sorted(sides, key=self._first)
            if later in self.made and (later not in best or (-affairs[place], earlier) < best[later][:2]):
                best[later] = -affairs[place], earlier, place
        followed = sorted(best.items())
        whys = reasons(near.measures[np.array([place for _, (*_, place) in followed], np.intp)])
        for (later, (score, earlier, _)), told in zip(followed, whys, strict=True):
            yield Tie(
                kind="follows",
                one=later,
                other=earlier,
                story=later,
                score=round(-float(score), 4),
                reasons=told,
            )

    def _first(self, story: str) -> tuple[float, str]:
        return self.stories.first(story), story

    def _asides(self, neighbours: Neighbours) -> Iterator[Tie]:
        """Articles that are as like another story as its own articles are."""
        units, whose = self.settled.units, self.stories.whose
        low, high, found = self.settled.pairs
        root = self.settled.root
        strong = np.flatnonzero((found >= likely()) & (root.take(low) != root.take(high)))
        across = list(zip(low.take(strong).tolist(), high.take(strong).tolist(), strict=True))
        met = [(units[one], units[other][0]) for pair in across for one, other in (pair, pair[::-1])]
        met += [(units[one], other) for one, other, log in self.settled.outside if log >= likely()]
        told = sorted({(unit[0], whose[other]) for unit, other in met if len(unit) == 1 and whose[unit[0]] != whose[other]})
        bunches = [bunch for each, story in told for bunch in (neighbours.bunch(each), self.stories.bunch(story))]
        left = np.arange(len(told)) * 2
        measured = odds(neighbours.gauge(Bunches(bunches), left, left + 1)).tolist()
        for (each, story), log in zip(told, measured, strict=True):
            if log >= TOLD_TOO:
                yield Tie(
                    kind="also tells", one=self.stories.held[each].id, other=story, story=whose[each], score=round(log, 4), reasons=()
                )


def became(moved: Iterable[tuple[str, str, int]]) -> Iterator[Tie]:
    """Which stories went into which, and how many articles, given of articles that stood in a story before that story and the one now."""
    counts: Counter[tuple[str, str]] = Counter()
    for was, now, count in moved:
        if was != now:
            counts[was, now] += count
    for (was, now), count in sorted(counts.items()):
        yield Tie(kind="became", one=was, other=now, story=now, score=float(count), reasons=())
