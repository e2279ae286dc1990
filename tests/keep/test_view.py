"""The view tells stories, people, places and outlets as the pages show them."""

import pathlib
import subprocess
import sys

import casebook_factory as factory
import msgspec
import pytest

from twosource.keep import Casebook, View
from twosource.keep.asking import asked
from twosource.model import Story, identity

TESTS = pathlib.Path(__file__).parent.parent


@pytest.fixture(scope="module")
def view(tmp_path_factory):
    """The ferry story."""
    with View(factory.fill(str(tmp_path_factory.mktemp("view") / "casebook.db"))) as view:
        yield view


def test_a_headline_counts_outlets_origins_and_standings(view):
    """Four outlets, three origins since two print one agency's copy; the lead is what most origins share."""
    total, [headline] = view.headlines(limit=10)
    assert total == 1
    assert (headline.tally.outlets, headline.tally.origins) == (4, 3)
    assert (headline.tally.corroborated, headline.tally.conflicting, headline.tally.updated, headline.tally.single) == (2, 2, 1, 5)
    assert headline.lead == "The ferry Aurelia ran onto rocks off Naissaar on Monday"
    assert headline.dispute == "How many people were injured"


def test_what_is_in_doubt_is_counted(tmp_path):
    """Of a story and of an outlet, by standing."""
    gists = [each.gist for each in factory.FINDINGS if each.standing != "single"]
    with View(factory.fill(str(tmp_path / "casebook.db"), factory.in_doubt(*gists))) as view:
        _, [headline] = view.headlines(limit=1)
        outlet = view.outlet("Harbour Post")
    assert headline.tally.in_doubt == {"corroborated": 2, "conflicting": 2, "updated": 1}
    assert outlet.in_doubt == {"corroborated": 2, "conflicting": 1, "updated": 1}
    assert {each: outlet.counts[each] for each in outlet.in_doubt} == outlet.in_doubt


def test_an_outlet_tells_what_is_sure_first(tmp_path):
    """Of one story and one standing, however many origins tell what is in doubt."""
    aground, aboard = (each.gist for each in factory.FINDINGS if each.standing == "corroborated")
    with View(factory.fill(str(tmp_path / "casebook.db"), factory.in_doubt(aground))) as view:
        assert [each.finding.gist for each in view.of_outlet("Harbour Post", "corroborated", limit=9)] == [aboard, aground]


def test_headlines_come_newest_first_and_undated_last(tmp_path):
    """Paging through them shows each once."""
    path = str(tmp_path / "casebook.db")
    stories = [
        Story(id=identity(latest), title=latest, articles=(), earliest=None, latest=latest)
        for latest in ("2024-01-02", None, "2024-03-01", "2023-12-31T10:00:00+00:00")
    ]
    with Casebook(path) as casebook:
        casebook.settle(stories, {})
    with View(path) as view:
        titles = [view.headlines(limit=1, offset=place)[1][0].story.title for place in range(4)]
    assert titles == ["2024-03-01", "2024-01-02", "2023-12-31T10:00:00+00:00", None]


def test_what_is_in_doubt_leads_no_headline(tmp_path):
    """What is sure does, though fewer tell it; where nothing is, there is no line."""
    aground, aboard, captain, hurt, divers = (each.gist for each in factory.FINDINGS if each.standing != "single")
    lines = []
    for number, gists in enumerate([(aground, hurt), (aground, aboard, captain, hurt, divers)]):
        with View(factory.fill(str(tmp_path / f"{number}.db"), factory.in_doubt(*gists))) as view:
            _, [headline] = view.headlines(limit=1)
        lines.append((headline.lead, headline.dispute))
    assert lines == [(aboard, captain), (None, None)]


def test_a_dossier_holds_the_story_whole(view):
    """Articles in the story's order, findings in theirs, and every statement they stand on."""
    dossier = view.dossier(factory.STORY.id)
    assert [article.id for article in dossier.articles] == list(factory.STORY.articles)
    assert list(dossier.findings) == factory.FINDINGS
    assert {each for finding in dossier.findings for each in finding.statements} <= {statement.id for statement in dossier.statements}
    assert view.dossier("nothing") is None


def test_statements_lead_to_their_findings(view):
    """A statement that belongs to no finding is left out."""
    found = view.findings_with([factory.H[0].id, factory.B[3].id, "nothing"])
    assert {key: finding.gist for key, finding in found.items()} == {
        factory.H[0].id: factory.FINDINGS[0].gist,
        factory.B[3].id: factory.FINDINGS[9].gist,
    }


def test_a_person_is_told_by_role(view):
    """Twice Juhan Roos speaks; nobody of another name is known."""
    assert view.entity("juhan roos").counts == {"speaker": 2}
    assert {each.finding.gist for each in view.of_entity("juhan roos", ["speaker"], limit=9)} == {
        "The captain had left the marked channel",
        "“The channel was marked, and it was lit,” said Juhan Roos",
    }
    assert view.entity("nobody") is None


def test_a_place_is_known_as_a_place(view):
    """Naissaar only ever says where."""
    assert view.entity("geonames:590077").is_place


def test_an_outlet_is_counted_by_how_its_findings_stand(view):
    """Counts of findings, not of statements."""
    outlet = view.outlet("Coast Today")
    assert outlet.articles == 1
    assert outlet.counts == {"corroborated": 1, "conflicting": 2, "single": 1}
    assert {each.finding.gist for each in view.of_outlet("Coast Today", "single", limit=9)} == {factory.FINDINGS[8].gist}


def test_a_story_names_its_people_and_places(view):
    """Those whom most articles speak of come first, with the name they bear most."""
    told = view.cover(factory.STORY.id).outline
    assert [(each.name, each.articles) for each in told.people][:2] == [("Juhan Roos", 3), ("Aurelia", 2)]
    assert [each.name for each in told.places] == ["Naissaar", "Tallinn", "Helsinki"]


def test_a_place_that_acts_and_a_place_where_things_happen_are_one(tmp_path):
    """A country's mention gives the key under which statements made there are found."""
    path = str(tmp_path / "casebook.db")
    article, mentions, statements = factory.batch()[0]
    with Casebook(path) as casebook:
        casebook.keep([(article, [msgspec.structs.replace(mentions[0], entity="country:EE")], statements)])
        casebook.settle([msgspec.structs.replace(factory.STORY, articles=(article.id,))], {})
    with View(path) as view:
        assert "country:EE" in {each.entity for each in view.cover(factory.STORY.id).outline.places}


def test_somebody_was_where_they_acted(view):
    """The ferry ran aground off Naissaar, as one finding of two outlets tells; a denial or a plan tells no stay."""
    been = view.whereabouts("aurelia")
    assert [(stay.name, stay.findings, stay.last) for stay in been.stays] == [("Naissaar", 1, "2024-03-04")]
    assert [(spot.name, spot.statements) for spot in been.spots] == [("Naissaar", 2)]
    assert view.whereabouts("baltline").stays == ()


def test_an_outline_lists_what_is_read_first(view):
    """The agreed core, conflicts, updates, then what one alone says; each with its day, its articles and its speakers."""
    entries = view.cover(factory.STORY.id).outline.entries
    assert [entry.standing for entry in entries] == ["corroborated"] * 2 + ["conflicting"] * 2 + ["updated"] + ["single"] * 5
    injured = next(entry for entry in entries if entry.gist == "How many people were injured")
    assert (injured.day, injured.planned, injured.articles, injured.speakers) == (
        "2024-03-04",
        False,
        (0, 1, 2, 3),
        ("the rescue service",),
    )


COLD = """
import sys, threading
sys.setswitchinterval(1e-6)
import casebook_factory as factory
from twosource.keep import View
from twosource.keep.asking import asked
view = View(sys.argv[1])
ids = [finding.id for finding in factory.FINDINGS]
ask = [
    lambda: view.cover(factory.STORY.id),
    lambda: view.stated(ids),
    lambda: view.dossier(factory.STORY.id),
    lambda: view.statements_of(factory.HP.id),
    lambda: view.article(factory.HP.id),
    lambda: view.of_entity("juhan roos", ["speaker"], limit=9),
    lambda: view.find_articles(asked("ferry"), limit=9),
]
together = threading.Barrier(2 * len(ask))
def go(one):
    together.wait()
    one()
threads = [threading.Thread(target=go, args=(one,)) for one in ask * 2]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
"""


def test_many_may_ask_at_once_from_the_first_moment(tmp_path):
    """Threads that read their first nouns together do not end the process."""
    path = factory.fill(str(tmp_path / "casebook.db"))
    for _ in range(3):
        done = subprocess.run([sys.executable, "-c", COLD, path], cwd=TESTS, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, "")


def test_at_once_is_one_moment(tmp_path):
    """What is written meanwhile is seen by the next who asks, and not within."""
    path = factory.fill(str(tmp_path / "casebook.db"))
    with View(path) as view, Casebook(path) as casebook, view.at_once() as now:
        before = now.headlines(limit=5)
        casebook.settle([], {})
        assert now.headlines(limit=5) == before
        assert view.headlines(limit=5) == (0, [])


def test_a_version_changes_when_something_is_written(tmp_path):
    """And stays where nothing is, or where what is written is the same."""
    path = factory.fill(str(tmp_path / "casebook.db"))
    with View(path) as view, Casebook(path) as casebook:
        first = view.version()
        assert view.version() == first
        casebook.settle([], {})
        assert view.version() != first


def test_beyond_this_machine_no_folder_is_named(tmp_path):
    """An article says of its file only the name, wherever it is told."""
    path = factory.fill(str(tmp_path / "casebook.db"))
    with View(path, paths=False) as view:
        told = [
            view.article(factory.HP.id).read_from,
            view.dossier(factory.STORY.id).articles[0].read_from,
            view.cover(factory.STORY.id).articles[0].read_from,
            view.find_articles(asked("shudder"), limit=1)[1][0].read_from,
            view.dropped_with(factory.HP.id)[0].read_from,
        ]
    assert told == ["harbour-post.html"] * 5
