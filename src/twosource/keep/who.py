"""What is told of a person, a body or a place, and how an outlet stands beside the others."""

from __future__ import annotations

from functools import cache
from heapq import merge
from itertools import islice
from typing import TYPE_CHECKING, Any, Literal

import msgspec
from sqlalchemy import bindparam, func, select

from twosource.keep import schema
from twosource.keep.outline import Spot, spots
from twosource.model import Finding, Noun, Standing, Where

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection, Select

Role = Literal["who", "whom", "speaker", "where"]

# Names told of somebody, the most used first.
_NAMES = 50
# The latest findings of somebody's deeds that are looked at for where they were done, and the places told.
_DEEDS = 150
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
    """The *Harbour Post*: ten articles; of its findings, four corroborated, one conflicting, five its own alone."""

    outlet: str
    articles: int
    earliest: str | None
    latest: str | None
    counts: dict[Standing, int]


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
    counts = {row.standing: row.findings for row in connection.execute(select(by).where(by.c.outlet == name).order_by(by.c.standing))}
    return Outlet(outlet=name, articles=held, earliest=earliest, latest=latest, counts=counts)


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
    """Where somebody is reported to have acted, as the latest findings of their deeds tell it."""
    stays: dict[str, Stay] = {}
    wheres: list[Where] = []
    seen: set[tuple[str, str]] = set()
    latest = of_entity(connection, key, ["who"], (_DEEDS, 0))
    for row in connection.execute(_deeds(), {"entity": key, "ids": latest}):
        wheres.append(msgspec.convert(row.where, Where))
        if (row.place, row.finding) in seen:
            continue
        seen.add((row.place, row.finding))
        before = stays.get(row.place)
        stays[row.place] = Stay(
            entity=row.place,
            name=before.name if before else row.name,
            findings=before.findings + 1 if before else 1,
            last=max(filter(None, (before.last if before else None, row.day)), default=None),
        )
    ranked = sorted(stays.values(), key=lambda stay: (-stay.findings, stay.name))[:_PLACES]
    return Whereabouts(stays=tuple(ranked), spots=spots(wheres))


def site(connection: Connection, key: str) -> tuple[Spot, ...]:
    """Where a place lies, as some statements of it tell."""
    roles, said = schema.roles, schema.statements
    query = (
        select(said.c.where).join_from(roles, said, said.c.id == roles.c.statement).where(roles.c.entity == key, roles.c.role == "where")
    )
    return spots(msgspec.convert(each, Where) for each in connection.execute(query.order_by(said.c.id).limit(1)).scalars())


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


@cache
def _deeds() -> Select[Any]:
    """Places of what somebody did, not of what is planned, possible or denied."""
    links, roles, said = schema.finding_statements, schema.roles, schema.statements
    place = roles.alias("place")
    return (
        select(links.c.finding, place.c.entity.label("place"), place.c.name, said.c.where, said.c.day)
        .select_from(
            links.join(said, said.c.id == links.c.statement)
            .join(roles, roles.c.statement == links.c.statement)
            .join(place, place.c.statement == links.c.statement)
        )
        .where(links.c.finding.in_(bindparam("ids", expanding=True)))
        .where(said.c.kind == "event", said.c.status.in_(("happened", "ongoing")), said.c.negated.is_(False))
        .where(roles.c.entity == bindparam("entity"), roles.c.role == "who", place.c.role == "where")
        .order_by(links.c.finding, links.c.number)
    )
