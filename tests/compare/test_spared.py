"""Who was spared, and how many were not: two articles at odds over one toll."""

import pytest
from telling_factory import amount, article, party, states

from twosource.compare.matter.sharing import spared
from twosource.compare.text.account import accounts
from twosource.compare.text.passage import passages

NOBODY = article(
    "Harbour Post", "The ferry ran aground.", "No one was hurt.", "The pilot was not hurt.", "Nobody was injured in a blast in 2019."
)
SOME = article("Gulf Mirror", "Two sailors were injured.", "Two ferries were delayed.", "It rained.", "In May two cooks were injured.")
NO_ONE = states(NOBODY, "No one was hurt", "hurt", whom=party("No one"), negated=True)
NOT_HE = states(NOBODY, "The pilot was not hurt", "hurt", whom=party("The pilot"), negated=True)
TWO_BEFORE = states(SOME, "In May two cooks were injured", "injure", whom=party("two cooks"), amount=amount("two", 2, 2, of="cooks"))
NOT_THEN = states(NOBODY, "Nobody was injured in a blast", "injure", whom=party("Nobody"), negated=True)
NOT_HELD = states(NOBODY, "No one was hurt", "arrest", whom=party("No one"), negated=True)
TWO_HELD = states(SOME, "Two sailors were injured", "arrest", whom=party("Two sailors"), amount=amount("Two", 2, 2, of="sailors"))
TWO_HURT = states(SOME, "Two sailors were injured", "injure", whom=party("Two sailors"), amount=amount("Two", 2, 2, of="sailors"))
TWO_LATE = states(SOME, "Two ferries were delayed", "delay", whom=party("Two ferries"), amount=amount("Two", 2, 2, of="ferries"))


@pytest.mark.parametrize(
    ("said", "pairs"),
    [
        ([NO_ONE, TWO_HURT], [(0, 1)]),
        ([TWO_HURT, NO_ONE], [(0, 1)]),
        ([NO_ONE, TWO_LATE], []),
        ([NOT_HE, TWO_HURT], []),
        ([NOT_THEN, TWO_HURT], []),
        ([NOT_HELD, TWO_HELD], []),
        ([NO_ONE, TWO_HURT, TWO_BEFORE], [(0, 1)]),
    ],
    ids=["nobody and two", "in any order", "another toll", "one man alone", "in another year", "no harm", "far from the lead"],
)
def test_nobody_and_so_many_are_one_matter(said, pairs):
    """Whoever was hurt, a report that nobody was speaks of the same; that one man was not is another matter."""
    assert list(spared(accounts(passages([NOBODY, SOME]), said))) == pairs


def test_one_report_is_not_at_odds_with_itself():
    """Nobody was hurt on the one ship, and two on the other: one report means two things."""
    page = article("Harbour Post", "No one was hurt.", "Two sailors were injured.")
    said = [
        states(page, "No one was hurt", "hurt", whom=party("No one"), negated=True),
        states(page, "Two sailors were injured", "injure", amount=amount("Two", 2, 2, of="sailors")),
    ]
    assert list(spared(accounts(passages([page]), said))) == []
