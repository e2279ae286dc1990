"""Writes again what is derived from content, where a casebook of an older twosource is brought up to date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from twosource.keep import schema
from twosource.keep.record import noun_of, nouns
from twosource.keep.rows import replace
from twosource.keep.settling import digest, settle, unsettle
from twosource.model import Article, Finding, Mention, Statement, Story

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import ColumnElement, Connection

    from twosource.keep.rows import Kept

# Articles, or stories, held in memory at a time.
_PAGE = 200


def refill(connection: Connection) -> None:
    """Keep every article again, and settle every story again, as this version does."""
    for table in (schema.roles, schema.names):
        connection.execute(delete(table))
    for ids in _pages(connection, schema.articles.c.id):
        replace(connection, _kept(connection, ids))
    resettle(connection)


def resettle(connection: Connection) -> None:
    """Settle every story again, and count anew."""
    for table in (schema.entity_counts, schema.outlet_counts, schema.finding_entities, schema.finding_outlets):
        connection.execute(delete(table))
    for ids in _pages(connection, schema.stories.c.id):
        stories = _settled(connection, ids)
        unsettle(connection, ids)
        settle(connection, stories, {story.id: digest(story, findings) for story, findings in stories})


def _pages(connection: Connection, column: ColumnElement[str]) -> Iterator[list[str]]:
    last = ""
    while ids := list(connection.execute(select(column).where(column > last).order_by(column).limit(_PAGE)).scalars()):
        yield ids
        last = ids[-1]


def _kept(connection: Connection, ids: Sequence[str]) -> list[Kept]:
    its, found, said = schema.articles, schema.mentions, schema.statements
    mentions: dict[str, list[Mention]] = {}
    statements: dict[str, list[Statement]] = {}
    query = select(found).where(found.c.article.in_(ids)).order_by(found.c.article, found.c.number)
    for mention in nouns(connection.execute(query), Mention):
        mentions.setdefault(mention.article, []).append(mention)
    query = select(said).where(said.c.article.in_(ids)).order_by(said.c.article, said.c.number)
    for statement in nouns(connection.execute(query), Statement):
        statements.setdefault(statement.article, []).append(statement)
    articles = nouns(connection.execute(select(its).where(its.c.id.in_(ids))), Article)
    return [(article, mentions.get(article.id, ()), statements.get(article.id, ())) for article in articles]


def _settled(connection: Connection, ids: Sequence[str]) -> list[tuple[Story, list[Finding]]]:
    its, members, found, links = schema.stories, schema.story_articles, schema.findings, schema.finding_statements
    articles: dict[str, list[str]] = {}
    for row in connection.execute(select(members).where(members.c.story.in_(ids)).order_by(members.c.story, members.c.number)):
        articles.setdefault(row.story, []).append(row.article)
    said: dict[str, list[str]] = {}
    of_these = select(links).join_from(links, found, found.c.id == links.c.finding).where(found.c.story.in_(ids))
    for row in connection.execute(of_these.order_by(links.c.finding, links.c.number)):
        said.setdefault(row.finding, []).append(row.statement)
    findings: dict[str, list[Finding]] = {}
    for row in connection.execute(select(found).where(found.c.story.in_(ids)).order_by(found.c.story, found.c.number)):
        findings.setdefault(row.story, []).append(noun_of(row, Finding, statements=said.get(row.id, ())))
    rows = connection.execute(select(its).where(its.c.id.in_(ids)).order_by(its.c.id)).all()
    return [(noun_of(row, Story, articles=articles.get(row.id, ())), findings.get(row.id, [])) for row in rows]
