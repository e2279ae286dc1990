"""What is counted when it is kept: names by how often they are borne, people and outlets by their findings."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, delete, func, select
from sqlalchemy.dialects import postgresql, sqlite

from twosource.keep import schema

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection, Table


def names_of(connection: Connection, articles: Sequence[str]) -> Counter[tuple[str, str]]:
    """How often the statements of these articles call whom by which name."""
    table = schema.roles
    query = select(table.c.entity, table.c.name, func.count().label("times")).where(table.c.article.in_(articles))
    return Counter({(row.entity, row.name): row.times for row in connection.execute(query.group_by(table.c.entity, table.c.name))})


def name_more(connection: Connection, names: Mapping[tuple[str, str], int]) -> None:
    """Add to the names; a name that nobody bears any longer goes."""
    rows = [
        {"entity": entity, "name": name, "folded": name.casefold(), "roles": times}
        for (entity, name), times in sorted(names.items())
        if times
    ]
    _add(connection, schema.names, "roles", rows)


def count_more(connection: Connection, table: Table, counts: Mapping[tuple[str, str], int]) -> None:
    """Add to the findings of a person by role, or of an outlet by standing; what comes to none goes."""
    owner, sort, _ = table.c.keys()
    rows = [{owner: one, sort: other, "findings": times} for (one, other), times in sorted(counts.items()) if times]
    _add(connection, table, "findings", rows)


def _add(connection: Connection, table: Table, column: str, rows: Sequence[Mapping[str, object]]) -> None:
    if not rows:
        return
    keys = [key.name for key in table.primary_key]
    insert = (sqlite if connection.dialect.name == "sqlite" else postgresql).insert(table)
    more = insert.on_conflict_do_update(index_elements=keys, set_={column: table.c[column] + insert.excluded[column]})
    connection.execute(more, rows)
    less = [{f"_{key}": row[key] for key in keys} for row in rows if int(str(row[column])) < 0]
    if less:
        query = delete(table).where(*(table.c[key] == bindparam(f"_{key}") for key in keys), table.c[column] <= 0)
        connection.execute(query, less)
