"""What is told of a person, a body or a place, and how an outlet stands beside the others."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import func, select

from twosource.keep import schema
from twosource.model import Finding, Noun, Standing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection, Select

Role = Literal["who", "whom", "speaker", "where"]

# Rows of names looked at to find the one most used: enough to tell, few enough for somebody named a million times.
_NAMES = 500


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


class Player(Noun, frozen=True, kw_only=True):
    """Juhan Roos speaks in four articles of this story."""

    entity: str
    name: str
    articles: int


class Outlet(Noun, frozen=True, kw_only=True):
    """The *Harbour Post*: ten articles; of its findings, four corroborated, one conflicting, five its own alone."""

    outlet: str
    articles: int
    earliest: str | None
    latest: str | None
    counts: dict[Standing, int]


def entity(connection: Connection, key: str) -> Entity | None:
    """Who or what bears this key."""
    roles, by = schema.roles, schema.finding_entities
    few = select(roles.c.name).where(roles.c.entity == key).limit(_NAMES)
    names = Counter(connection.execute(few).scalars())
    if not names:
        return None
    query = select(by.c.role, func.count()).where(by.c.entity == key).group_by(by.c.role).order_by(by.c.role)
    counts = {row[0]: row[1] for row in connection.execute(query)}
    ranked = sorted(names, key=lambda name: (-names[name], name))
    return Entity(entity=key, name=ranked[0], names=tuple(ranked), counts=counts, is_place=set(counts) == {"where"})


def outlet(connection: Connection, name: str) -> Outlet | None:
    """The outlet of this name."""
    articles, by = schema.articles, schema.finding_outlets
    query = select(func.count(), func.min(articles.c.published), func.max(articles.c.published)).where(articles.c.outlet == name)
    held, earliest, latest = connection.execute(query).one()
    if not held:
        return None
    stood = select(by.c.standing, func.count()).where(by.c.outlet == name).group_by(by.c.standing)
    counts = {row[0]: row[1] for row in connection.execute(stood)}
    return Outlet(outlet=name, articles=held, earliest=earliest, latest=latest, counts=counts)


def of_entity(key: str, roles: Sequence[Role]) -> Select[Any]:
    """The findings in which somebody plays one of these roles, newest story first."""
    by = schema.finding_entities
    return (
        select(by.c.finding, func.max(by.c.latest))
        .where(by.c.entity == key, by.c.role.in_(roles))
        .group_by(by.c.finding)
        .order_by(func.max(by.c.latest).desc(), by.c.finding)
    )


def of_outlet(name: str, standing: Standing | None) -> Select[Any]:
    """The findings that an outlet speaks to, newest story first."""
    by = schema.finding_outlets
    query = select(by.c.finding, by.c.latest).where(by.c.outlet == name)
    return (query.where(by.c.standing == standing) if standing else query).order_by(by.c.latest.desc(), by.c.finding)


def cast(connection: Connection, articles: Sequence[str], roles: Sequence[Role], most: int) -> tuple[Player, ...]:
    """Those who play one of these roles in some articles, the most spoken of first."""
    table = schema.roles
    query = select(table.c.entity, table.c.name, table.c.article).where(table.c.article.in_(articles), table.c.role.in_(roles))
    names: dict[str, Counter[str]] = {}
    spoken: dict[str, set[str]] = {}
    for key, name, article in connection.execute(query):
        names.setdefault(key, Counter())[name] += 1
        spoken.setdefault(key, set()).add(article)
    ranked = sorted(names, key=lambda key: (-len(spoken[key]), -names[key].total(), key))
    return tuple(
        Player(entity=key, name=min(names[key], key=lambda name: (-names[key][name], name)), articles=len(spoken[key]))
        for key in ranked[:most]
    )
