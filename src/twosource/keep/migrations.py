"""The steps by which a casebook came to its present tables, in order, each with a name that never changes.

A casebook records the names it has been through. One that knows a name this list does not was written by a newer
twosource; one that lacks a name is brought up to date by the next writer. A step is never edited after a release.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import inspect, select, text

from twosource.errors import CasebookError
from twosource.keep import schema
from twosource.keep.refill import refill, resettle

if TYPE_CHECKING:
    from sqlalchemy import Connection

# What the two databases call the same thing: SQLite's rowid is only an alias of a column that says INTEGER, and a table
# without one lies in the order of its key. Unknown moments come last in SQLite when the newest come first.
_TYPES = {
    "sqlite": {"key": "INTEGER", "json": "JSON", "real": "REAL", "clustered": " WITHOUT ROWID", "last": ""},
    "postgresql": {"key": "BIGINT", "json": "JSONB", "real": "DOUBLE PRECISION", "clustered": "", "last": " NULLS LAST"},
}

_TABLES = """
CREATE TABLE articles (
    key {key} PRIMARY KEY, id TEXT NOT NULL UNIQUE, address TEXT, read_from TEXT NOT NULL, outlet TEXT, title TEXT,
    authors {json} NOT NULL, published TEXT, updated TEXT, place TEXT, language TEXT, text TEXT NOT NULL,
    paragraphs {json} NOT NULL, captions {json} NOT NULL, agencies {json} NOT NULL, furniture {json} NOT NULL, raw_map {json});
CREATE INDEX articles_outlet ON articles (outlet, published);
CREATE TABLE mentions (
    article TEXT NOT NULL, number INTEGER NOT NULL, kind TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    text TEXT NOT NULL, name TEXT, entity TEXT, "where" {json}, "when" {json}, amount {json}, direct BOOLEAN, cue TEXT,
    speaker {json}, PRIMARY KEY (article, number)){clustered};
CREATE TABLE statements (
    id TEXT PRIMARY KEY, article TEXT NOT NULL, number INTEGER NOT NULL, kind TEXT NOT NULL, evidence {json} NOT NULL,
    predicate TEXT NOT NULL, code TEXT, who {json}, whom {json}, "where" {json}, "when" {json}, amount {json}, words TEXT,
    speaker {json}, chain {json} NOT NULL, status TEXT NOT NULL, negated BOOLEAN NOT NULL, day TEXT);
CREATE INDEX statements_article ON statements (article, number);
CREATE INDEX statements_day ON statements (day);
CREATE TABLE roles (
    entity TEXT NOT NULL, role TEXT NOT NULL, statement TEXT NOT NULL, article TEXT NOT NULL, name TEXT NOT NULL,
    folded TEXT NOT NULL, PRIMARY KEY (entity, role, statement)){clustered};
CREATE INDEX roles_article ON roles (article);
CREATE INDEX roles_folded ON roles (folded, entity);
CREATE INDEX roles_statement ON roles (statement);
CREATE TABLE stories (
    id TEXT PRIMARY KEY, title TEXT, earliest TEXT, latest TEXT, origins INTEGER NOT NULL, outlets INTEGER NOT NULL,
    corroborated INTEGER NOT NULL, single INTEGER NOT NULL, conflicting INTEGER NOT NULL, updated INTEGER NOT NULL,
    digest TEXT NOT NULL);
CREATE INDEX stories_latest ON stories (latest);
CREATE TABLE story_articles (
    story TEXT NOT NULL, number INTEGER NOT NULL, article TEXT NOT NULL, PRIMARY KEY (story, number)){clustered};
CREATE INDEX story_articles_article ON story_articles (article);
CREATE TABLE findings (
    key {key} PRIMARY KEY, id TEXT NOT NULL UNIQUE, story TEXT NOT NULL, number INTEGER NOT NULL, kind TEXT NOT NULL,
    gist TEXT NOT NULL, standing TEXT NOT NULL, outlets {json} NOT NULL, origins INTEGER NOT NULL,
    origin_groups {json} NOT NULL, differences {json} NOT NULL, vouched_by {json} NOT NULL, score {real} NOT NULL,
    reasons {json} NOT NULL);
CREATE INDEX findings_story ON findings (story, number);
CREATE TABLE finding_statements (
    finding TEXT NOT NULL, number INTEGER NOT NULL, statement TEXT NOT NULL, PRIMARY KEY (finding, number)){clustered};
CREATE INDEX finding_statements_statement ON finding_statements (statement);
CREATE TABLE finding_outlets (
    outlet TEXT NOT NULL, latest TEXT NOT NULL, finding TEXT NOT NULL, standing TEXT NOT NULL,
    PRIMARY KEY (outlet, latest, finding)){clustered};
CREATE INDEX finding_outlets_finding ON finding_outlets (finding);
CREATE TABLE finding_entities (
    entity TEXT NOT NULL, role TEXT NOT NULL, latest TEXT NOT NULL, finding TEXT NOT NULL,
    PRIMARY KEY (entity, role, latest, finding)){clustered};
CREATE INDEX finding_entities_finding ON finding_entities (finding);
CREATE TABLE dropped (id TEXT PRIMARY KEY, read_from TEXT NOT NULL, reason TEXT NOT NULL, kind TEXT NOT NULL, text TEXT);
CREATE INDEX dropped_read_from ON dropped (read_from)
"""

# External-content indexes: the words are kept once, in the table; triggers keep the index in step with it.
_FTS5 = (
    """CREATE VIRTUAL TABLE {table}_words USING fts5 (
        {columns}, content='{table}', content_rowid='key', tokenize='porter unicode61 remove_diacritics 2')""",
    """CREATE TRIGGER {table}_words_insert AFTER INSERT ON {table} BEGIN
        INSERT INTO {table}_words (rowid, {columns}) VALUES (new.key, {new}); END""",
    """CREATE TRIGGER {table}_words_delete AFTER DELETE ON {table} BEGIN
        INSERT INTO {table}_words ({table}_words, rowid, {columns}) VALUES ('delete', old.key, {old}); END""",
)

# PostgreSQL refuses a tsvector over 1 MB: the first 300,000 characters of a text are searched.
_TSVECTOR = (
    "ALTER TABLE {table} ADD COLUMN words tsvector GENERATED ALWAYS AS (to_tsvector('english', {document})) STORED",
    "CREATE INDEX {table}_words ON {table} USING gin (words)",
)


def _tables(connection: Connection) -> None:
    types = _TYPES[connection.dialect.name]
    for command in _TABLES.format(**types).split(";\n"):
        connection.execute(text(command))


def _parts(table: str, columns: tuple[str, ...], beside: tuple[str, ...] = ()) -> dict[str, str]:
    """What the commands name: the columns of words, and in SQLite's index those that stand beside them."""
    every = columns + beside
    return {
        "table": table,
        "columns": ", ".join(every),
        "new": ", ".join(f"new.{column}" for column in every),
        "old": ", ".join(f"old.{column}" for column in every),
        "document": " || ' ' || ".join(f"left(coalesce({column}, ''), 300000)" for column in columns),
    }


def _words(connection: Connection) -> None:
    for table, columns in (("articles", ("title", "text")), ("findings", ("gist",))):
        parts = _parts(table, columns)
        for command in _FTS5 if connection.dialect.name == "sqlite" else _TSVECTOR:
            connection.exec_driver_sql(command.format(**parts))


_COUNTED = """
ALTER TABLE articles ADD COLUMN tags TEXT NOT NULL DEFAULT '';
ALTER TABLE findings ADD COLUMN tags TEXT NOT NULL DEFAULT '';
ALTER TABLE stories ADD COLUMN lead TEXT;
ALTER TABLE stories ADD COLUMN dispute TEXT;
CREATE TABLE outlines (story TEXT PRIMARY KEY, outline TEXT NOT NULL);
CREATE TABLE names (
    entity TEXT NOT NULL, name TEXT NOT NULL, folded TEXT NOT NULL, roles INTEGER NOT NULL, PRIMARY KEY (entity, name)){clustered};
CREATE INDEX names_folded ON names (folded, entity);
DROP INDEX roles_folded;
CREATE TABLE entity_counts (
    entity TEXT NOT NULL, role TEXT NOT NULL, findings INTEGER NOT NULL, PRIMARY KEY (entity, role)){clustered};
CREATE TABLE outlet_counts (
    outlet TEXT NOT NULL, standing TEXT NOT NULL, findings INTEGER NOT NULL, PRIMARY KEY (outlet, standing)){clustered};
CREATE INDEX finding_outlets_standing ON finding_outlets (outlet, standing, latest, finding);
DROP INDEX stories_latest;
CREATE INDEX stories_newest ON stories (latest DESC{last}, id)
"""

# The same as before with the tags beside the words, made over rows that are there already.
_TAGGED = {
    "sqlite": (*_FTS5, "INSERT INTO {table}_words ({table}_words) VALUES ('rebuild')"),
    "postgresql": (
        """ALTER TABLE {table} ADD COLUMN words tsvector GENERATED ALWAYS AS (
            to_tsvector('english', {document}) || to_tsvector('simple', tags)) STORED""",
        _TSVECTOR[1],
    ),
}
_UNTAGGED = {
    "sqlite": ("DROP TRIGGER {table}_words_insert", "DROP TRIGGER {table}_words_delete", "DROP TABLE {table}_words"),
    "postgresql": ("ALTER TABLE {table} DROP COLUMN words",),
}


def _counted(connection: Connection) -> None:
    dialect = connection.dialect.name
    for table in ("articles", "findings"):
        for command in _UNTAGGED[dialect]:
            connection.exec_driver_sql(command.format(table=table))
    for command in _COUNTED.format(**_TYPES[dialect]).split(";\n"):
        connection.execute(text(command))
    for table, columns in (("articles", ("title", "text")), ("findings", ("gist",))):
        parts = _parts(table, columns, ("tags",))
        for command in _TAGGED[dialect]:
            connection.exec_driver_sql(command.format(**parts))


_TIES = """
CREATE TABLE ties (
    kind TEXT NOT NULL, one TEXT NOT NULL, other TEXT NOT NULL, story TEXT NOT NULL, score {real} NOT NULL, reasons {json} NOT NULL,
    PRIMARY KEY (kind, one, other, story)){clustered};
CREATE INDEX ties_story ON ties (story)
"""


def _ties(connection: Connection) -> None:
    for command in _TIES.format(**_TYPES[connection.dialect.name]).split(";\n"):
        connection.execute(text(command))


def _gists(connection: Connection) -> None:
    connection.execute(text("ALTER TABLE statements ADD COLUMN gist TEXT"))


_IN_DOUBT = """
ALTER TABLE stories ADD COLUMN in_doubt {json} NOT NULL DEFAULT '{{}}';
ALTER TABLE finding_outlets ADD COLUMN in_doubt BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE outlet_counts ADD COLUMN in_doubt INTEGER NOT NULL DEFAULT 0
"""


def _in_doubt(connection: Connection) -> None:
    for command in _IN_DOUBT.format(**_TYPES[connection.dialect.name]).split(";\n"):
        connection.execute(text(command))


MIGRATIONS = (
    ("0001 tables", _tables),
    ("0002 words", _words),
    ("0003 counted when kept, and searched by tags", _counted),
    ("0004 ties", _ties),
    ("0005 gists of statements", _gists),
    ("0006 in doubt, counted apart", _in_doubt),
)
# What was kept before these has no tags and no counts, before those no counts of what is in doubt. Rows are written again
# by the tables of today, and so after the last step.
_FILLED_AFTER = {"0003 counted when kept, and searched by tags"}
_SETTLED_AFTER = {"0006 in doubt, counted apart"}


def missing(connection: Connection, address: str) -> list[str]:
    """The names of the steps that this casebook has not been through, in order; raises `CasebookError` for one not known here."""
    if not inspect(connection).has_table("migrations"):
        return [name for name, _ in MIGRATIONS]
    done = set(connection.execute(select(schema.migrations.c.name)).scalars())
    unknown = done - {name for name, _ in MIGRATIONS}
    if unknown:
        newest = ", ".join(sorted(unknown))
        raise CasebookError(f"{address}: the casebook was written by a newer twosource (it knows {newest}): upgrade to read it")
    return [name for name, _ in MIGRATIONS if name not in done]


def migrate(connection: Connection, address: str) -> None:
    """Bring the casebook to the present tables, within the caller's transaction."""
    todo = missing(connection, address)
    if not inspect(connection).has_table("migrations"):
        connection.execute(text("CREATE TABLE migrations (name TEXT PRIMARY KEY)"))
    for name, step in MIGRATIONS:
        if name in todo:
            step(connection)
            connection.execute(schema.migrations.insert().values(name=name))
    if not _FILLED_AFTER.isdisjoint(todo):
        refill(connection)
    elif not _SETTLED_AFTER.isdisjoint(todo):
        resettle(connection)
