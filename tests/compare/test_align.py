"""Statements brought together by what links all, and each to its likeliest."""

import random

from twosource.compare import THRESHOLD
from twosource.compare.matter.align import Links, align


def test_no_chain_is_made():
    """A like B and B like C does not bring A to C."""
    assert align(["a", "b", "c"], {(0, 1): 0.9, (1, 2): 0.75, (0, 2): 0.0}, [], 0.5) == [[0, 1], [2]]
    assert align(["a", "b", "c"], {(0, 1): 0.9, (1, 2): 0.7, (0, 2): 0.0}, [], THRESHOLD) == [[0, 1], [2]]


def test_three_that_are_alike_each_with_each_are_one_group():
    """What belongs together is joined."""
    assert align(["a", "b", "c"], {(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.7}, [], 0.5) == [[0, 1, 2]]


def test_what_many_tell_is_one_group_where_each_is_like_some_of_the_others():
    """Six articles, each like its two neighbours in a ring: a mean over all pairs alone would leave three groups."""
    ring = {tuple(sorted((at, (at + 1) % 6))): 0.9 for at in range(6)}
    twice = {tuple(sorted((at, (at + 2) % 6))): 0.6 for at in range(6)}
    assert align(list("abcdef"), {**ring, **twice}, [], 0.6) == [[0, 1, 2, 3, 4, 5]]
    assert len(align(list("abcdef"), ring, [], 0.6)) > 1


def test_statements_that_must_stay_apart_never_meet():
    """Not even through a third that is like both."""
    likely = {(0, 2): 0.9, (1, 2): 0.9}
    assert align(["a", "a", "b"], likely, [(0, 1)], 0.4) == [[0, 2], [1]]
    assert align(["a", "a", "b"], likely, [], 0.4) == [[0, 1, 2]]


def test_a_report_that_says_a_thing_twice_is_no_hindrance():
    """Pairs of one article are neither for nor against."""
    assert align(["a", "a", "b"], {(0, 2): 0.8, (1, 2): 0.7}, [], 0.6) == [[0, 1, 2]]


def test_every_position_is_in_exactly_one_group():
    """Whatever the likelihoods."""
    shuffled = random.Random(7)
    likely = {(one, other): shuffled.random() for one in range(40) for other in range(one + 1, 40) if one % 4 != other % 4}
    groups = align([str(each % 4) for each in range(40)], likely, [], 0.5)
    assert sorted(position for group in groups for position in group) == list(range(40))


def test_nothing_is_joined_below_the_threshold():
    """Alone is where one stands when in doubt."""
    assert align(["a", "b"], {(0, 1): 0.49}, [], 0.5) == [[0], [1]]


def test_the_links_of_a_group_that_has_joined_are_forgotten_unasked():
    """Of five hundred that all link as well, the one that stood first is all that is left of a group."""
    links = Links()
    links.add(500, ((-0.5 - each / 1000, (each, 500)) for each in range(400)))
    links.add(501, [(-0.6, (7, 501))])
    assert links.next() == (399, 500)
    links.drop(500)
    assert [links.next(), links.next(), links.next()] == [(398, 500), (7, 501), None]
