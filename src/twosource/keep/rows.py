"""An article with all that was found in it, as the rows that are kept of it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert

from twosource.keep import counts, schema
from twosource.keep.numbers import numbers
from twosource.keep.record import record
from twosource.keep.tags import sort_of, tag, tagged

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy import ColumnElement, Connection, Table

    from twosource.model import Article, Mention, Party, Statement

    Kept = tuple[Article, Sequence[Mention], Sequence[Statement]]

# SQLite takes 32,766 values in one command; this many ids in an IN list leaves room.
CHUNK = 5000


def replace(connection: Connection, kept: Sequence[Kept]) -> None:
    """Write articles in place of what is kept of them."""
    names = _forget(connection, [article.id for article, _, _ in kept])
    keys = numbers(connection, schema.articles, [(article.id, article.published) for article, _, _ in kept])
    articles: list[dict[str, Any]] = []
    mentions: list[dict[str, Any]] = []
    statements: list[dict[str, Any]] = []
    roles: list[dict[str, Any]] = []
    for article, found, said in kept:
        mentions.extend(record(schema.mentions, mention, number=number) for number, mention in enumerate(found))
        # One thing said twice in the same words is one statement: ids are made from content.
        places = {mention.where.geonames: mention.entity for mention in found if mention.where and mention.entity}
        its: list[dict[str, str]] = []
        for number, statement in enumerate({one.id: one for one in said}.values()):
            statements.append(record(schema.statements, statement, number=number, day=_day(statement)))
            its.extend(_roles(statement, places))
        roles.extend(its)
        articles.append(record(schema.articles, article, key=keys[article.id], tags=tagged(_tags(article, its))))
    for table, rows in ((schema.articles, articles), (schema.mentions, mentions), (schema.statements, statements), (schema.roles, roles)):
        write(connection, table, rows)
    names.update((role["entity"], role["name"]) for role in roles)
    counts.name_more(connection, names)


def _forget(connection: Connection, articles: Sequence[str]) -> Counter[tuple[str, str]]:
    """Take these articles away; what is to be taken from the names."""
    names: Counter[tuple[str, str]] = Counter()
    for start in range(0, len(articles), CHUNK):
        names.subtract(counts.names_of(connection, articles[start : start + CHUNK]))
    for table in (schema.mentions, schema.statements, schema.roles):
        erase(connection, table, table.c.article, articles)
    erase(connection, schema.articles, schema.articles.c.id, articles)
    return names


def erase(connection: Connection, table: Table, column: ColumnElement[str], ids: Sequence[str]) -> None:
    """Delete the rows of these ids."""
    for start in range(0, len(ids), CHUNK):
        connection.execute(delete(table).where(column.in_(ids[start : start + CHUNK])))


def write(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows, if there are any."""
    if rows:
        connection.execute(insert(table), rows)


def _tags(article: Article, roles: Sequence[Mapping[str, str]]) -> Iterator[str]:
    if article.outlet:
        yield tag("outlet", article.outlet)
    if article.published:
        yield tag("day", article.published[:10])
    for role in roles:
        yield tag(sort_of(role["role"]), role["entity"])


def _day(statement: Statement) -> str | None:
    """The first day of a statement's time, for search by day."""
    return statement.when.earliest[:10] if statement.when and statement.when.earliest else None


def _roles(statement: Statement, places: Mapping[int | None, str]) -> Iterator[dict[str, str]]:
    """Who and what place a statement speaks of, once per role; `places` are the entities of places by their number in GeoNames."""
    parties: list[tuple[str, Party | None]] = [("who", statement.who), ("whom", statement.whom), ("speaker", statement.speaker)]
    parties += [("speaker", link) for link in statement.chain]
    found: dict[tuple[str, str], str] = {}
    for role, party in parties:
        if party and (party.entity or party.name):
            found.setdefault((party.entity or party.name or "", role), party.name or party.text)
    where = statement.where
    if where and (where.geonames or where.name):
        place = places.get(where.geonames, f"geonames:{where.geonames}") if where.geonames else where.name or ""
        found[(place, "where")] = where.name or where.text
    for (entity, role), name in found.items():
        yield {
            "entity": entity,
            "role": role,
            "statement": statement.id,
            "article": statement.article,
            "name": name,
            "folded": name.casefold(),
        }
