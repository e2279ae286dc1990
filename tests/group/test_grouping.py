"""A stream: articles come in any order, touch their neighbourhood alone, and stories keep their ids."""

import gc
import random

import pytest
from group.test_group import EVERYTHING, FIRE, OTHER_FIRE, VOTE, ids
from group_factory import WordVectors, article

from twosource.group import Grouping, group
from twosource.group.story import named_by


def grouping(**more):
    return Grouping(lambda _: (), WordVectors(), **more)


def stories_after(batches):
    """All stories after articles came in these batches, by id."""
    its, stories = grouping(), {}
    for batch in batches:
        changes = its.add(batch)
        stories = {name: story for name, story in stories.items() if name not in changes.gone}
        stories |= {story.id: story for story in changes.stories}
    return stories


@pytest.mark.parametrize("seed", range(8))
def test_one_by_one_in_any_order_makes_the_stories_of_all_at_once(seed):
    """The stories hold the same articles, whatever came first."""
    mixed = EVERYTHING.copy()
    random.Random(seed).shuffle(mixed)
    found = stories_after([each] for each in mixed)
    assert {story.articles for story in found.values()} == {story.articles for story in group(EVERYTHING, {}, WordVectors())}


def test_python_sweeps_as_before_when_articles_are_grouped():
    """Whatever happens on the way."""

    def fails(texts):
        assert gc.get_threshold()[0] > 777
        raise OSError

    before = gc.get_threshold()
    gc.set_threshold(777, 7, 7)
    try:
        with pytest.raises(OSError):
            Grouping(lambda _: (), fails).add(EVERYTHING)
        assert gc.get_threshold() == (777, 7, 7)
    finally:
        gc.set_threshold(*before)


def test_a_story_that_grows_keeps_its_id():
    """The founding article gives the id; later ones change title and span alone."""
    its = grouping()
    (first,) = its.add(FIRE[:1]).stories
    changes = its.add(FIRE[1:])
    assert [story.id for story in changes.stories] == [first.id]
    assert frozenset(changes.stories[0].articles) == ids(FIRE)
    assert changes.gone == ()


def test_only_the_neighbourhood_is_touched():
    """A report of a fire changes the story of that fire, and asks for no vector elsewhere."""
    vectors = WordVectors()
    its = Grouping(lambda _: (), vectors)
    its.add(FIRE[:2] + OTHER_FIRE + VOTE)
    asked = vectors.asked
    (changed,) = its.add(FIRE[2:]).stories
    assert frozenset(changed.articles) == ids(FIRE)
    assert vectors.asked == asked + 1


def test_what_is_known_changes_nothing():
    """An article that came before, and a copy of it, are told apart: the copy makes the story grow by one."""
    its = grouping()
    (before,) = its.add(FIRE).stories
    assert its.add(FIRE[:1]).stories == ()
    copy = article("Warehouse burns", FIRE[0].text, outlet="Copyist")
    changes = its.add([copy])
    assert [story.id for story in changes.stories] == [before.id]
    assert copy.id in changes.stories[0].articles
    assert ("copies", copy.id, FIRE[0].id) in {(tie.kind, tie.one, tie.other) for tie in changes.ties}


def test_a_merge_is_recorded():
    """Two reports kept as two stories become one when a third comes near both; what became of the other is told."""
    its = grouping()
    its.recall(FIRE[:2], {each.id: named_by(each.id) for each in FIRE[:2]})
    changes = its.add(FIRE[2:])
    (story,) = changes.stories
    assert frozenset(story.articles) == ids(FIRE)
    assert set(changes.gone) | {story.id} == {named_by(each.id) for each in FIRE[:2]}
    assert [(tie.one, tie.other, tie.score) for tie in changes.ties if tie.kind == "became"] == [(changes.gone[0], story.id, 1)]


def test_a_split_is_recorded():
    """Reports of two fires kept as one story part when one comes that touches them; the founding article keeps the id."""
    its = grouping()
    was = named_by(FIRE[0].id)
    its.recall(FIRE[:2] + OTHER_FIRE[:1], {each.id: was for each in FIRE[:2] + OTHER_FIRE[:1]})
    changes = its.add(FIRE[2:])
    assert {frozenset(story.articles): story.id == was for story in changes.stories} == {ids(FIRE): True, ids(OTHER_FIRE[:1]): False}
    (tie,) = [tie for tie in changes.ties if tie.kind == "became"]
    assert (tie.one, tie.other) == (was, named_by(OTHER_FIRE[0].id))


def test_old_stories_leave_memory():
    """When the tenth latest article is past the horizon, an old story is gone from memory, and a report of it begins one anew."""
    its = grouping(horizon=30)
    its.add(FIRE[:2])
    later = [article(f"Notice {n}", f"Item {n} of the list {n * 7}.", published=f"2023-08-{n + 1:02}", outlet=f"{n}") for n in range(12)]
    its.add(later)
    (anew,) = its.add(FIRE[2:]).stories
    assert frozenset(anew.articles) == ids(FIRE[2:])


def test_one_date_in_the_future_sends_nobody_away():
    """A single article dated in 2150 does not end the memory of the others."""
    its = grouping(horizon=30)
    (story,) = its.add(FIRE[:2]).stories
    its.add([article("Odd", "An odd one out.", published="2150-01-01")])
    assert [each.id for each in its.add(FIRE[2:]).stories] == [story.id]


def test_what_was_grouped_before_is_recalled_and_weighed_when_something_comes_near():
    """Recalled articles cost no vector until a neighbour comes; then the story grows under its id."""
    (story,) = grouping().add(FIRE[:2]).stories
    others = grouping().add(OTHER_FIRE + VOTE).stories
    known = {each: one.id for one in (story, *others) for each in one.articles}
    vectors = WordVectors()
    its = Grouping(lambda _: (), vectors)
    its.recall(FIRE[:2] + OTHER_FIRE + VOTE, known)
    assert vectors.asked == 0
    (grown,) = its.add(FIRE[2:]).stories
    assert (grown.id, frozenset(grown.articles)) == (story.id, ids(FIRE))


def test_thousands_of_identical_articles_are_one_story():
    """They are bundled as they come, and cost no vector."""
    vectors = WordVectors()
    its = Grouping(lambda _: (), vectors)
    made = [article(FIRE[0].title, FIRE[0].text, outlet=f"Outlet {each}") for each in range(2_000)]
    (story,) = its.add(made).stories
    assert len(story.articles) == 2_000
    assert vectors.asked == 0


def test_a_live_blog_republished_every_minute_is_one_story_and_takes_nobody_in():
    """The last forty entries of a blog, three hundred times: each is a copy of one not long before, and other reports stay out."""
    entries = [
        f"{each // 60:02}:{each % 60:02} Lars Holm says that engine {each} from Kerteminde has come to Nordpapir in Odense."
        for each in range(340)
    ]
    made = [
        article("Odense fire live", "\n".join(entries[each : each + 40]), published=f"2023-05-02T{each // 60:02}:{each % 60:02}:00Z")
        for each in range(300)
    ]
    stories = stories_after([made[:150], OTHER_FIRE + VOTE, made[150:]])
    assert {frozenset(story.articles) for story in stories.values()} == {ids(made), ids(OTHER_FIRE), ids(VOTE)}


def test_headlines_alone_do_not_run_together():
    """Two hundred headlines of one kind, with no text: those of other people in other places stay apart."""
    names = [
        f"{a}{b}" for a in ("Bar", "Dol", "Kir", "Lum", "Mer", "Ran", "Sol", "Tiv", "Ved", "Zan") for b in ("ban", "den", "fil", "gor")
    ]
    made = [article(f"{one} police seek {other} over theft", "", outlet=one) for one, other in zip(names, names[::-1], strict=True)]
    stories = grouping().add(made).stories
    assert max(len(story.articles) for story in stories) <= 2


def test_undated_future_and_ancient_articles_neither_stop_nor_swallow():
    """Reports of one fire, one without a date, one of 1970, one of 2150, are one story; the others stand as they were."""
    odd = [
        article("Nordpapir warehouse burns", f"{FIRE[0].text} {tail}", published=when)
        for when, tail in ((None, "No date."), ("1970-01-01", "Old date."), ("2150-01-01", "New date."))
    ]
    stories = stories_after([[each] for each in [*odd, *EVERYTHING]])
    assert {frozenset(story.articles) for story in stories.values()} == {ids(odd + FIRE), ids(OTHER_FIRE), ids(VOTE)}


def test_a_long_stream_of_few_days_memory_stops_at_nothing():
    """Half a year of a fire a day, in a mixed order, with a horizon of five days: every article is in one story at its time."""
    made = [
        article(
            each.title,
            each.text.replace("Odense", f"Odense{n}").replace("Nordpapir", f"Nordpapir{n}"),
            published=f"2023-{1 + n // 28:02}-{1 + n % 28:02}T{hour:02}:00:00Z",
            outlet=each.outlet,
        )
        for n in range(60)
        for hour, each in enumerate(FIRE[:2])
    ]
    random.Random(2).shuffle(made)
    its, told = grouping(horizon=5), set()
    for start in range(0, len(made), 7):
        for story in its.add(made[start : start + 7]).stories:
            told.update(story.articles)
    assert told == ids(made)


def large(count):
    """So many reports of one fire, each in words of its own beside the names."""
    return [
        article(
            f"{FIRE[0].title} {each}",
            f"{FIRE[0].text}\n" + " ".join(f"Witness{each * 7 + n} said so{each * 5 + n} at length{each * 3 + n}." for n in range(12)),
            published=f"2023-05-02T{each % 24:02}:{each // 24:02}:00Z",
            outlet=f"Outlet {each}",
        )
        for each in range(count)
    ]


def test_a_large_story_is_taken_whole_and_keeps_its_reasons(monkeypatch):
    """It grows by one without being made anew, and why its articles are together is told again in full."""
    monkeypatch.setattr("twosource.group.neighbourhood.WHOLE", 5)
    monkeypatch.setattr("twosource.group.ties.WHOLE", 5)
    made = large(12)
    its = grouping()
    (story,) = its.add(made[:9]).stories
    for number in range(9, 12):
        changes = its.add([made[number], *(VOTE if number == 10 else ())])
        grown = {each.id: each for each in changes.stories}[story.id]
        assert ids(made[: number + 1]) == frozenset(grown.articles)
        told = {tie.one for tie in changes.ties if tie.kind in {"joins", "copies"}} | {grown.articles[0]}
        assert len({tie.one for tie in changes.ties if tie.kind in {"joins", "copies"} and tie.story == story.id}) == number
        assert told <= ids(made)


def test_stories_recalled_whole_are_taken_apart_once_to_know_why(monkeypatch):
    """A large story of a casebook is weighed anew when something comes near, since nobody remembers its reasons."""
    monkeypatch.setattr("twosource.group.neighbourhood.WHOLE", 5)
    monkeypatch.setattr("twosource.group.ties.WHOLE", 5)
    made = large(9)
    its = grouping()
    its.recall(made[:8], {each.id: named_by(made[0].id) for each in made[:8]})
    changes = its.add(made[8:])
    (story,) = changes.stories
    assert frozenset(story.articles) == ids(made)
    assert len({tie.one for tie in changes.ties if tie.kind in {"joins", "copies"}}) == 8


def test_an_article_of_another_happening_makes_nothing_anew():
    """Of a story that shares a name with a new report nothing is weighed again, and nothing of it is told."""
    its = grouping()
    its.add(FIRE + OTHER_FIRE)
    changes = its.add(VOTE)
    assert {each for story in changes.stories for each in story.articles} == ids(VOTE)
    assert len(changes.weighed) == 1
