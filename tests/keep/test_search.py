"""What is asked is found; what cannot be asked is told in words for the reader."""

import casebook_factory as factory
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.errors import UsageError
from twosource.keep import View
from twosource.keep.asking import asked


@pytest.fixture(scope="module")
def view(tmp_path_factory):
    """The ferry story, to be searched."""
    with View(factory.fill(str(tmp_path_factory.mktemp("search") / "casebook.db"))) as view:
        yield view


FINDINGS = [
    ("ferry", {"The ferry Aurelia ran onto rocks off Naissaar on Monday"}),
    ("FERRIES", {"The ferry Aurelia ran onto rocks off Naissaar on Monday"}),
    ('"marked channel"', {"The captain had left the marked channel"}),
    ('"channel marked"', set()),
    ("channel -captain", {"“The channel was marked, and it was lit,” said Juhan Roos"}),
    ("ferry OR sailings", {"The ferry Aurelia ran onto rocks off Naissaar on Monday", "Baltline has cancelled all sailings until Friday"}),
    ("sail*", {"Baltline has cancelled all sailings until Friday"}),
    ('person:"Maarja Kask"', {"“We felt one long shudder and then the lights went,” said Maarja Kask"}),
    ('person:"maarja kask"', {"“We felt one long shudder and then the lights went,” said Maarja Kask"}),
    ("place:Naissaar", {"The ferry Aurelia ran onto rocks off Naissaar on Monday"}),
    ("place:geonames:658225", {"The crossing to Helsinki takes two hours"}),
    ('outlet:"Coast Today" sailings', {"Baltline has cancelled all sailings until Friday"}),
    ('outlet:"Harbour Post" sailings', set()),
    ("day:2024-03-08 hull", {"Divers look at the hull on Friday"}),
    ("day:2024-03-05", set()),
    ("nothing of the kind", set()),
]


@pytest.mark.parametrize(("question", "expected"), FINDINGS, ids=[question for question, _ in FINDINGS])
def test_findings_are_found(view, question, expected):
    """Words in any form, phrases, alternatives, exclusions, beginnings, and the four fields."""
    total, found = view.find_findings(asked(question), limit=50)
    gists = {finding.id: finding.gist for finding in factory.FINDINGS}
    assert {gists[each.id] for each in found} == expected
    assert total == len(expected)


ARTICLES = [
    ("shudder", {"Harbour Post"}),
    ("rocks tear", {"Morning Ledger"}),
    ('outlet:"Coast Today"', {"Coast Today"}),
    ("day:2024-03-08", {"The Baltic Observer"}),
    ('person:"Juhan Roos" -denied', {"Morning Ledger", "Coast Today"}),
]


@pytest.mark.parametrize(("question", "expected"), ARTICLES, ids=[question for question, _ in ARTICLES])
def test_articles_are_found(view, question, expected):
    """In text and title, by outlet, day of publication and who is spoken of."""
    _, found = view.find_articles(asked(question), limit=50)
    assert {each.outlet for each in found} == expected


def test_what_was_found_is_marked_in_its_passage(view):
    """The passage holds the words, set between two marks."""
    _, [found] = view.find_articles(asked("shudder"), limit=1)
    assert "one long \x02shudder\x03 and" in found.passage


def test_of_many_the_newest_come_first(view, monkeypatch):
    """Where more are found than are counted, rank means nothing, and the latest day does."""
    monkeypatch.setattr("twosource.keep.search.MOST", 1)
    count, found = view.find_articles(asked("ferry OR aurelia"), limit=9)
    assert count == 2
    assert found[0].outlet == "The Baltic Observer"
    assert len(found) == 4


def test_a_day_is_found_however_it_is_written(view):
    """ISO 8601 knows more than one spelling."""
    assert view.find_articles(asked("day:20240308"), limit=9)[0] == view.find_articles(asked("day:2024-03-08"), limit=9)[0] == 1


def test_a_tag_cannot_be_typed(view):
    """Words are looked for among words only."""
    for word in ("d20240308", "tags", "d20240308 OR d20240304"):
        assert view.find_articles(asked(word), limit=9) == (0, [])


WRONG = [
    ("x" * 401, "400 characters"),
    ('"open', "quotation mark"),
    ("-only -these", "beside what to leave out"),
    ("day:yesterday", "not a day"),
    ("day:2024-02-31", "not a day"),
    (" ".join("abcdefghijklmnopqrstuvwxyz"), "24 words"),
]


@pytest.mark.parametrize(("question", "words"), WRONG, ids=[words for _, words in WRONG])
def test_a_question_that_cannot_be_read_is_told(question, words):
    """The reader hears what is wrong with it."""
    with pytest.raises(UsageError, match=words):
        asked(question)


@settings(max_examples=120, deadline=None)
@given(question=st.text(st.sampled_from("ab \"'*^:()-+{}[]~!&|<>\\\0\n%_;ORANDNEAR") | st.characters(), max_size=60))
def test_no_question_breaks_the_search(view, question):
    """Whatever is typed is either read or refused in words; the database never complains of it."""
    try:
        looked = asked(question)
    except UsageError:
        return
    total, found = view.find_findings(looked, limit=5)
    assert total >= len(found)
    view.find_articles(looked, limit=5)
