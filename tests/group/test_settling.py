"""A wide neighbourhood is settled in parts, and comes to the same."""

import numpy as np
import pytest
from group.test_group import EVERYTHING
from group_factory import WordVectors

from twosource.group import Grouping
from twosource.group.linking import Pairs
from twosource.group.settled import Met


@pytest.mark.parametrize("least", [1, 7, 100])
def test_no_pair_stands_in_two_parts(least):
    """All units stand in one part each, the parts as small as may be."""
    chance = np.random.default_rng(least)
    low, high = np.sort(chance.integers(0, 60, (2, 40)), axis=0)
    parts = list(Met(60, np.arange(60), Pairs(low, high, np.zeros(40)), ()).parts(least))
    assert sorted(np.concatenate(parts).tolist()) == list(range(60))
    part_of = {each: number for number, part in enumerate(parts) for each in part.tolist()}
    assert all(part_of[one] == part_of[other] for one, other in zip(low.tolist(), high.tolist(), strict=True))
    assert all(len(part) >= least for part in parts[:-1])
    if least == 1:
        alone = set(range(60)) - set(low.tolist()) - set(high.tolist())
        assert alone <= {part.item() for part in parts if len(part) == 1}


@pytest.mark.parametrize("known", [0, 4])
def test_what_is_settled_in_parts_is_what_is_settled_at_once(monkeypatch, known):
    """The same stories for the same reasons, with and without some that were there before."""
    found = []
    for at_once in (1000, 1):
        monkeypatch.setattr("twosource.group.neighbourhood.AT_ONCE", at_once)
        its = Grouping(lambda _: (), WordVectors())
        its.add(EVERYTHING[:known])
        changes = its.add(EVERYTHING[known:])
        found.append((changes.stories, changes.gone, changes.weighed, sorted(map(repr, changes.ties))))
    assert found[0] == found[1]
    assert any("joins" in each for each in found[0][3])
