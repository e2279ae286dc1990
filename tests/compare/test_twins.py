"""What two outlets say in the same words but for one, read all the way from the pages: never told as confirmed by both."""

import pathlib
import tomllib

import pytest
from marking_factory import shared_marker
from telling_factory import ENCODER, article

from twosource.compare import compare
from twosource.group import one_story
from twosource.understand import understand

CASES = tomllib.loads((pathlib.Path(__file__).parent.parent / "cases/compare/twins.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def shared():
    """The findings of two pages that hold statements of both."""
    marker = shared_marker()

    def of(case):
        articles = [
            article("Northern Post", case["one"], "People in the street talked about it."),
            article("Harbour Gazette", "Here is what we know.", case["other"]),
        ]
        statements = [each for marked in marker.mark(articles) for each in understand(marked)]
        home = {each.id: each.article for each in statements}
        found = compare(one_story(articles), articles, statements, (), ENCODER)
        return [each for each in found if len({home[statement] for statement in each.statements}) > 1]

    return of


def named(case):
    return f"{case['one']} {case['other']}"


def confirmed(findings):
    """The findings in which two outlets are said to state one matter."""
    return [each for each in findings if each.standing == "corroborated"]


@pytest.mark.parametrize("case", CASES["apart"], ids=named)
def test_what_differs_in_one_word_is_not_confirmed(shared, case):
    """It is two matters, or a contradiction."""
    assert not confirmed(shared(case))


@pytest.mark.parametrize("case", CASES["doubted"], ids=named)
def test_what_differs_in_its_deed_is_in_doubt(shared, case):
    """Where nothing tells that two deeds are one, or that they are not, a reader is told to look."""
    told = confirmed(shared(case))
    assert told
    assert all(each.is_doubtful for each in told)


@pytest.mark.parametrize("case", CASES["one"], ids=named)
def test_what_is_said_in_other_words_is(shared, case):
    """Two outlets state it."""
    assert confirmed(shared(case))
