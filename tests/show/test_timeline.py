"""The days of a story, drawn."""

from itertools import pairwise

import casebook_factory as factory
import msgspec
import pytest

from twosource.keep import View
from twosource.show import drawing


@pytest.fixture(scope="module")
def dossier(ferry):
    """The ferry story, as the view gives it."""
    with View(ferry) as view:
        return view.dossier(factory.STORY.id)


def timeline(dossier):
    """The days of a dossier that a test may have changed."""
    return drawing.timeline(factory.covered(dossier).outline.entries, [article.published for article in dossier.articles])


def test_findings_stand_on_their_days(dossier):
    """What happened on Monday and on Friday, in order of the days; what has no day has no dot."""
    drawn = timeline(dossier)
    assert [day.date for day in drawn.days] == ["2024-03-04", "2024-03-08"]
    assert drawn.days[0].x < drawn.days[1].x
    assert [finding.gist for finding in drawn.days[1].happened] == ["Divers look at the hull on Friday"]
    assert len(drawn.dots) == sum(len(day.happened) + len(day.planned) for day in drawn.days) == 5


def test_what_is_only_planned_stands_apart(dossier):
    """While every outlet still expects it, it lies under the line."""
    before = msgspec.structs.replace(
        dossier, findings=(*factory.FINDINGS[:1], msgspec.structs.replace(factory.FINDINGS[4], statements=(factory.H[5].id,)))
    )
    drawn = timeline(before)
    assert [dot.planned for dot in drawn.dots] == [False, True]
    assert (drawn.above, drawn.below) == (1, 1)


def test_the_past_of_a_happening_is_not_on_its_line(dossier):
    """A year long before, and a time known only to the year, have no place there; one day alone draws nothing."""
    when = msgspec.structs.replace(factory.MONDAY, value="1994", earliest="1994-01-01", latest="1994-12-31")
    old = [msgspec.structs.replace(each, when=when) for each in dossier.statements if each.when and each.when.value == "2024-03-08"]
    rest = [each for each in dossier.statements if each.id not in {one.id for one in old}]
    assert timeline(msgspec.structs.replace(dossier, statements=(*rest, *old))) is None


def test_a_story_without_dates_has_no_line(dossier):
    """Nor is one made up for it."""
    undated = tuple(msgspec.structs.replace(each, published="soon") for each in dossier.articles)
    assert timeline(msgspec.structs.replace(dossier, articles=undated)) is None


def test_everything_lies_within_the_drawing(dossier):
    """Every place is between 0 and 100 per cent, and days that are named lie apart."""
    drawn = timeline(dossier)
    named = sorted(day.x for day in drawn.days if day.named)
    assert all(0 <= each.x <= 100 for each in (*drawn.days, *drawn.dots))
    assert all(later - earlier > 15 for earlier, later in pairwise(named))


@pytest.mark.parametrize("days", [("9999-12-30", "9999-12-31"), ("0001-01-01", "0001-01-02")])
def test_the_first_and_the_last_days_there_are_can_be_drawn(dossier, days):
    """No calendar has a day three weeks before the first, or two months after the last."""
    entries = [msgspec.structs.replace(entry, day=day) for entry, day in zip(factory.covered(dossier).outline.entries, days, strict=False)]
    assert [day.date for day in drawing.timeline(entries, [days[0]]).days] == list(days)
