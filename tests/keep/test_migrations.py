"""A casebook that an older twosource wrote becomes one that this one writes."""

import json
import sqlite3
from contextlib import closing

import casebook_factory as factory
import pytest
from sqlalchemy import create_engine, insert, text

from twosource.errors import CasebookError
from twosource.keep import Casebook, View, migrations, schema
from twosource.keep.asking import asked


def rows(path):
    """Every row of every table of ours, column by column, without the search index's own bookkeeping."""
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'") if "_words" not in name]
        return {table: sorted((dict(row) for row in connection.execute(f"SELECT * FROM {table}")), key=repr) for table in tables}


def read(kept):
    """The same with its JSON read: 12 and 12.0 are one amount."""
    return {
        table: [
            {
                column: json.loads(value) if isinstance(value, str) and value.startswith(("[", "{")) else value
                for column, value in row.items()
            }
            for row in its
        ]
        for table, its in kept.items()
    }


def write_old(path, kept, steps):
    """The tables of the first steps, with those rows."""
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE migrations (name TEXT PRIMARY KEY)"))
        for name, step in migrations.MIGRATIONS[:steps]:
            step(connection)
            connection.execute(insert(schema.migrations).values(name=name))
        for table, its in kept.items():
            columns = [row[1] for row in connection.exec_driver_sql(f"PRAGMA table_info({table})")]
            for row in its if table != "migrations" else ():
                if columns:
                    marks = ", ".join("?" * len(columns))
                    connection.exec_driver_sql(f"INSERT INTO {table} VALUES ({marks})", tuple(row[column] for column in columns))
    engine.dispose()


def without_doubt(row):
    """A row of outlines as it was before its entries told what is in doubt."""
    told = json.loads(row["outline"])
    return {**row, "outline": json.dumps({**told, "entries": [each[:-1] for each in told["entries"]]})}


@pytest.fixture(params=[2, 5], ids=["before anything was counted", "before what is in doubt was counted apart"])
def old(tmp_path, request):
    """The ferry story as it was kept then, beside the same as it is kept now; some of it is in doubt."""
    factory.fill(str(tmp_path / "new.db"), factory.in_doubt("About 412 people were aboard", "How many people were injured"))
    kept = rows(tmp_path / "new.db")
    write_old(tmp_path / "old.db", {**kept, "outlines": list(map(without_doubt, kept["outlines"]))}, request.param)
    return tmp_path / "old.db"


def test_a_casebook_of_an_older_twosource_is_brought_up_to_date(old):
    """Its rows become those that would be written now, and its words are found by outlet and person too."""
    with Casebook(str(old)):
        pass
    assert read(rows(old)) == read(rows(old.parent / "new.db"))
    with View(str(old)) as view:
        for question, count in (("ferry", 1), ('outlet:"Coast Today" sailings', 1), ('person:"Juhan Roos"', 2)):
            assert view.find_findings(asked(question), limit=9)[0] == count
        _, [headline] = view.headlines(limit=1)
        assert headline.tally.in_doubt == {"corroborated": 1, "conflicting": 1}
        assert view.outlet("Harbour Post").in_doubt == {"corroborated": 1, "conflicting": 1}
        assert [entry.in_doubt for entry in view.cover(factory.STORY.id).outline.entries].count(True) == 2


def test_what_is_brought_up_to_date_is_counted_on(old):
    """A story that is taken away takes its numbers with it."""
    with Casebook(str(old)) as casebook:
        casebook.settle([factory.STORY], {factory.STORY.id: factory.FINDINGS})
    with View(str(old)) as view:
        outlet = view.outlet("Harbour Post")
    assert (outlet.counts["corroborated"], outlet.in_doubt) == (2, {})


def test_a_reader_asks_for_a_run_first(old):
    """To read it brings nothing up to date."""
    with pytest.raises(CasebookError, match="older twosource"):
        View(str(old))
