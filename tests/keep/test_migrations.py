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


def write_old(path, kept):
    """The tables of the first two steps, with those rows."""
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE migrations (name TEXT PRIMARY KEY)"))
        for name, step in migrations.MIGRATIONS[:2]:
            step(connection)
            connection.execute(insert(schema.migrations).values(name=name))
        for table, its in kept.items():
            columns = [row[1] for row in connection.exec_driver_sql(f"PRAGMA table_info({table})")]
            for row in its if table != "migrations" else ():
                if columns:
                    marks = ", ".join("?" * len(columns))
                    connection.exec_driver_sql(f"INSERT INTO {table} VALUES ({marks})", tuple(row[column] for column in columns))
    engine.dispose()


@pytest.fixture
def old(tmp_path):
    """The ferry story as it was kept before anything was counted, beside the same as it is kept now."""
    factory.fill(str(tmp_path / "new.db"))
    write_old(tmp_path / "old.db", rows(tmp_path / "new.db"))
    return tmp_path / "old.db"


def test_a_casebook_of_an_older_twosource_is_brought_up_to_date(old):
    """Its rows become those that would be written now, and its words are found by outlet and person too."""
    with Casebook(str(old)):
        pass
    assert read(rows(old)) == read(rows(old.parent / "new.db"))
    with View(str(old)) as view:
        for question, count in (("ferry", 1), ('outlet:"Coast Today" sailings', 1), ('person:"Juhan Roos"', 2)):
            assert view.find_findings(asked(question), limit=9)[0] == count


def test_a_reader_asks_for_a_run_first(old):
    """To read it brings nothing up to date."""
    with pytest.raises(CasebookError, match="older twosource"):
        View(str(old))
