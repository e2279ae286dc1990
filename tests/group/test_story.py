"""A story has the headline nearest to all, the span of its articles, and an id made of them."""

import pytest
from group_factory import article

from twosource.group import one_story


def test_the_central_headline_is_the_title():
    """The headline that shares most words with the others is taken, not the first."""
    story = one_story(
        [
            article("Chaos at the quay"),
            article("Ferry strike strands thousands in Odense", outlet="B"),
            article("Ferry strike in Odense enters second day", outlet="C"),
        ]
    )
    assert story.title == "Ferry strike strands thousands in Odense"


@pytest.mark.parametrize(
    ("title", "more", "expected"),
    [
        ("Ferry strike in Odense - The Harbour Courier", {}, "Ferry strike in Odense"),
        ("Harbour Courier | Ferry strike in Odense", {}, "Ferry strike in Odense"),
        ("Ferry strike in Odense | News | The Harbour Courier", {}, "Ferry strike in Odense | News"),
        ("Ferry strike – day two", {}, "Ferry strike – day two"),
        ("Strike: the Harbour Courier explains", {}, "Strike: the Harbour Courier explains"),
        ("The Harbour Courier", {}, "The Harbour Courier"),
        ("Ferry strike in Odense - couriernews.example", {"address": "https://www.couriernews.example/a"}, "Ferry strike in Odense"),
        ("  Ferry \n strike ", {}, "Ferry strike"),
        ("", {}, None),
    ],
)
def test_the_outlet_leaves_the_title(title, more, expected):
    """The name of the outlet is cut at either end, and nothing else is."""
    assert one_story([article(title, **more)]).title == expected


def test_a_story_spans_its_articles():
    """Earliest and latest are compared as moments, not as letters."""
    early, late = "2023-05-02T23:00:00-05:00", "2023-05-03T05:00:00+02:00"
    story = one_story([article("A", published=early), article("B", published=late), article("C")])
    assert (story.earliest, story.latest) == (late, early)


def test_undated_articles_leave_the_span_unknown():
    """Unknown is none."""
    story = one_story([article("A"), article("B")])
    assert (story.earliest, story.latest) == (None, None)


def test_the_id_comes_from_the_founding_article():
    """The first published gives a story its id, which stays when the story grows; one without a date founds none that has another."""
    made = [article(each, outlet=each, published=f"2023-05-0{number}") for number, each in enumerate("ABC", 1)]
    undated = article("D")
    assert one_story(made) == one_story(made[::-1])
    assert one_story(made).id == one_story([*made[:2], undated]).id
    assert one_story(made).id != one_story(made[1:]).id
