"""Articles of one happening come together, look-alikes stay apart, and nothing that comes in stops or swallows it."""

import itertools
import random
from datetime import date

import msgspec
import pytest
from group_factory import WordVectors, article, day

from twosource.group import Grouping, group
from twosource.group.days import ALONE, UNSAID, apart, first_day

FIRE = [
    article(
        "Warehouse fire in Odense hurts two",
        "Two people were hurt when fire tore through a paper warehouse in Odense on Tuesday.\n"
        "Inspector Lars Holm of Funen Police said forty firefighters from Odense and Kerteminde fought the blaze for six hours.\n"
        "The owner, Nordpapir, makes cardboard for dairies.",
        published="2023-05-02T18:00:00+02:00",
        outlet="Monsoon Herald",
    ),
    article(
        "Blaze at Odense paper store",
        "Forty firefighters were called to Odense on Tuesday after a warehouse of the cardboard maker Nordpapir caught fire.\n"
        "Two workers breathed smoke, Lars Holm, a police inspector, told reporters. Kerteminde sent three engines.",
        published="2023-05-02T21:00:00+02:00",
        outlet="Ridgeline Post",
    ),
    article(
        "Nordpapir warehouse burns for six hours",
        "A fire that hurt two workers at Nordpapir's paper warehouse in Odense was put out late on Tuesday, Funen Police said.\n"
        "Lars Holm, who leads the inquiry, asked witnesses from Kerteminde road to come forward.",
        published="2023-05-03T06:00:00+02:00",
        outlet="Valley Observer",
    ),
]
OTHER_FIRE = [
    article(
        "Warehouse fire in Tromsø hurts three",
        "Three people were hurt when fire tore through a fish warehouse in Tromsø on Friday.\n"
        "Chief Kari Moen of the Troms brigade said twenty firefighters fought the blaze for two hours.\n"
        "The owner, Polarfisk, sells cod to Portugal.",
        published="2023-05-05T18:00:00+02:00",
        outlet="Monsoon Herald",
    ),
    article(
        "Blaze at Tromsø fish store",
        "Twenty firefighters were called to the harbour of Tromsø on Friday after a warehouse of the cod seller Polarfisk caught fire.\n"
        "Three workers were burned, Kari Moen, the fire chief, told reporters.",
        published="2023-05-05T21:00:00+02:00",
        outlet="Ridgeline Post",
    ),
]
VOTE = [
    article(
        "Parliament rejects the fisheries budget",
        "Parliament in Oslo voted down the fisheries budget of Minister Nora Vik on Thursday by 85 to 84.",
        published="2023-05-04T12:00:00+02:00",
        outlet="Northern Ledger",
    ),
]
EVERYTHING = FIRE + OTHER_FIRE + VOTE


def together(articles, mentions=None):
    """The articles of each story as sets of ids."""
    return {frozenset(story.articles) for story in group(articles, mentions or {}, WordVectors())}


def joins(articles, mentions=None):
    """The joins made among articles."""
    ties = Grouping(lambda each: (mentions or {}).get(each, ()), WordVectors()).add(articles).ties
    return [tie for tie in ties if tie.kind == "joins"]


def ids(articles):
    return frozenset(each.id for each in articles)


def test_one_happening_is_one_story_and_its_look_alike_another():
    """Two warehouse fires in the same words stay two stories: other place, other people, other figures."""
    assert together(EVERYTHING) == {ids(FIRE), ids(OTHER_FIRE), ids(VOTE)}


def test_every_article_is_in_one_story():
    """None is lost, none is twice, and one that stands alone is a story of one."""
    stories = group(EVERYTHING, {}, WordVectors())
    assert sorted(itertools.chain.from_iterable(story.articles for story in stories)) == sorted(ids(EVERYTHING))


@pytest.mark.parametrize("seed", range(6))
def test_order_of_input_changes_nothing(seed):
    """The same stories, with the same ids and titles, in the same order; an article given twice counts once."""
    mixed = EVERYTHING + EVERYTHING[:2]
    random.Random(seed).shuffle(mixed)
    assert group(mixed, {}, WordVectors()) == group(EVERYTHING, {}, WordVectors())


def test_no_articles_make_no_stories():
    """Nothing in, nothing out."""
    assert group([], {}, WordVectors()) == ()


def test_one_more_on_another_day_is_another_happening():
    """A report that says it tells of another fire, of another day, is kept from the first though the words are the same."""
    first, later = FIRE[0], FIRE[1]
    again = msgspec.structs.replace(later, text=later.text.replace("after a warehouse", "after another warehouse"), published="2023-05-09")
    said = {first.id: [day(first, "Tuesday", "2023-05-02")], again.id: [day(again, "Tuesday", "2023-05-09")]}
    assert together([first, again]) == {ids([first, again])}
    assert together([first, again], said) == {ids([first]), ids([again])}


def test_other_days_speak_against_one_happening_unless_the_words_are_the_same():
    """Days count less where a report does not say that it tells of one more, and not where the wording is nearly one."""
    here, there = {738000: (2, 0)}, {738009: (2, 0)}
    assert apart(here, there, 0.3) == UNSAID
    assert apart(here, {738009: (1, 0)}, 0.3) == UNSAID * ALONE
    assert apart(here, there, 0.7) == 0
    assert apart(here, {738009: (2, 1)}, 0.7) == 1
    assert apart(here, {738001: (2, 2)}, 0.3) == 0
    assert apart(here, {}, 0.3) == 0


def test_a_day_long_before_is_not_the_happenings():
    """A lead that begins with a day long past recalls it; it does not date the report."""
    told = article("Fire", "Since 2 May 2022 nobody has worked at Nordpapir in Odense.", published="2023-05-02")
    assert first_day([day(told, "2 May 2022", "2022-05-02")], told.published) is None
    assert first_day([day(told, "2 May 2022", "2022-05-02")], "2022-05-03") == date(2022, 5, 2).toordinal()


def test_joins_keep_their_reasons():
    """Each join says how sure it was and what was measured."""
    found = joins(FIRE)
    assert len(found) == 2
    assert all(any(reason.startswith("words ") for reason in join.reasons) for join in found)


@pytest.mark.parametrize("published", [None, "", "1970-01-01", "2150-01-01T00:00:00Z", "yesterday", "0001-01-01T00:00:00+14:00"])
@pytest.mark.parametrize("title", ["", "Warehouse fire"])
def test_odd_dates_and_missing_titles_stop_nothing(published, title):
    """An article without a usable date or title is grouped by what it says, and its story is told."""
    odd = article(title, FIRE[0].text + " Odd.", published=published, outlet="Odd")
    stories = group([*EVERYTHING, odd], {}, WordVectors())
    assert sum(len(story.articles) for story in stories) == len(EVERYTHING) + 1
    assert ids([FIRE[0], odd]) <= next(frozenset(story.articles) for story in stories if odd.id in story.articles)


def test_headlines_alone_are_grouped_or_left_alone():
    """Articles with no text at all stop nothing."""
    made = [article(title, "", outlet=title) for title in ("Fire in Odense", "Fire in Odense hurts two", "", "Budget falls", "!")]
    assert sum(map(len, together(made))) == 5


def test_a_thousand_copies_are_one_story_and_cost_one_vector():
    """Identical texts are weighed once."""
    vectors = WordVectors()
    made = [article(FIRE[0].title, FIRE[0].text, outlet=f"Outlet {each}") for each in range(1000)]
    stories = group(made + VOTE, {}, vectors)
    assert sorted(len(story.articles) for story in stories) == [1, 1000]
    assert vectors.asked <= 2


def test_a_live_blog_of_a_day_is_one_story():
    """A page republished with one more entry each time stays together and takes nobody in."""
    entries = [f"{each}:00 – Lars Holm says engine {each} from Kerteminde is at Nordpapir in Odense." for each in range(5, 90)]
    made = [article("Odense fire live", "\n".join(entries[:each]), published="2023-05-02", outlet=f"{each}") for each in range(10, 80)]
    stories = together(made + OTHER_FIRE + VOTE)
    assert ids(OTHER_FIRE) in stories
    assert ids(VOTE) in stories
    assert ids(made) in stories


def test_reports_made_from_one_form_are_not_one_story():
    """The same sentence about another place with other figures is another happening."""
    form = (
        "A quake of magnitude {} shook {} at {} on {}, the survey said. It was felt in {}. There were no reports of harm. "
        "The survey asks people who felt a quake to tell it so on its page, where maps and lists of all quakes of the year stand."
    )
    told = [
        ("4.1", "Odense", "07:12", "Monday", "Kerteminde"),
        ("3.6", "Tromsø", "16:45", "Sunday", "Harstad"),
        ("5.2", "Reykjavík", "23:01", "Friday", "Akranes"),
    ]
    made = [
        article(f"Quake near {each[1]}", form.format(*each), outlet="Survey", published=f"2023-05-0{n}") for n, each in enumerate(told, 1)
    ]
    assert len(together(made)) == 3
