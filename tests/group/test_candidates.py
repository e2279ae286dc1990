"""Candidates share telling terms, and are the nearest in time where many do."""

import numpy as np

from twosource.group.candidates import NEAREST, WEIGHED, Candidates, worth_weighing
from twosource.group.profile import ROWS, Profile


def about(*terms):
    """The profile of an article that is looked up by these terms."""
    return Profile(np.array(sorted(terms), np.int32), np.zeros((len(terms), ROWS), np.float16), terms)


def found(candidates, *numbers):
    """Of each of these articles those worth weighing."""
    pairs = zip(*(each.tolist() for each in worth_weighing(numbers, [candidates.around(each) for each in numbers])), strict=True)
    by_number = {each: [] for each in numbers}
    for one, other in pairs:
        by_number[one].append(other)
    return list(by_number.values())


def test_two_shared_terms_make_a_candidate_and_one_does_not():
    """Each article is looked up by its own terms; what shares most comes first, and of equals the first in time."""
    candidates = Candidates()
    told = {1: (10, 11, 12), 2: (12, 13, 14), 3: (11, 12, 15), 4: (10, 11, 12, 16), 5: (17,), 6: (10, 12)}
    for number, terms in told.items():
        candidates.add(number, about(*terms), -60.0 * number)
    assert found(candidates, 1, 2, 5) == [[4, 6, 3], [], []]


def test_of_many_under_a_term_the_nearest_in_time_are_looked_at():
    """So many on either side, whatever the order they came in."""
    candidates = Candidates()
    for number in np.random.default_rng(2).permutation(300).tolist():
        candidates.add(number, about(1, 2), 3600.0 * number)
    (near,) = found(candidates, 100)
    assert len(near) == WEIGHED
    assert set(near) == set(range(100 - NEAREST, 100 - NEAREST + WEIGHED + 1)) - {100}


def test_what_is_dropped_is_found_no_more():
    """Nor do dates that cannot be, or none, do harm."""
    candidates = Candidates()
    for number, time in enumerate((float("-inf"), -1e18, 0.0, 1e18)):
        candidates.add(number, about(1, 2), time)
    assert found(candidates, 2) == [[0, 1, 3]]
    candidates.drop(1)
    candidates.drop(3)
    assert found(candidates, 2, 0) == [[0], [2]]
    candidates.drop(0)
    candidates.drop(2)
    assert not candidates._under
