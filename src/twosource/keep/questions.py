"""What the view asks the database, made once each: to make a command anew costs more than to run most of them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, func, select

from twosource.keep import schema

if TYPE_CHECKING:
    from sqlalchemy import Select, Table

# What stood around an article's text is left out where only its text is shown.
BARE: dict[str, Any] = {"furniture": (), "captions": (), "raw_map": None}
# What a table of findings shows of a statement: its words, how much, and who says so.
TABLED = ("id", "article", "kind", "evidence", "predicate", "amount", "speaker", "status", "negated")


@cache
def how_many() -> Select[Any]:
    """How many stories there are."""
    return select(func.count()).select_from(schema.stories)


@cache
def newest() -> Select[Any]:
    """Some stories, the newest first."""
    its = schema.stories
    return select(its).order_by(its.c.latest.desc().nulls_last(), its.c.id).limit(bindparam("limit")).offset(bindparam("offset"))


@cache
def story() -> Select[Any]:
    """A story."""
    return select(schema.stories).where(schema.stories.c.id == bindparam("story"))


@cache
def members() -> Select[Any]:
    """The articles of some stories, in their order."""
    its = schema.story_articles
    return select(its.c.story, its.c.article).where(_among(its.c.story)).order_by(its.c.story, its.c.number)


@cache
def titles() -> Select[Any]:
    """What some stories are called, and when they were last told."""
    its = schema.stories
    return select(its.c.id, its.c.title, its.c.latest).where(_among(its.c.id))


@cache
def stories_of() -> Select[Any]:
    """The stories of an article."""
    its, members = schema.stories, schema.story_articles
    return select(its).where(its.c.id.in_(select(members.c.story).where(members.c.article == bindparam("article")))).order_by(its.c.id)


@cache
def became() -> Select[Any]:
    """What a story that is gone became; where it came apart, the greater part first."""
    its = schema.ties
    query = select(its.c.other).where(its.c.kind == "became", its.c.one == bindparam("story"))
    return query.order_by(its.c.score.desc(), its.c.other).limit(1)


@cache
def followed() -> Select[Any]:
    """The stories that a story follows."""
    its, stories = schema.ties, schema.stories
    query = select(stories.c.id, stories.c.title, stories.c.latest).distinct().join_from(its, stories, stories.c.id == its.c.other)
    return query.where(its.c.kind == "follows", its.c.one == bindparam("story")).order_by(
        stories.c.latest.desc().nulls_last(), stories.c.id
    )


@cache
def outline() -> Select[Any]:
    """The outline of a story."""
    return select(schema.outlines.c.outline).where(schema.outlines.c.story == bindparam("story"))


@cache
def article() -> Select[Any]:
    """An article."""
    return select(schema.articles).where(schema.articles.c.id == bindparam("article"))


@cache
def bare_articles() -> Select[Any]:
    """Some articles, without what stood around them."""
    its = schema.articles
    left_out = {*BARE, "key", "tags"}
    return select(*(column for column in its.c if column.name not in left_out)).where(_among(its.c.id))


@cache
def of_article(table: Table) -> Select[Any]:
    """The mentions or the statements of an article, in order of place."""
    return select(table).where(table.c.article == bindparam("article")).order_by(table.c.number)


@cache
def some_statements() -> Select[Any]:
    """Statements by their ids, with what a table shows of them."""
    its = schema.statements
    return select(*(its.c[field] for field in TABLED)).where(_among(its.c.id)).order_by(its.c.article, its.c.number)


@cache
def some_findings() -> Select[Any]:
    """Findings by their ids."""
    its = schema.findings
    return select(*(column for column in its.c if column.name not in {"key", "tags"})).where(_among(its.c.id))


@cache
def findings_with() -> Select[Any]:
    """The findings that some statements belong to."""
    its = schema.finding_statements
    return select(its.c.statement, its.c.finding).where(_among(its.c.statement)).order_by(its.c.finding)


@cache
def links() -> Select[Any]:
    """The statements of some findings, in their order."""
    its = schema.finding_statements
    return select(its.c.finding, its.c.statement).where(_among(its.c.finding)).order_by(its.c.finding, its.c.number)


@cache
def roles_in() -> Select[Any]:
    """Who acts, and where, in some statements."""
    its = schema.roles
    query = select(its.c.statement, its.c.entity, its.c.role, its.c.name).where(_among(its.c.statement), its.c.role.in_(("who", "where")))
    return query.order_by(its.c.statement, its.c.entity)


@cache
def deeds() -> Select[Any]:
    """Where and when some statements tell of what was done, and not of what is planned, possible or denied."""
    its = schema.statements
    query = select(its.c.id, its.c.where, its.c.day).where(_among(its.c.id), its.c.kind == "event", its.c.negated.is_(False))
    return query.where(its.c.status.in_(("happened", "ongoing"))).order_by(its.c.id)


@cache
def dropped_with() -> Select[Any]:
    """What was dropped of the input that an article was read from."""
    its, articles = schema.dropped, schema.articles
    of = select(articles.c.read_from).where(articles.c.id == bindparam("article")).scalar_subquery()
    return select(its).where(its.c.read_from == of).order_by(its.c.id)


def _among(column: Any) -> Any:
    return column.in_(bindparam("ids", expanding=True))
