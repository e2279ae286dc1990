"""The neighbourhood of new articles: the stories that they may change are made anew from their articles, and no others."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from twosource.group.likeness import follows, likely, odds
from twosource.group.linking import Join, Linking, Pairs
from twosource.group.neighbours import POSSIBLE
from twosource.group.settled import Met, Near, Settled, together
from twosource.group.workbench import Workbench

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy import intp
    from numpy.typing import NDArray

    from twosource.group.bunch import Bunch
    from twosource.group.neighbours import Neighbours
    from twosource.group.stories import Stories

# Articles that came before which are made anew at most; of so wide an affair those nearest to the new ones are.
REACH = 2000
# A story of more articles is taken whole: others may join it, and it is not taken apart again. So the cost of one more report of a
# large affair does not grow with the affair.
WHOLE = 24
# Units that are joined at once where there are more, unless they hang together: memory does not grow with what comes at once.
AT_ONCE = 4000


class Neighbourhood:
    """Makes anew what new articles touch."""

    def __init__(self, neighbours: Neighbours, stories: Stories) -> None:
        self._neighbours = neighbours
        self._stories = stories
        self._link = Linking(odds, likely=likely(), possible=POSSIBLE)

    def settle(self, fresh: set[int]) -> Settled:
        """Join the new articles with each other and with the stories they touch; what those touch that change is made anew too."""
        self._neighbours.weigh(fresh)
        whose = self._stories.whose
        opened = {whose[each] for each in fresh if each in whose}
        _, right, found = self._neighbours.pairs(sorted(fresh))
        opened |= {whose[each] for each in right[found >= likely()].tolist() if each in whose}
        bench = Workbench(self._neighbours.gauge)
        while True:
            settled = self._linked(fresh, opened, bench)
            more = self._touched(settled) - opened
            if not more or sum(len(self._stories.members[each]) for each in opened) > REACH:
                return settled
            opened |= more
            bench.turn()

    def _linked(self, fresh: set[int], opened: set[str], bench: Workbench) -> Settled:
        units = self._units(fresh, opened)
        self._neighbours.weigh([unit[0] for unit in units if len(unit) == 1])
        met = self._met(units)
        if len(units) <= AT_ONCE:
            return self._joined(units, met, bench)
        found = []
        for chosen in met.parts(AT_ONCE):
            its = [units[each] for each in chosen.tolist()]
            found.append(self._joined(its, self._met(its), Workbench(self._neighbours.gauge)))
        return together(found)

    def _met(self, units: Sequence[tuple[int, ...]]) -> Met:
        """What the single articles among these may be one with."""
        numbers = np.array([each for unit in units for each in unit], np.intp)
        unit_of = np.repeat(np.arange(len(units)), [len(unit) for unit in units])
        order = np.argsort(numbers)
        numbers, unit_of = numbers[order], unit_of[order]
        left, right, found = self._neighbours.pairs([unit[0] for unit in units if len(unit) == 1])
        left = unit_of[np.searchsorted(numbers, left)]
        at = np.minimum(np.searchsorted(numbers, right), len(numbers) - 1)
        inside = numbers[at] == right
        one, other = left[inside], unit_of[at[inside]]
        outside = list(zip(left[~inside].tolist(), right[~inside].tolist(), found[~inside].tolist(), strict=True))
        used = np.unique(np.concatenate((left, unit_of[at[inside]])))
        return Met(len(units), used, Pairs(np.minimum(one, other), np.maximum(one, other), found[inside]), outside)

    def _joined(self, units: Sequence[tuple[int, ...]], met: Met, bench: Workbench) -> Settled:
        used = met.used
        bunches = [self._bunch(units[each]) for each in used.tolist()]
        pairs = met.pairs
        pairs = self._once(bunches, Pairs(np.searchsorted(used, pairs.low), np.searchsorted(used, pairs.high), pairs.odds), bench)
        linked = self._link(bunches, pairs, bench)
        joins = [Join(int(used[each.kept]), int(used[each.joined]), each.odds) for each in linked.joins]
        clusters = {each: list(unit) for each, unit in enumerate(units)}
        root = np.arange(len(units))
        for join in joins:
            clusters[join.kept] += clusters.pop(join.joined)
        for join in reversed(joins):
            root[join.joined] = root[join.kept]
        pairs = Pairs(used[pairs.low], used[pairs.high], pairs.odds)
        made = {each: number for each, number in zip(used.tolist(), linked.numbers.tolist(), strict=True) if root[each] == each}
        near = self._near(made, (root, pairs, met.outside), bench)
        # What nothing is near to is hardly ever asked for again, but for the stories that are taken whole.
        bench.add_up(np.array([number for each, number in made.items() if len(clusters[each]) > WHOLE], np.intp))
        grown = {each: bunch for each, number in made.items() if (bunch := bench.bunch(number))}
        return Settled(units, pairs, met.outside, joins, linked.measures, clusters, root, grown, near)

    def _units(self, fresh: set[int], opened: set[str]) -> list[tuple[int, ...]]:
        """What is joined, in order of time, so that of equals the earlier are joined first, whatever came first."""
        stories = self._stories
        singles = {each for each in fresh if each not in stories.whose}
        wholes = []
        for story in opened:
            unit = stories.in_time(stories.members[story])
            if len(unit) > WHOLE and unit[0] in stories.reasons:
                wholes.append(unit)
            else:
                singles.update(unit)
        return sorted([*((each,) for each in singles), *wholes], key=lambda unit: stories.held[unit[0]].place)

    def _bunch(self, unit: tuple[int, ...]) -> Bunch:
        return self._neighbours.bunch(unit[0]) if len(unit) == 1 else self._stories.bunch(self._stories.whose[unit[0]])

    @staticmethod
    def _once(bunches: Sequence[Bunch], pairs: Pairs, bench: Workbench) -> Pairs:
        """Each pair once; those of whole stories are measured."""
        low, high, found = pairs
        keys, first = np.unique(low * len(bunches) + high, return_index=True)
        low, high, found = low[first], high[first], found[first].copy()
        sizes = np.array([each.size for each in bunches], np.intp)
        whole = np.flatnonzero((sizes[low] > 1) | (sizes[high] > 1)) if len(keys) else np.zeros(0, np.intp)
        at = bench.lay(bunches)
        found[whole] = odds(bench.measures(at.take(low[whole]), at.take(high[whole])))
        return Pairs(low, high, found)

    def _near(self, made: Mapping[int, int], met: tuple[NDArray[intp], Pairs, Sequence[tuple[int, int, float]]], bench: Workbench) -> Near:
        """Each cluster with the others and with the stories outside that one of its articles may be one with."""
        root, pairs, outside = met
        whose = self._stories.whose
        across = root[pairs.low] != root[pairs.high]
        beside = {(int(one), int(other)) for one, other in zip(root[pairs.low[across]], root[pairs.high[across]], strict=True)}
        beside = {(min(each), max(each)) for each in beside}
        beyond = {(int(root[unit]), whose[other]) for unit, other, _ in outside}
        names = sorted({name for _, name in beyond})
        laid = bench.lay([self._stories.bunch(each) for each in names]).tolist()
        numbers: dict[int | str, int] = dict(chain(made.items(), zip(names, laid, strict=True)))
        every: list[tuple[int, int | str]] = [*sorted(beside), *sorted(beyond)]
        measures = bench.measures(*(np.array([numbers[each[side]] for each in every], np.intp) for side in (0, 1)))
        possible = odds(measures) >= POSSIBLE
        kept = [each for each, so in zip(every, possible.tolist(), strict=True) if so]
        return Near([one for one, _ in kept], [other for _, other in kept], measures[possible])

    def _touched(self, settled: Settled) -> set[str]:
        """The stories outside that what has changed may change."""
        stories = self._stories
        changed = {each for each, its in settled.clusters.items() if stories.members.get(stories.whose.get(its[0], "")) != frozenset(its)}
        root = settled.root.tolist()
        found = {stories.whose[other] for unit, other, log in settled.outside if log >= likely() and root[unit] in changed}
        joining, following = odds(settled.near.measures) >= likely(), follows(settled.near.measures) > -np.inf
        for cluster, other, near in zip(settled.near.clusters, settled.near.others, (joining | following).tolist(), strict=True):
            if near and isinstance(other, str) and cluster in changed:
                found.add(other)
        return found
