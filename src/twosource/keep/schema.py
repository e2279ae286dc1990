"""The tables of the casebook, as they stand after the last migration.

A noun's fields are its columns, with their JSON names; a field that is itself a structure is a JSON column. Columns that
no noun has are derived from content when it is kept: no clock and no counter leaks into a row, so the same input makes
the same casebook. `key` is a number that grows with the day (see `numbers`), which the full-text index points with; `tags`
are what stands in that index beside the words. What a page counts is counted when it is kept, and not when it is asked for.
"""

from __future__ import annotations

from sqlalchemy import JSON, BigInteger, Boolean, Column, Float, Integer, MetaData, Table, Text
from sqlalchemy.dialects.postgresql import JSONB

_json = JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")
_key = BigInteger().with_variant(Integer(), "sqlite")

metadata = MetaData()

migrations = Table("migrations", metadata, Column("name", Text, primary_key=True))

articles = Table(
    "articles",
    metadata,
    Column("key", _key, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False),
    Column("address", Text),
    Column("read_from", Text, nullable=False),
    Column("outlet", Text),
    Column("title", Text),
    Column("authors", _json, nullable=False),
    Column("published", Text),
    Column("updated", Text),
    Column("place", Text),
    Column("language", Text),
    Column("text", Text, nullable=False),
    Column("paragraphs", _json, nullable=False),
    Column("captions", _json, nullable=False),
    Column("agencies", _json, nullable=False),
    Column("furniture", _json, nullable=False),
    Column("raw_map", _json),
    Column("tags", Text, nullable=False),
)

mentions = Table(
    "mentions",
    metadata,
    Column("article", Text, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("name", Text),
    Column("entity", Text),
    Column("where", _json),
    Column("when", _json),
    Column("amount", _json),
    Column("direct", Boolean),
    Column("cue", Text),
    Column("speaker", _json),
)

statements = Table(
    "statements",
    metadata,
    Column("id", Text, primary_key=True),
    Column("article", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("evidence", _json, nullable=False),
    Column("predicate", Text, nullable=False),
    Column("code", Text),
    Column("who", _json),
    Column("whom", _json),
    Column("where", _json),
    Column("when", _json),
    Column("amount", _json),
    Column("words", Text),
    Column("speaker", _json),
    Column("chain", _json, nullable=False),
    Column("status", Text, nullable=False),
    Column("negated", Boolean, nullable=False),
    Column("gist", Text),
    Column("day", Text),
)

roles = Table(
    "roles",
    metadata,
    Column("entity", Text, primary_key=True),
    Column("role", Text, primary_key=True),
    Column("statement", Text, primary_key=True),
    Column("article", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False),
)

names = Table(
    "names",
    metadata,
    Column("entity", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("folded", Text, nullable=False),
    Column("roles", Integer, nullable=False),
)

stories = Table(
    "stories",
    metadata,
    Column("id", Text, primary_key=True),
    Column("title", Text),
    Column("earliest", Text),
    Column("latest", Text),
    Column("origins", Integer, nullable=False),
    Column("outlets", Integer, nullable=False),
    Column("corroborated", Integer, nullable=False),
    Column("single", Integer, nullable=False),
    Column("conflicting", Integer, nullable=False),
    Column("updated", Integer, nullable=False),
    Column("in_doubt", _json, nullable=False),
    Column("digest", Text, nullable=False),
    Column("lead", Text),
    Column("dispute", Text),
)

outlines = Table("outlines", metadata, Column("story", Text, primary_key=True), Column("outline", Text, nullable=False))

story_articles = Table(
    "story_articles",
    metadata,
    Column("story", Text, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("article", Text, nullable=False),
)

findings = Table(
    "findings",
    metadata,
    Column("key", _key, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False),
    Column("story", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("gist", Text, nullable=False),
    Column("standing", Text, nullable=False),
    Column("outlets", _json, nullable=False),
    Column("origins", Integer, nullable=False),
    Column("origin_groups", _json, nullable=False),
    Column("differences", _json, nullable=False),
    Column("vouched_by", _json, nullable=False),
    Column("score", Float(53), nullable=False),
    Column("reasons", _json, nullable=False),
    Column("tags", Text, nullable=False),
)

finding_statements = Table(
    "finding_statements",
    metadata,
    Column("finding", Text, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("statement", Text, nullable=False),
)

# For the pages of people, places and outlets: what a finding's statements tell, gathered once when it is settled.
finding_outlets = Table(
    "finding_outlets",
    metadata,
    Column("outlet", Text, primary_key=True),
    Column("latest", Text, primary_key=True),
    Column("finding", Text, primary_key=True),
    Column("standing", Text, nullable=False),
    Column("in_doubt", Boolean, nullable=False),
)

finding_entities = Table(
    "finding_entities",
    metadata,
    Column("entity", Text, primary_key=True),
    Column("role", Text, primary_key=True),
    Column("latest", Text, primary_key=True),
    Column("finding", Text, primary_key=True),
)

entity_counts = Table(
    "entity_counts",
    metadata,
    Column("entity", Text, primary_key=True),
    Column("role", Text, primary_key=True),
    Column("findings", Integer, nullable=False),
)

outlet_counts = Table(
    "outlet_counts",
    metadata,
    Column("outlet", Text, primary_key=True),
    Column("standing", Text, primary_key=True),
    Column("findings", Integer, nullable=False),
    Column("in_doubt", Integer, nullable=False),
)

# Why articles are together, and how stories stand to each other.
ties = Table(
    "ties",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("one", Text, primary_key=True),
    Column("other", Text, primary_key=True),
    Column("story", Text, primary_key=True),
    Column("score", Float(53), nullable=False),
    Column("reasons", _json, nullable=False),
)

dropped = Table(
    "dropped",
    metadata,
    Column("id", Text, primary_key=True),
    Column("read_from", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("text", Text),
)
