"""What is kept is whole, and keeping it twice changes nothing."""

import pathlib
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing

import casebook_factory as factory
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from twosource.keep import Casebook, View
from twosource.model import Article, Evidence, Mention, Party, Statement, Story

TESTS = pathlib.Path(__file__).parent.parent


def content(path):
    """Every row of every table of ours, without the search index's own bookkeeping."""
    with closing(sqlite3.connect(path)) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'") if "_words" not in name]
        return {table: sorted(connection.execute(f"SELECT * FROM {table}"), key=repr) for table in tables}


def test_what_is_kept_comes_back_as_it_was(tmp_path):
    """Articles, mentions, statements, the story, its findings and what was dropped are equal to what was given."""
    factory.fill(str(tmp_path / "casebook.db"))
    with View(str(tmp_path / "casebook.db")) as view:
        assert sorted(view.articles(), key=lambda one: one.id) == sorted((a for a, _, _ in factory.batch()), key=lambda one: one.id)
        assert list(view.findings()) == factory.FINDINGS
        assert list(view.stories()) == [factory.STORY]
        assert list(view.dropped()) == factory.DROPPED
        for article, mentions, statements in factory.batch():
            assert view.mentions_of(article.id) == mentions
            assert view.statements_of(article.id) == statements


def test_keeping_twice_changes_nothing(tmp_path):
    """The same story again leaves every row as it stood, and the file's tables dump to the same SQL."""
    path = tmp_path / "casebook.db"
    factory.fill(str(path))
    first = content(path)
    factory.fill(str(path))
    assert content(path) == first
    assert first["statements"]


def test_the_order_of_the_articles_leaves_no_trace(tmp_path):
    """One by one from the back gives the same rows as all at once."""
    factory.fill(str(tmp_path / "one.db"))
    with Casebook(str(tmp_path / "other.db")) as casebook:
        for each in reversed(factory.batch()):
            casebook.keep([each])
        casebook.settle([], {})
        casebook.drop([*factory.DROPPED, *factory.DROPPED])
        casebook.settle([factory.STORY], {factory.STORY.id: factory.FINDINGS})
    assert content(tmp_path / "other.db") == content(tmp_path / "one.db")


def test_a_story_that_was_regrouped_leaves_nothing_behind(tmp_path):
    """After settling other stories, no finding, link or count of the old one stands, and the search does not find it."""
    path = str(tmp_path / "casebook.db")
    factory.fill(path)
    smaller = Story(id="0123456789abcdef", title="Smaller", articles=(factory.HP.id,), earliest=None, latest=None)
    with Casebook(path) as casebook:
        casebook.settle([smaller], {})
    kept = content(path)
    assert [row[1] for row in kept["stories"]] == ["Smaller"]
    assert not kept["findings"]
    assert not kept["finding_statements"]
    assert not kept["finding_entities"]
    assert not kept["finding_outlets"]
    assert not kept["entity_counts"]
    assert not kept["outlet_counts"]
    assert [row[0] for row in kept["outlines"]] == [smaller.id]
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM findings_words WHERE findings_words MATCH 'ferry'").fetchone() == (0,)


def test_an_article_kept_again_is_replaced(tmp_path):
    """Its old statements, mentions and words go with it."""
    path = str(tmp_path / "casebook.db")
    article, mentions, statements = factory.batch()[0]
    with Casebook(path) as casebook:
        casebook.keep([(article, mentions, statements)])
        casebook.keep([(article, mentions[:1], statements[:2])])
        assert casebook.known([article.id, "nobody"]) == {article.id}
        assert casebook.statements(article.id) == tuple(statements[:2])
        assert casebook.mentions(article.id) == tuple(mentions[:1])
        assert list(casebook.articles()) == [article]


def test_a_name_that_nobody_bears_any_longer_is_forgotten(tmp_path):
    """Names are counted as statements come and go."""
    path = str(tmp_path / "casebook.db")
    article, mentions, statements = factory.batch()[1]
    with Casebook(path) as casebook:
        casebook.keep([(article, mentions, statements)])
        assert {row[1] for row in content(path)["names"]} == {"Naissaar", "Juhan Roos"}
        casebook.keep([(article, mentions, statements[:1])])
    assert [tuple(row) for row in content(path)["names"]] == [("geonames:590077", "Naissaar", "naissaar", 1)]


RUN = """
import sys
import casebook_factory as factory
from twosource.keep import Casebook
with Casebook(sys.argv[1]) as casebook:
    print("open", flush=True)
    for _ in range(40):
        for each in factory.batch():
            casebook.keep([each])
        casebook.settle([factory.STORY], {factory.STORY.id: factory.FINDINGS})
        casebook.settle([], {})
"""


@pytest.mark.parametrize("after", [0.0, 0.02, 0.07, 0.15, 0.3])
def test_a_run_that_is_killed_and_started_again_ends_the_same(tmp_path, after):
    """Killed while it writes, at whatever moment, the casebook opens, and the same run leaves the same content."""
    path = str(tmp_path / "killed.db")
    writer = subprocess.Popen([sys.executable, "-c", RUN, path], stdout=subprocess.PIPE, cwd=TESTS)
    writer.stdout.readline()
    time.sleep(after)
    writer.send_signal(signal.SIGKILL)
    writer.wait()
    writer.stdout.close()
    factory.fill(path)
    factory.fill(str(tmp_path / "whole.db"))
    assert content(path) == content(tmp_path / "whole.db")


def test_readers_are_not_held_up_by_a_writer(tmp_path):
    """A view opened before and one opened during a write see whole stories."""
    path = str(tmp_path / "casebook.db")
    factory.fill(path)
    with View(path) as view, Casebook(path) as casebook:
        casebook.settle([], {})
        assert view.headlines(limit=5) == (0, [])
        casebook.settle([factory.STORY], {factory.STORY.id: factory.FINDINGS})
        with View(path) as other:
            assert other.headlines(limit=5)[0] == 1
        assert view.dossier(factory.STORY.id).findings == tuple(factory.FINDINGS)


words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=40)
unknown = st.none() | words


@st.composite
def articles(draw):
    """An article of any characters, with a statement and a mention on some of them."""
    text = draw(words)
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    article = Article(
        id=draw(words),
        address=draw(unknown),
        read_from=draw(words),
        outlet=draw(unknown),
        title=draw(unknown),
        authors=tuple(draw(st.lists(words, max_size=2))),
        published=draw(unknown),
        updated=None,
        place=draw(unknown),
        language="en",
        text=text,
        paragraphs=((0, len(text)),),
        captions=(),
        agencies=(),
        furniture=(),
        raw_map=draw(st.none() | st.just(((0, len(text), 7),))),
    )
    party = Party(text=draw(words), name=draw(unknown), entity=draw(unknown))
    statement = Statement(
        id=draw(words),
        article=article.id,
        kind="quote",
        evidence=Evidence(article=article.id, start=start, end=end, text=text[start:end]),
        predicate="say",
        speaker=party,
        chain=(party,),
        words=draw(unknown),
        negated=draw(st.booleans()),
    )
    return (
        article,
        (Mention(article=article.id, kind="person", start=start, end=end, text=text[start:end], entity=party.entity),),
        (statement,),
    )


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(kept=articles())
def test_any_characters_come_back_as_they_were(tmp_path_factory, kept):
    """Quotes, marks, emoji and other people's commands in any field are kept and read back exactly."""
    path = str(tmp_path_factory.mktemp("any") / "casebook.db")
    article, mentions, statements = kept
    with Casebook(path) as casebook:
        casebook.keep([kept])
        casebook.keep([kept])
    with View(path) as view:
        assert view.article(article.id) == article
        assert view.mentions_of(article.id) == list(mentions)
        assert view.statements_of(article.id) == list(statements)
        [back] = view.statements()
        assert article.text[back.evidence.start : back.evidence.end] == back.evidence.text
