"""What else the two sides of a pair could be paired with, and what stands beside them."""

import itertools
import random

import numpy as np

from twosource.compare.judge.neighbours import beside, neighbours
from twosource.compare.judge.rivals import rivals

HOMES = ["a", "a", "a", "b", "b", "c", "c", "c"]


def given(seed: int):
    """Some pairs of positions of two homes, in order, with values of which some are equal."""
    chance = random.Random(seed)
    pairs = [both for both in itertools.combinations(range(len(HOMES)), 2) if HOMES[both[0]] != HOMES[both[1]] and chance.random() < 0.7]
    return pairs, [chance.choice((-1.0, 0.25, 0.5, 0.75, 1.0)) for _ in pairs]


def test_each_side_is_ranked_among_its_pairs_with_the_others_home():
    """The best, the next best and how many are better are those that counting one by one finds."""
    for seed in range(20):
        pairs, values = given(seed)
        found = rivals(np.array(pairs), HOMES, np.array(values))
        for row, (pair, value) in enumerate(zip(pairs, values, strict=True)):
            for side, (mine, yours) in enumerate((pair, pair[::-1])):
                its = sorted(
                    (
                        each
                        for both, each in zip(pairs, values, strict=True)
                        for one, other in (both, both[::-1])
                        if one == mine and HOMES[other] == HOMES[yours]
                    ),
                    reverse=True,
                )
                assert found.best[row, side] == its[0]
                assert found.next_best[row, side] == (its[1] if len(its) > 1 else -np.inf)
                assert found.better[row, side] == sum(each > value for each in its)


def test_what_has_nothing_above_zero_has_no_share_of_it():
    """A value is told as a share of the best, and as none where the best is not above zero."""
    values = np.array([0.5, 0.25, -1.0])
    assert rivals(np.array([(0, 3), (0, 4), (1, 5)]), HOMES, values).shares(values).tolist() == [[1.0, 1.0], [0.5, 1.0], [0.0, 0.0]]


def test_neighbours_stand_before_after_and_across():
    """Of each pair come what stands before both, after both, and each beside the other's neighbours."""
    near = neighbours(np.array([(2, 6)]))
    assert near[:, 0].tolist() == [[1, 5], [3, 7], [1, 6], [3, 6], [2, 5], [2, 7]]
    assert beside(np.array([[0.1], [0.2], [0.3], [0.6], [0.5], [0.4]])).tolist() == [[0.1, 0.2, 0.6]]
