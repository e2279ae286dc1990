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
    _add(connection, schema.names, ("roles",), rows)


def people_more(connection: Connection, counts: Mapping[tuple[str, str], int]) -> None:
    """Add to the findings of a person by role; what comes to none goes."""
    rows = [{"entity": entity, "role": role, "findings": times} for (entity, role), times in sorted(counts.items()) if times]
    _add(connection, schema.entity_counts, ("findings",), rows)


def outlets_more(connection: Connection, counts: Mapping[tuple[str, str], tuple[int, int]]) -> None:
    """Add to the findings of an outlet by standing, and to those of them that are in doubt; what comes to none goes."""
    rows = [
        {"outlet": outlet, "standing": standing, "findings": times, "in_doubt": in_doubt}
        for (outlet, standing), (times, in_doubt) in sorted(counts.items())
        if times
    ]
    _add(connection, schema.outlet_counts, ("findings", "in_doubt"), rows)


def _add(connection: Connection, table: Table, columns: Sequence[str], rows: Sequence[Mapping[str, object]]) -> None:
    """Add to these columns; a row goes where nothing is left in the first of them."""
    if not rows:
        return
    keys, first = [key.name for key in table.primary_key], columns[0]
    insert = (sqlite if connection.dialect.name == "sqlite" else postgresql).insert(table)
    sums = {column: table.c[column] + insert.excluded[column] for column in columns}
    connection.execute(insert.on_conflict_do_update(index_elements=keys, set_=sums), rows)
    less = [{f"_{key}": row[key] for key in keys} for row in rows if int(str(row[first])) < 0]
    if less:
        query = delete(table).where(*(table.c[key] == bindparam(f"_{key}") for key in keys), table.c[first] <= 0)
        connection.execute(query, less)
