"""Forests, run: each row falls into the leaf that the questions lead to, whatever rows come with it."""

import numpy as np
import pytest

from twosource.forest import ALL, Forest, forest

# Two trees of three leaves: "is number 0 at most 1? if not, is number 1 at most 2?", and the second the other way round.
SMALL = Forest(
    feature=np.array([[0, 1], [1, 0]], np.int16),
    threshold=np.array([[1, 2], [2, 1]], np.float32),
    left=np.array([[ALL ^ 0b001, ALL ^ 0b010]] * 2, np.uint32),
    value=np.array([[1.0, 0.0, -1.0], [0.5, 0.25, -0.5]]),
)
CASES = [((1, 9), 1.0 + 0.25), ((1, 2), 1.0 + 0.5), ((1.5, 2), 0.0 + 0.5), ((3, 3), -1.0 - 0.5)]


@pytest.mark.parametrize(("row", "odds"), CASES)
def test_a_row_falls_into_the_leaf_that_the_questions_lead_to(row, odds):
    """At a threshold itself the answer is yes."""
    assert SMALL(np.array([row], np.float32)).tolist() == [1 / (1 + np.exp(-odds))]


@pytest.mark.parametrize("name", ["likeness", "fit", "reading_first", "reading_second", "lines_first", "lines_second"])
def test_a_row_alone_is_as_likely_as_among_others(name):
    """The sums do not depend on how many rows come at once."""
    held = forest(name)
    rows = np.random.default_rng(1).normal(0, 2, (300, int(held.feature.max()) + 1)).astype(np.float32)
    # The exponential may differ in the last of 53 bits by how many are taken at once; the odds may not.
    assert held._odds(rows[:1]).tolist() == held._odds(rows)[:1].tolist()
    assert np.allclose(np.concatenate([held(row[None]) for row in rows]), held(rows), rtol=1e-15, atol=0)


def test_no_rows_are_no_likelihoods():
    """A page without blocks, or a story without pairs, asks nothing."""
    assert SMALL(np.zeros((0, 2), np.float32)).shape == (0,)
