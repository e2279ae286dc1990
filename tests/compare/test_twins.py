"""What two outlets say in the same words but for one, read all the way from the pages: never told as confirmed by both."""

import pathlib
import tomllib

import pytest

from twosource.compare import compare
from twosource.group import one_story
from twosource.mark import Marker
from twosource.model import Article
from twosource.settings import Settings
from twosource.understand import understand
from twosource.vectors import SentenceVectors

CASES = tomllib.loads((pathlib.Path(__file__).parent.parent / "cases/compare/twins.toml").read_text(encoding="utf-8"))
SHARED = {"corroborated", "conflicting", "updated"}


def page(outlet, hour, *paragraphs):
    text = "\n".join(paragraphs)
    starts = [text.index(each) for each in paragraphs]
    return Article(
        id=outlet.lower().replace(" ", "") * 2,
        address=None,
        read_from="here.txt",
        outlet=outlet,
        title=None,
        authors=(),
        published=f"2024-05-07T{hour:02}:00:00+00:00",
        updated=None,
        place=None,
        language="en",
        text=text,
        paragraphs=tuple((start, start + len(each)) for start, each in zip(starts, paragraphs, strict=True)),
        captions=(),
        agencies=(),
        furniture=(),
        raw_map=None,
    )


@pytest.fixture(scope="module")
def standings():
    """How the findings of two pages stand that hold statements of both."""
    marker, pieces = Marker(Settings()), SentenceVectors().pieces

    def of(case):
        articles = [
            page("Northern Post", 8, case["one"], "People in the street talked about it."),
            page("Harbour Gazette", 9, "Here is what we know.", case["other"]),
        ]
        statements = [each for marked in marker.mark(articles) for each in understand(marked)]
        home = {each.id: each.article for each in statements}
        found = compare(one_story(articles), articles, statements, (), pieces)
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
