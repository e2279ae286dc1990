"""The reader of the casebook: what the pages, the API and the exports see."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self, TypeVar

from sqlalchemy import func, select

from twosource.keep import schema, search, who
from twosource.keep.connection import complaints, open_reader, shown
from twosource.keep.record import noun_of, nouns
from twosource.keep.search import FoundArticle, FoundFinding
from twosource.keep.tally import Tally
from twosource.keep.who import Told
from twosource.model import Article, Dropped, Finding, Mention, Noun, Statement, Story

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from types import TracebackType

    from sqlalchemy import Connection, Row, Select

    from twosource.keep.asking import Asked
    from twosource.keep.who import Entity, Outlet, Player, Role
    from twosource.model import Standing

# Rows read at a time where a whole table is walked through.
_PAGE = 2000
_CHUNK = 5000

_T = TypeVar("_T")


class Headline(Noun, frozen=True, kw_only=True):
    """A story as the front page tells it: four outlets, three origins, one conflict, and what all agree on."""

    story: Story
    tally: Tally
    lead: str | None  # the gist of the finding that most origins share
    dispute: str | None  # the gist of the finding on which most origins conflict
    digest: str  # changes when anything in the story does


class Dossier(Noun, frozen=True, kw_only=True):
    """A story with all that is kept of it."""

    story: Story
    tally: Tally
    digest: str
    articles: tuple[Article, ...]
    findings: tuple[Finding, ...]
    statements: tuple[Statement, ...]


class View:
    """Reads the casebook at `casebook.db`, while a run may be writing it.

    Raises `CasebookError` where the casebook is missing, older, newer or damaged.
    """

    def __init__(self, address: str) -> None:
        self.address = shown(address)
        self._engine = open_reader(address)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        self._engine.dispose()

    def headlines(self, *, limit: int, offset: int = 0) -> tuple[int, list[Headline]]:
        """How many stories there are, and some of them, newest first."""
        stories = schema.stories
        query = select(stories).order_by(stories.c.latest.desc().nulls_last(), stories.c.id).limit(limit).offset(offset)
        with complaints(self.address), self._engine.connect() as connection:
            total = connection.execute(select(func.count()).select_from(stories)).scalar_one()
            return total, _headlines(connection, connection.execute(query).all())

    def dossier(self, story: str) -> Dossier | None:
        """A story with its articles, findings and statements, or none of that id."""
        with complaints(self.address), self._engine.connect() as connection:
            rows = connection.execute(select(schema.stories).where(schema.stories.c.id == story)).all()
            if not rows:
                return None
            [headline] = _headlines(connection, rows)
            kept = schema.statements
            ids = headline.story.articles
            order = {article: place for place, article in enumerate(ids)}
            articles = nouns(connection.execute(select(schema.articles).where(schema.articles.c.id.in_(ids))), Article)
            query = select(kept).where(kept.c.article.in_(ids)).order_by(kept.c.article, kept.c.number)
            statements = nouns(connection.execute(query), Statement)
            return Dossier(
                story=headline.story,
                tally=headline.tally,
                digest=headline.digest,
                articles=tuple(sorted(articles, key=lambda article: order[article.id])),
                findings=tuple(_findings(connection, _of_story(story))),
                statements=tuple(statements),
            )

    def article(self, article: str) -> Article | None:
        """The article of that id."""
        with complaints(self.address), self._engine.connect() as connection:
            found = nouns(connection.execute(select(schema.articles).where(schema.articles.c.id == article)), Article)
            return found[0] if found else None

    def stories_of(self, article: str) -> list[Headline]:
        """The stories that an article belongs to."""
        stories, membership = schema.stories, schema.story_articles
        query = select(stories).where(stories.c.id.in_(select(membership.c.story).where(membership.c.article == article)))
        with complaints(self.address), self._engine.connect() as connection:
            return _headlines(connection, connection.execute(query.order_by(stories.c.id)).all())

    def mentions_of(self, article: str) -> list[Mention]:
        """The mentions of an article, in order of place."""
        table = schema.mentions
        return self._all(select(table).where(table.c.article == article).order_by(table.c.number), Mention)

    def statements_of(self, article: str) -> list[Statement]:
        """The statements of an article, in order of place."""
        table = schema.statements
        return self._all(select(table).where(table.c.article == article).order_by(table.c.number), Statement)

    def findings_with(self, statements: Sequence[str]) -> dict[str, Finding]:
        """The finding that each of these statements belongs to, by the statement's id; one that belongs to none is left out."""
        table = schema.finding_statements
        of: dict[str, str] = {}
        found: dict[str, Finding] = {}
        with complaints(self.address), self._engine.connect() as connection:
            for chunk in _chunks(statements):
                rows = connection.execute(
                    select(table.c.statement, table.c.finding).where(table.c.statement.in_(chunk)).order_by(table.c.finding)
                )
                of.update((row.statement, row.finding) for row in rows)
            for chunk in _chunks(sorted(set(of.values()))):
                query = select(schema.findings).where(schema.findings.c.id.in_(chunk))
                found.update((finding.id, finding) for finding in _findings(connection, query))
        return {statement: found[finding] for statement, finding in of.items() if finding in found}

    def dropped_from(self, read_from: str) -> list[Dropped]:
        """What was dropped of one input."""
        table = schema.dropped
        return self._all(select(table).where(table.c.read_from == read_from).order_by(table.c.id), Dropped)

    def find_findings(self, asked: Asked, *, limit: int, offset: int = 0) -> tuple[int, list[FoundFinding]]:
        """How many findings are asked for (up to `search.MOST` and one more), and some of them, the best first."""
        return self._found(search.findings, asked, FoundFinding, (limit, offset))

    def find_articles(self, asked: Asked, *, limit: int, offset: int = 0) -> tuple[int, list[FoundArticle]]:
        """How many articles are asked for (up to `search.MOST` and one more), and some of them, the best first."""
        return self._found(search.articles, asked, FoundArticle, (limit, offset))

    def entity(self, entity: str) -> Entity | None:
        """Who or what bears this key."""
        with complaints(self.address), self._engine.connect() as connection:
            return who.entity(connection, entity)

    def cast(self, articles: Sequence[str], roles: Sequence[Role], *, most: int) -> tuple[Player, ...]:
        """Those who play one of these roles in some articles, the most spoken of first."""
        with complaints(self.address), self._engine.connect() as connection:
            return who.cast(connection, articles, roles, most)

    def outlet(self, outlet: str) -> Outlet | None:
        """The outlet of this name."""
        with complaints(self.address), self._engine.connect() as connection:
            return who.outlet(connection, outlet)

    def of_entity(self, entity: str, roles: Sequence[Role], *, limit: int, offset: int = 0) -> list[Told]:
        """Findings in which somebody plays one of these roles, newest story first."""
        return self._told(who.of_entity(entity, roles).limit(limit).offset(offset))

    def of_outlet(self, outlet: str, standing: Standing | None, *, limit: int, offset: int = 0) -> list[Told]:
        """Findings that an outlet speaks to, newest story first."""
        return self._told(who.of_outlet(outlet, standing).limit(limit).offset(offset))

    def articles(self) -> Iterator[Article]:
        """Every article, by id."""
        return self._walk(select(schema.articles).order_by(schema.articles.c.id), Article)

    def mentions(self) -> Iterator[Mention]:
        """Every mention, by article and place."""
        return self._walk(select(schema.mentions).order_by(schema.mentions.c.article, schema.mentions.c.number), Mention)

    def statements(self) -> Iterator[Statement]:
        """Every statement, by article and place."""
        return self._walk(select(schema.statements).order_by(schema.statements.c.article, schema.statements.c.number), Statement)

    def dropped(self) -> Iterator[Dropped]:
        """Everything that was not taken, by input."""
        return self._walk(select(schema.dropped).order_by(schema.dropped.c.read_from, schema.dropped.c.id), Dropped)

    def stories(self) -> Iterator[Story]:
        """Every story, by id."""
        for rows in self._pages(select(schema.stories).order_by(schema.stories.c.id)):
            with complaints(self.address), self._engine.connect() as connection:
                stories = [headline.story for headline in _headlines(connection, rows)]
            yield from stories

    def findings(self) -> Iterator[Finding]:
        """Every finding, by story, in the order in which they were settled."""
        for rows in self._pages(select(schema.findings).order_by(schema.findings.c.story, schema.findings.c.number)):
            with complaints(self.address), self._engine.connect() as connection:
                findings = _with_statements(connection, rows)
            yield from findings

    def _found(
        self, form: Callable[[Connection, Asked], Select[Any]], asked: Asked, noun: type[_T], part: tuple[int, int]
    ) -> tuple[int, list[_T]]:
        limit, offset = part
        with complaints(self.address), self._engine.connect() as connection:
            query = form(connection, asked)
            return search.count(connection, query), nouns(connection.execute(query.limit(limit).offset(offset)), noun)

    def _told(self, query: Select[Any]) -> list[Told]:
        stories, its = schema.stories, schema.findings
        with complaints(self.address), self._engine.connect() as connection:
            ids = list(connection.execute(query).scalars())
            found = {finding.id: finding for finding in _findings(connection, select(its).where(its.c.id.in_(ids)))}
            of = {finding.story for finding in found.values()}
            titles = {
                row.id: row
                for row in connection.execute(select(stories.c.id, stories.c.title, stories.c.latest).where(stories.c.id.in_(of)))
            }
        told = [(found[each], titles[found[each].story]) for each in ids]
        return [Told(finding=finding, story=row.title, latest=row.latest) for finding, row in told]

    def _all(self, query: Select[Any], noun: type[_T]) -> list[_T]:
        with complaints(self.address), self._engine.connect() as connection:
            return nouns(connection.execute(query), noun)

    def _walk(self, query: Select[Any], noun: type[_T]) -> Iterator[_T]:
        for rows in self._pages(query):
            yield from nouns(rows, noun)

    def _pages(self, query: Select[Any]) -> Iterator[Sequence[Row[Any]]]:
        """The rows of one snapshot, some at a time."""
        with complaints(self.address), self._engine.connect() as connection:
            yield from connection.execution_options(yield_per=_PAGE).execute(query).partitions()


def _of_story(story: str) -> Select[Any]:
    return select(schema.findings).where(schema.findings.c.story == story).order_by(schema.findings.c.number)


def _findings(connection: Connection, query: Select[Any]) -> list[Finding]:
    return _with_statements(connection, connection.execute(query).all())


def _with_statements(connection: Connection, rows: Sequence[Row[Any]]) -> list[Finding]:
    table = schema.finding_statements
    held: dict[str, list[str]] = {row.id: [] for row in rows}
    for chunk in _chunks(list(held)):
        query = select(table).where(table.c.finding.in_(chunk)).order_by(table.c.finding, table.c.number)
        for row in connection.execute(query):
            held[row.finding].append(row.statement)
    return [noun_of(row, Finding, statements=held[row.id]) for row in rows]


def _headlines(connection: Connection, rows: Sequence[Row[Any]]) -> list[Headline]:
    ids = [row.id for row in rows]
    articles: dict[str, list[str]] = {story: [] for story in ids}
    leads: dict[str, str] = {}
    disputes: dict[str, str] = {}
    for chunk in _chunks(ids):
        table = schema.story_articles
        for row in connection.execute(select(table).where(table.c.story.in_(chunk)).order_by(table.c.story, table.c.number)):
            articles[row.story].append(row.article)
        found = schema.findings
        query = select(found.c.story, found.c.gist, found.c.standing).where(found.c.story.in_(chunk), found.c.standing != "single")
        for story, gist, standing in connection.execute(query.order_by(found.c.origins.desc(), found.c.number)):
            (disputes if standing == "conflicting" else leads).setdefault(story, gist)
    return [
        Headline(
            story=noun_of(row, Story, articles=articles[row.id]),
            tally=noun_of(row, Tally),
            lead=leads.get(row.id),
            dispute=disputes.get(row.id),
            digest=row.digest,
        )
        for row in rows
    ]


def _chunks(things: Sequence[_T]) -> Iterator[Sequence[_T]]:
    for start in range(0, len(things), _CHUNK):
        yield things[start : start + _CHUNK]
