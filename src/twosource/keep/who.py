"""What is told of a person, a body or a place, and how an outlet stands beside the others."""

from __future__ import annotations

from functools import cache
from heapq import merge
from itertools import islice
from typing import TYPE_CHECKING, Any, Literal

import msgspec
from sqlalchemy import bindparam, func, select

from twosource.keep import questions, schema
from twosource.keep.outline import Spot, spots
from twosource.model import Finding, Noun, Standing, Where

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection, Select

Role = Literal["who", "whom", "speaker", "where"]

# Names told of somebody, the most used first.
_NAMES = 50
# The latest findings of somebody's deeds, and their statements, that are looked at for where they were done; the places told.
_DEEDS = 60
_STATEMENTS = 400
_PLACES = 12


class Told(Noun, frozen=True, kw_only=True):
    """A finding, with the story it belongs to."""

    finding: Finding
    story: str | None  # its title
    latest: str | None


class Entity(Noun, frozen=True, kw_only=True):
    """Juhan Roos is also called the transport minister; two findings are of him, and four are his words."""

    entity: str
    name: str
    names: tuple[str, ...]
    counts: dict[Role, int]
    is_place: bool


class Stay(Noun, frozen=True, kw_only=True):
    """Juhan Roos is reported to have done something in Tallinn, in three findings, last on 8 March."""

    entity: str  # of the place
    name: str
    findings: int
    last: str | None


class Whereabouts(Noun, frozen=True, kw_only=True):
    """Where somebody is reported to have acted, and those of the places that are known by their coordinates."""

    stays: tuple[Stay, ...]
    spots: tuple[Spot, ...]


class Outlet(Noun, frozen=True, kw_only=True):
    """The *Harbour Post*: ten articles; of its findings, four corroborated, one of them in doubt, one conflicting, five its own alone."""

    outlet: str
    articles: int
    earliest: str | None
    latest: str | None
    counts: dict[Standing, int]
    in_doubt: dict[Standing, int]  # of those that stand so; a standing of which none is has no number


def entity(connection: Connection, key: str) -> Entity | None:
    """Who or what bears this key."""
    names, by = schema.names, schema.entity_counts
    query = select(names.c.name).where(names.c.entity == key).order_by(names.c.roles.desc(), names.c.name).limit(_NAMES)
    ranked = tuple(connection.execute(query).scalars())
    if not ranked:
        return None
    counts = {row.role: row.findings for row in connection.execute(select(by).where(by.c.entity == key).order_by(by.c.role))}
    return Entity(entity=key, name=ranked[0], names=ranked, counts=counts, is_place=set(counts) == {"where"})


def outlet(connection: Connection, name: str) -> Outlet | None:
    """The outlet of this name."""
    articles, by = schema.articles, schema.outlet_counts
    query = select(func.count(), func.min(articles.c.published), func.max(articles.c.published)).where(articles.c.outlet == name)
    held, earliest, latest = connection.execute(query).one()
    if not held:
        return None
    rows = connection.execute(select(by).where(by.c.outlet == name).order_by(by.c.standing)).all()
    return Outlet(
        outlet=name,
        articles=held,
        earliest=earliest,
        latest=latest,
        counts={row.standing: row.findings for row in rows},
        in_doubt={row.standing: row.in_doubt for row in rows if row.in_doubt},
    )


def of_entity(connection: Connection, key: str, roles: Sequence[Role], part: tuple[int, int]) -> list[str]:
    """The ids of findings in which somebody plays one of these roles, newest story first."""
    limit, offset = part
    # Each role's rows lie in order; only as many of each are read as can be among those wanted.
    wanted = limit + offset if len(roles) > 1 else limit
    skipped = 0 if len(roles) > 1 else offset
    given = {"entity": key, "limit": wanted, "offset": skipped}
    each = [[(row[1], row[0]) for row in connection.execute(_of_role(), {**given, "role": role})] for role in roles]
    return list(islice(_once(finding for _, finding in merge(*each, reverse=True)), offset - skipped, limit + offset - skipped))


def of_outlet(connection: Connection, name: str, standing: Standing | None, part: tuple[int, int]) -> list[str]:
    """The ids of findings that an outlet speaks to, newest story first."""
    given = {"outlet": name, "standing": standing, "limit": part[0], "offset": part[1]}
    return list(connection.execute(_by_outlet(chosen=standing is not None), given).scalars())


def whereabouts(connection: Connection, key: str) -> Whereabouts:
    """Where somebody is reported to have acted, as the latest findings of their deeds tell it.

    Asked in steps, each by ids: of one question the database might begin at the wrong end, with all that somebody ever did.
    """
    finding = {
        statement: finding
        for finding, statement in connection.execute(questions.links(), {"ids": of_entity(connection, key, ["who"], (_DEEDS, 0))})
    }
    places: dict[str, list[tuple[str, str]]] = {}
    acted: set[str] = set()
    for row in connection.execute(questions.roles_in(), {"ids": sorted(finding)[:_STATEMENTS]}):
        if row.role == "where":
            places.setdefault(row.statement, []).append((row.entity, row.name))
        elif row.entity == key:
            acted.add(row.statement)
    stays: dict[str, Stay] = {}
    wheres: list[Where] = []
    seen: set[tuple[str, str]] = set()
    for row in connection.execute(questions.deeds(), {"ids": sorted(acted & places.keys())}):
        wheres.append(msgspec.convert(row.where, Where))
        for place, name in places[row.id]:
            counts = (place, finding[row.id]) not in seen
            seen.add((place, finding[row.id]))
            stays[place] = _longer(stays.get(place) or Stay(entity=place, name=name, findings=0, last=None), row.day, counts=counts)
    ranked = sorted(stays.values(), key=lambda stay: (-stay.findings, stay.name))[:_PLACES]
    return Whereabouts(stays=tuple(ranked), spots=spots(wheres))


def _longer(stay: Stay, day: str | None, *, counts: bool) -> Stay:
    last = max(filter(None, (stay.last, day)), default=None)
    return msgspec.structs.replace(stay, findings=stay.findings + counts, last=last)


def site(connection: Connection, key: str) -> tuple[Spot, ...]:
    """Where a place lies, as some statements of it tell."""
    roles, said = schema.roles, schema.statements
    told = select(roles.c.statement).where(roles.c.entity == key, roles.c.role == "where").order_by(roles.c.statement).limit(1)
    first = connection.execute(told).scalar()
    query = select(said.c.where).where(said.c.id == first)
    return spots(msgspec.convert(each, Where) for each in connection.execute(query).scalars())


def _once(ids: Iterable[str]) -> Iterable[str]:
    """Somebody may speak of themselves: such a finding comes once."""
    seen: set[str] = set()
    for each in ids:
        if each not in seen:
            seen.add(each)
            yield each


@cache
def _of_role() -> Select[Any]:
    by = schema.finding_entities
    return (
        select(by.c.finding, by.c.latest)
        .where(by.c.entity == bindparam("entity"), by.c.role == bindparam("role"))
        .order_by(by.c.latest.desc(), by.c.finding.desc())
        .limit(bindparam("limit"))
        .offset(bindparam("offset"))
    )


@cache
def _by_outlet(*, chosen: bool) -> Select[Any]:
    by = schema.finding_outlets
    query = select(by.c.finding).where(by.c.outlet == bindparam("outlet"))
    if chosen:
        query = query.where(by.c.standing == bindparam("standing"))
    return query.order_by(by.c.latest.desc(), by.c.finding.desc()).limit(bindparam("limit")).offset(bindparam("offset"))
