"""Bunches are joined as one after the other would be, and measured as each pair alone would be."""

import numpy as np
import pytest

from twosource.group.bunch import COSINES, Bunch
from twosource.group.bunches import Bunches, joined
from twosource.group.gauge import AT_ONCE, MEASURES, Gauge
from twosource.group.linking import Linking, Pairs
from twosource.group.profile import LEAD_NAMES, LEAD_NUMBERS, ROWS, TOP_NAMES, Profile
from twosource.group.workbench import Workbench


def bunches(count, seed, terms=60, of=40):
    """Bunches of one article with terms drawn from a few."""
    chance = np.random.default_rng(seed)
    made = []
    for _ in range(count):
        ids = np.sort(chance.choice(terms, chance.integers(1, of), replace=False)).astype(np.int32)
        rows = (chance.random((len(ids), ROWS)) * (chance.random((len(ids), ROWS)) < 0.5)).astype(np.float32)
        vector = chance.normal(size=8).astype(np.float32)
        days = {} if chance.random() < 0.5 else {int(chance.integers(1, 9)): (1, 0)}
        made.append(Bunch.of(Profile(ids, rows, ()), vector, days))
    return made


def plainly(one, other):
    """Some of the measures of two bunches, term by term."""
    ours, theirs = one.rows.astype(float), other.rows.astype(float)
    shared = [(ours[a], theirs[b]) for a, x in enumerate(one.ids) for b, y in enumerate(other.ids) if x == y]
    found = {}
    for name, column in zip(("words", "leads", "names", "numbers"), COSINES, strict=True):
        lengths = np.linalg.norm(ours[:, column]) * np.linalg.norm(theirs[:, column])
        found[name] = sum(float(x[column] * y[column]) for x, y in shared) / max(lengths, 1e-9)
    meaning, their_meaning = one.vector.astype(float), other.vector.astype(float)
    found["meaning"] = float(meaning @ their_meaning / np.linalg.norm(meaning) / np.linalg.norm(their_meaning))
    named = [sum(float(each[side][LEAD_NAMES]) for each in shared) / bunch.size for side, bunch in enumerate((one, other))]
    found["lead names, less"], found["lead names, more"] = min(named), max(named)
    found["top names"] = sum(float(x[TOP_NAMES]) / one.size + float(y[TOP_NAMES]) / other.size for x, y in shared) / 2
    figures = one.rows[:, LEAD_NUMBERS].any() and other.rows[:, LEAD_NUMBERS].any()
    found["other numbers"] = float(figures and not any(x[LEAD_NUMBERS] * y[LEAD_NUMBERS] > 0 for x, y in shared))
    found["smaller"], found["larger"] = np.log(sorted((one.size, other.size)))
    return found


def test_many_pairs_are_measured_as_one_by_one():
    """More bunches than one table has bits, in pairs of every kind."""
    its = bunches(AT_ONCE + 40, seed=3)
    its += [joined([one, other]) for one, other in zip(its[:20], its[20:40], strict=True)]
    chance = np.random.default_rng(5)
    left, right = chance.integers(0, len(its), (2, 600))
    measured = Gauge()(Bunches(its), left, right)
    for one, other, row in zip(left.tolist(), right.tolist(), measured, strict=True):
        expected = plainly(its[one], its[other])
        assert {name: row[MEASURES.index(name)] for name in expected} == pytest.approx(expected, abs=1e-5)


def test_bunches_are_added_up_term_by_term():
    """Both have all the terms of either, each with the sum of its rows."""
    one, other = bunches(2, seed=8)
    both = joined([one, other])
    expected = {}
    for bunch in (one, other):
        for term, row in zip(bunch.ids.tolist(), bunch.rows, strict=True):
            expected[term] = expected.get(term, 0) + row
    assert sorted(expected) == both.ids.tolist()
    assert np.allclose(np.array([expected[each] for each in sorted(expected)]), both.rows, atol=1e-2)
    assert both.size == 2


@pytest.mark.parametrize("seed", range(6))
def test_joining_many_at_once_is_joining_one_by_one(seed):
    """What is apart is joined at once, and comes to the same as the likeliest of all first."""
    its = [bunch for part in range(5) for bunch in _beyond(bunches(12, seed=10 * seed + part, terms=30, of=12), 100 * part)]
    gauge = Gauge()
    low, high = (np.array(side) for side in zip(*((a, b) for a in range(60) for b in range(a + 1, 60) if a // 12 == b // 12), strict=True))
    pairs = Pairs(low, high, weigh(gauge(Bunches(its), low, high)))
    linked = Linking(weigh, likely=0.0, possible=-5.0)(its, pairs, Workbench(gauge))
    parts = one_by_one(gauge, its)
    assert parts == sorted(sorted(each) for each in together(60, linked.joins).values())
    assert 5 < len(parts) < 60


def test_what_was_measured_and_joined_once_is_so_again():
    """A second round on one workbench, with some more bunches, gives what a workbench of its own does."""
    its = bunches(40, seed=4, terms=30, of=12)
    gauge = Gauge()
    link = Linking(weigh, likely=0.0, possible=-5.0)

    def every(count):
        low, high = np.triu_indices(count, 1)
        return Pairs(low, high, weigh(gauge(Bunches(its[:count]), low, high)))

    bench = Workbench(gauge)
    link(its[:30], every(30), bench)
    bench.turn()
    again, plain = (link(its, every(40), each) for each in (bench, Workbench(gauge)))
    assert again.joins == plain.joins
    assert len(plain.joins) > 10
    assert again.measures.tolist() == plain.measures.tolist()


def _beyond(made, step):
    """The same bunches with terms that no others have."""
    return [Bunch.of(Profile(each.ids + np.int32(step), each.rows, ()), each.vector, {}) for each in made]


def weigh(measures):
    return measures[:, 0] * 6 + measures[:, 4] - measures[:, 9] - 2.2


def together(count, joins):
    parts = {each: [each] for each in range(count)}
    for join in joins:
        parts[join.kept] += parts.pop(join.joined)
    return parts


def one_by_one(gauge, its):
    """The likeliest pair of all is joined first, and all are measured again."""
    alive, parts = dict(enumerate(its)), {each: [each] for each in range(len(its))}
    while True:
        met = [(a, b) for a in alive for b in alive if a < b and a // 12 == b // 12]
        odds = weigh(
            gauge(Bunches([alive.get(each, its[each]) for each in range(len(its))]), *(np.array(side) for side in zip(*met, strict=True)))
        )
        best = int(odds.argmax())
        if odds[best] < 0:
            return sorted(sorted(each) for each in parts.values())
        a, b = met[best]
        alive[a] = joined([alive[a], alive.pop(b)])
        parts[a] += parts.pop(b)
