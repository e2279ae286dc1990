"""Full-text search over findings and articles, in the words of either database."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Text, column, func, literal, literal_column, select
from sqlalchemy import table as lightweight

from twosource.keep import schema
from twosource.model import Noun

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, CompoundSelect, Connection, Select, Table
    from sqlalchemy.sql.selectable import TableClause

    from twosource.keep.asking import Asked, Term

# Counting goes no further: nobody turns so many pages, and a common word must not cost more than a rare one.
MOST = 1000
# What marks the words that were found, in a passage cut from the text; neither can be typed, nor stands in a page.
OPENS, CLOSES = "\x02", "\x03"
_PASSAGE_WORDS = 28


class FoundFinding(Noun, frozen=True, kw_only=True):
    """This finding of that story has the words."""

    id: str
    story: str
    story_title: str | None
    latest: str | None  # of the story's articles
    kind: str
    standing: str
    outlets: tuple[str, ...]
    passage: str  # the gist, what was found set between `OPENS` and `CLOSES`


class FoundArticle(Noun, frozen=True, kw_only=True):
    """This article has the words, here."""

    id: str
    outlet: str | None
    title: str | None
    published: str | None
    address: str | None
    read_from: str
    passage: str


def count(connection: Connection, query: Select[Any]) -> int:
    """How many rows there are, up to `MOST` and one more."""
    few = query.order_by(None).with_only_columns(literal(1), maintain_column_froms=True).limit(MOST + 1).subquery()
    return connection.execute(select(func.count()).select_from(few)).scalar_one()


def findings(connection: Connection, asked: Asked) -> Select[Any]:
    """The findings that are asked for, the best first."""
    its, stories = schema.findings, schema.stories
    passage = _passage(connection, asked, its, 0, its.c.gist)
    query = select(
        its.c.id,
        its.c.story,
        stories.c.title.label("story_title"),
        stories.c.latest,
        its.c.kind,
        its.c.standing,
        its.c.outlets,
        passage.label("passage"),
    ).join_from(its, stories, stories.c.id == its.c.story)
    query = _matching(connection, asked, its, query)
    by = schema.finding_entities
    if asked.outlet:
        of = schema.finding_outlets
        query = query.where(its.c.id.in_(select(of.c.finding).where(of.c.outlet == asked.outlet)))
    for role, name in (("who whom speaker", asked.person), ("where", asked.place)):
        if name:
            query = query.where(its.c.id.in_(select(by.c.finding).where(by.c.entity.in_(_entities(name)), by.c.role.in_(role.split()))))
    if asked.day:
        said, links = schema.statements, schema.finding_statements
        on_day = select(links.c.finding).join_from(links, said, said.c.id == links.c.statement).where(said.c.day == asked.day)
        query = query.where(its.c.id.in_(on_day))
    return query


def articles(connection: Connection, asked: Asked) -> Select[Any]:
    """The articles that are asked for, the best first."""
    its, roles = schema.articles, schema.roles
    passage = _passage(connection, asked, its, 1, its.c.text)
    query = select(its.c.id, its.c.outlet, its.c.title, its.c.published, its.c.address, its.c.read_from, passage.label("passage"))
    query = _matching(connection, asked, its, query)
    if asked.outlet:
        query = query.where(its.c.outlet == asked.outlet)
    for role, name in (("who whom speaker", asked.person), ("where", asked.place)):
        if name:
            named = select(roles.c.article).where(roles.c.entity.in_(_entities(name)), roles.c.role.in_(role.split()))
            query = query.where(its.c.id.in_(named))
    if asked.day:
        query = query.where(its.c.published.startswith(asked.day))
    return query


def _entities(name: str) -> CompoundSelect[Any]:
    """The entities that a name may mean: the one of that key, and every one that somewhere bears the name."""
    roles = schema.roles
    return select(roles.c.entity).where(roles.c.folded == name.casefold()).union(select(literal(name)))


def _matching(connection: Connection, asked: Asked, its: Table, query: Select[Any]) -> Select[Any]:
    if connection.dialect.name == "sqlite":
        return _matching_fts5(asked, its, query)
    if not asked.every and not asked.none:
        return query.order_by(its.c.key)
    words: ColumnElement[Any] = literal_column(f"{its.name}.words")
    looked = _tsquery(asked)
    return query.where(words.op("@@")(looked)).order_by(func.ts_rank_cd(words, looked).desc(), its.c.key)


def _matching_fts5(asked: Asked, its: Table, query: Select[Any]) -> Select[Any]:
    words = _words(its)
    match = literal_column(words.name).op("MATCH")
    if asked.every:
        query = query.join(words, words.c.rowid == its.c.key).where(match(_fts5(asked)))
        return query.order_by(literal_column(f"{words.name}.rank"), its.c.key)
    if asked.none:  # FTS5 takes words away only from words
        unwanted = " OR ".join(map(_quoted, asked.none))
        query = query.where(its.c.key.not_in(select(words.c.rowid).where(match(unwanted))))
    return query.order_by(its.c.key)


def _words(its: Table) -> TableClause:
    return lightweight(f"{its.name}_words", column("rowid"))


def _passage(connection: Connection, asked: Asked, its: Table, number: int, whole: ColumnElement[str]) -> ColumnElement[str]:
    """What was found, in the words around it; the beginning of the text where no words are asked for."""
    if not asked.every:
        return func.substr(whole, 1, 200)
    if connection.dialect.name == "sqlite":
        return func.snippet(literal_column(f"{its.name}_words"), number, OPENS, CLOSES, "…", _PASSAGE_WORDS, type_=Text())
    marks = f"StartSel={OPENS}, StopSel={CLOSES}, MaxWords={_PASSAGE_WORDS}, MinWords=12"
    return func.ts_headline("english", whole, _tsquery(asked), marks, type_=Text())


def _fts5(asked: Asked) -> str:
    """A question of FTS5 in which every word is quoted, so that none of it is read as syntax."""
    wanted = " AND ".join("(" + " OR ".join(map(_quoted, group)) + ")" for group in asked.every)
    return wanted + "".join(f" NOT {_quoted(term)}" for term in asked.none)


def _quoted(term: Term) -> str:
    return f'"{term.words}"' + ("*" if term.prefix else "")


def _tsquery(asked: Asked) -> ColumnElement[Any]:
    """The same for PostgreSQL, whose words hold no syntax either: letters and digits only."""
    wanted = [" | ".join(_lexemes(term) for term in group) for group in asked.every]
    unwanted = [f"!({_lexemes(term)})" for term in asked.none]
    return func.to_tsquery("english", " & ".join([*(f"({each})" for each in wanted), *unwanted]))


def _lexemes(term: Term) -> str:
    return "(" + " <-> ".join(f"'{word}'" for word in term.words.split()) + (":*" if term.prefix else "") + ")"
