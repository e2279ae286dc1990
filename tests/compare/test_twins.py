"""What two outlets say in the same words but for one, read all the way from the pages: never told as confirmed by both."""

import pathlib
import tomllib

import pytest
from marking_factory import shared_marker
from telling_factory import PIECES, article

from twosource.compare import compare
from twosource.group import one_story
from twosource.understand import understand

CASES = tomllib.loads((pathlib.Path(__file__).parent.parent / "cases/compare/twins.toml").read_text(encoding="utf-8"))
SHARED = {"corroborated", "conflicting", "updated"}


@pytest.fixture(scope="module")
def standings():
    """How the findings of two pages stand that hold statements of both."""
    marker = shared_marker()

    def of(case):
        articles = [
            article("Northern Post", case["one"], "People in the street talked about it."),
            article("Harbour Gazette", "Here is what we know.", case["other"]),
        ]
        statements = [each for marked in marker.mark(articles) for each in understand(marked)]
        home = {each.id: each.article for each in statements}
        found = compare(one_story(articles), articles, statements, (), PIECES)
        return {each.standing for each in found if len({home[statement] for statement in each.statements}) > 1}

    return of


def named(case):
    return f"{case['one']} {case['other']}"


@pytest.mark.parametrize("case", CASES["apart"], ids=named)
def test_what_differs_in_one_word_is_not_confirmed(standings, case):
    """It is two matters, or a contradiction."""
    assert "corroborated" not in standings(case)


@pytest.mark.parametrize("case", CASES["one"], ids=named)
def test_what_is_said_in_other_words_is(standings, case):
    """Two outlets state it."""
    assert "corroborated" in standings(case)
