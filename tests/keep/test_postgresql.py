"""The same code keeps and finds the same in PostgreSQL as in SQLite; a server of our own is started where the programs are."""

import os
import pathlib
import shutil
import subprocess

import casebook_factory as factory
import pytest
from sqlalchemy import create_engine, text

from twosource.errors import CasebookError
from twosource.keep import Casebook, View
from twosource.keep.asking import asked

pytest.importorskip("psycopg", reason="psycopg is not installed")


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """A database of its own, on a server that ends with the tests."""
    programs = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin"))
    if not programs:
        pytest.skip("no PostgreSQL here: sh tests/postgresql.sh installs it")
    owner = {"user": "postgres", "group": "postgres"} if os.geteuid() == 0 else {}
    folder = pathlib.Path("/tmp") / f"twosource-postgresql-{os.getpid()}"  # the path of a socket may not be long
    folder.mkdir()
    if owner:
        shutil.chown(folder, **owner)
    start = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": "/", **owner}
    subprocess.run(
        [programs[-1] / "initdb", "-D", folder / "data", "-A", "trust", "-U", "tester", "-E", "UTF8", "--no-sync"], check=True, **start
    )
    options = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off"
    subprocess.run(
        [programs[-1] / "pg_ctl", "-D", folder / "data", "-w", "-o", options, "-l", folder / "log", "start"],
        check=True,
        **start,
    )
    yield f"postgresql+psycopg://tester:secret@/postgres?host={folder}"
    subprocess.run([programs[-1] / "pg_ctl", "-D", folder / "data", "-m", "immediate", "stop"], check=True, **start)
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def views(address, tmp_path_factory):
    """The ferry story, kept twice, in both databases."""
    sqlite = str(tmp_path_factory.mktemp("both") / "casebook.db")
    for each in (address, address, sqlite):
        factory.fill(each)
    with View(address) as one, View(sqlite) as other:
        yield one, other


QUESTIONS = [
    "ferry",
    "FERRIES",
    '"marked channel"',
    '"channel marked"',
    "channel -captain",
    "ferry OR sailings",
    "sail*",
    "day:2024-03-08 hull",
]
QUESTIONS += [
    'person:"Juhan Roos" -denied',
    "place:Naissaar",
    'outlet:"Coast Today" sailings',
    "ferry AND OR NOT ( * ^ : NEAR( & | ! <->",
    "o'clock",
]


@pytest.mark.parametrize("question", QUESTIONS)
def test_both_find_the_same(views, question):
    """Findings and articles, and how many."""
    for find in ("find_findings", "find_articles"):
        (count, found), (other_count, other) = (getattr(view, find)(asked(question), limit=50) for view in views)
        assert (count, {each.id for each in found}) == (other_count, {each.id for each in other})


def test_both_tell_the_same(views):
    """Every noun, the story, people, places and outlets."""
    one, other = views
    for kind in ("articles", "mentions", "statements", "stories", "findings", "dropped"):
        assert list(getattr(one, kind)()) == list(getattr(other, kind)())
    assert one.headlines(limit=5) == other.headlines(limit=5)
    assert one.dossier(factory.STORY.id) == other.dossier(factory.STORY.id)
    assert one.entity("juhan roos") == other.entity("juhan roos")
    assert one.outlet("Coast Today") == other.outlet("Coast Today")
    assert one.of_entity("juhan roos", ["speaker"], limit=9) == other.of_entity("juhan roos", ["speaker"], limit=9)
    assert one.cover(factory.STORY.id) == other.cover(factory.STORY.id)
    ids = [finding.id for finding in factory.FINDINGS[:4]]
    assert one.stated(ids) == other.stated(ids)
    assert one.whereabouts("aurelia") == other.whereabouts("aurelia")


def test_what_is_in_doubt_is_counted_anew_in_a_casebook_of_before(address):
    """Its columns come back filled, as they would be written now."""
    engine = create_engine(address, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text("CREATE DATABASE before"))
    engine.dispose()
    before = address.replace("/postgres?", "/before?")
    gists = [each.gist for each in factory.FINDINGS[:4]]
    factory.fill(before, factory.in_doubt(*gists))
    engine = create_engine(before)
    with engine.begin() as connection:
        for table in ("stories", "finding_outlets", "outlet_counts"):
            connection.execute(text(f"ALTER TABLE {table} DROP COLUMN in_doubt"))
        connection.execute(text("DELETE FROM migrations WHERE name LIKE '0006%'"))
    engine.dispose()
    with Casebook(before), View(before) as view:
        _, [headline] = view.headlines(limit=1)
        outlet = view.outlet("Harbour Post")
    assert headline.tally.in_doubt == {"corroborated": 2, "conflicting": 2}
    assert outlet.in_doubt == {"corroborated": 2, "conflicting": 1}


def test_a_database_that_is_not_there_is_told_without_its_password(address):
    """One line that names the address, and not the secret in it."""
    with pytest.raises(CasebookError) as told:
        Casebook(address.replace("/postgres?", "/nothing?"))
    assert "nothing" in str(told.value)
    assert "secret" not in str(told.value)
