"""The reader of the casebook: what the pages, the API and the exports see."""

from __future__ import annotations

from contextlib import contextmanager
from copy import copy
from typing import TYPE_CHECKING, Any, Self, TypeVar

import msgspec
from sqlalchemy import select

from twosource.keep import questions, schema, search, who
from twosource.keep.connection import Changes, complaints, open_reader, shown
from twosource.keep.outline import READING, Outline, Stated
from twosource.keep.record import make_ready, noun_of, nouns
from twosource.keep.search import FoundArticle, FoundFinding
from twosource.keep.tally import Tally
from twosource.keep.who import Entity, Outlet, Told, Whereabouts
from twosource.model import Article, Dropped, Finding, Mention, Noun, Statement, Story

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import TracebackType

    from sqlalchemy import Connection, Row, Select

    from twosource.keep.asking import Asked
    from twosource.keep.outline import Spot
    from twosource.keep.who import Role
    from twosource.model import Standing

# Rows read at a time where a whole table is walked through.
_PAGE = 2000
_CHUNK = 5000

_T = TypeVar("_T")
_Read = TypeVar("_Read", "Article", "FoundArticle", "Dropped")


class Headline(Noun, frozen=True, kw_only=True):
    """A story as the front page tells it: four outlets, three origins, one conflict, and what all agree on."""

    story: Story
    tally: Tally
    lead: str | None  # the gist of the finding that most origins share, of those in no doubt
    dispute: str | None  # the gist of the finding on which most origins conflict, of those in no doubt
    digest: str  # changes when anything in the story does


class Dossier(Noun, frozen=True, kw_only=True):
    """A story with all that is kept of it."""

    story: Story
    tally: Tally
    digest: str
    articles: tuple[Article, ...]
    findings: tuple[Finding, ...]
    statements: tuple[Statement, ...]


class Kin(Noun, frozen=True, kw_only=True):
    """The story of the first quake, which this one follows."""

    id: str
    title: str | None
    latest: str | None


class Cover(Noun, frozen=True, kw_only=True):
    """A story with its articles, but not what stood around them, and in outline what is told of it."""

    story: Story
    tally: Tally
    digest: str
    articles: tuple[Article, ...]
    outline: Outline


class View:
    """Reads the casebook at `casebook.db`, while a run may be writing it.

    Raises `CasebookError` where the casebook is missing, older, newer or damaged.
    """

    def __init__(self, address: str, *, paths: bool = True) -> None:
        """Without `paths`, an article says of the file it was read from only the name: others need not know this machine's folders."""
        make_ready(Cover, Dossier, Dropped, Entity, FoundArticle, FoundFinding, Kin, Mention, Outlet, Stated, Told, Whereabouts)
        self.address = shown(address)
        self._paths = paths
        self._engine = open_reader(address)
        self._now: Connection | None = None
        self._changes = Changes(self._engine)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        self._changes.close()
        self._engine.dispose()

    def version(self) -> int | None:
        """A number that is another one after anything was written; none where the database does not tell it cheaply."""
        return self._changes.version()

    @contextmanager
    def at_once(self) -> Iterator[Self]:
        """The casebook as it stands at one moment, for all that is asked of it within; of one thread only."""
        with complaints(self.address), self._engine.connect() as connection:
            yield self._with(connection)

    def _with(self, connection: Connection) -> Self:
        now = copy(self)
        now._now = connection  # noqa: SLF001 (of our own copy)
        return now

    def _discreet(self, read: _Read) -> _Read:
        return read if self._paths else msgspec.structs.replace(read, read_from=read.read_from.rsplit("/", 1)[-1])

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        if self._now is not None:
            yield self._now
            return
        with complaints(self.address), self._engine.connect() as connection:
            yield connection

    def headlines(self, *, limit: int, offset: int = 0) -> tuple[int, list[Headline]]:
        """How many stories there are, and some of them, newest first."""
        with self._reading() as connection:
            total = connection.execute(questions.how_many()).scalar_one()
            return total, _headlines(connection, connection.execute(questions.newest(), {"limit": limit, "offset": offset}).all())

    def dossier(self, story: str) -> Dossier | None:
        """A story with its articles, findings and statements, or none of that id."""
        with self._reading() as connection:
            rows = connection.execute(questions.story(), {"story": story}).all()
            if not rows:
                return None
            [headline] = _headlines(connection, rows)
            kept = schema.statements
            ids = headline.story.articles
            order = {article: place for place, article in enumerate(ids)}
            rows = connection.execute(select(schema.articles).where(schema.articles.c.id.in_(ids))).all()
            articles = [self._discreet(article) for article in nouns(rows, Article)]
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

    def cover(self, story: str) -> Cover | None:
        """A story with its articles and its outline, or none of that id."""
        with self._reading() as connection:
            rows = connection.execute(questions.story(), {"story": story}).all()
            if not rows:
                return None
            [headline] = _headlines(connection, rows)
            order = {article: place for place, article in enumerate(headline.story.articles)}
            bare = [
                self._discreet(noun_of(row, Article, **questions.BARE))
                for chunk in _chunks(headline.story.articles)
                for row in connection.execute(questions.bare_articles(), {"ids": chunk})
            ]
            return Cover(
                story=headline.story,
                tally=headline.tally,
                digest=headline.digest,
                articles=tuple(sorted(bare, key=lambda article: order[article.id])),
                outline=msgspec.json.decode(connection.execute(questions.outline(), {"story": story}).scalar_one(), type=Outline),
            )

    def became(self, story: str) -> str | None:
        """The story that one which is gone became, if that is known."""
        seen = {story}
        with self._reading() as connection:
            while later := connection.execute(questions.became(), {"story": story}).scalar():
                if later in seen:
                    return None
                seen.add(later)
                story = later
            there = len(seen) > 1 and connection.execute(questions.story(), {"story": story}).first()
            return story if there else None

    def followed(self, story: str) -> list[Kin]:
        """The stories that a story follows, the newest first."""
        with self._reading() as connection:
            return nouns(connection.execute(questions.followed(), {"story": story}), Kin)

    def stated(self, findings: Sequence[str]) -> tuple[tuple[Finding, ...], tuple[Statement, ...]]:
        """Some findings, in the order given, and of the statements they stand on what a table shows."""
        with self._reading() as connection:
            rows = {row.id: row for chunk in _chunks(findings) for row in connection.execute(questions.some_findings(), {"ids": chunk})}
            chosen = _with_statements(connection, [rows[each] for each in findings if each in rows])
            said = sorted({each for finding in chosen for each in finding.statements})
            statements = [
                each
                for chunk in _chunks(said)
                for each in nouns(connection.execute(questions.some_statements(), {"ids": chunk}), Statement)
            ]
            return tuple(chosen), tuple(statements)

    def finding(self, finding: str) -> Finding | None:
        """The finding of that id."""
        with self._reading() as connection:
            found = _with_statements(connection, connection.execute(questions.some_findings(), {"ids": [finding]}).all())
            return found[0] if found else None

    def article(self, article: str) -> Article | None:
        """The article of that id."""
        with self._reading() as connection:
            found = nouns(connection.execute(questions.article(), {"article": article}), Article)
            return self._discreet(found[0]) if found else None

    def stories_of(self, article: str) -> list[Headline]:
        """The stories that an article belongs to."""
        with self._reading() as connection:
            return _headlines(connection, connection.execute(questions.stories_of(), {"article": article}).all())

    def mentions_of(self, article: str) -> list[Mention]:
        """The mentions of an article, in order of place."""
        with self._reading() as connection:
            return nouns(connection.execute(questions.of_article(schema.mentions), {"article": article}), Mention)

    def statements_of(self, article: str) -> list[Statement]:
        """The statements of an article, in order of place."""
        with self._reading() as connection:
            return nouns(connection.execute(questions.of_article(schema.statements), {"article": article}), Statement)

    def findings_with(self, statements: Sequence[str]) -> dict[str, Finding]:
        """The finding that each of these statements belongs to, by the statement's id; one that belongs to none is left out."""
        of: dict[str, str] = {}
        found: dict[str, Finding] = {}
        with self._reading() as connection:
            for chunk in _chunks(statements):
                rows = connection.execute(questions.findings_with(), {"ids": chunk})
                of.update((row.statement, row.finding) for row in rows)
            for chunk in _chunks(sorted(set(of.values()))):
                its = connection.execute(questions.some_findings(), {"ids": chunk}).all()
                found.update((finding.id, finding) for finding in _with_statements(connection, its))
        return {statement: found[finding] for statement, finding in of.items() if finding in found}

    def dropped_with(self, article: str) -> list[Dropped]:
        """What was dropped of the input that an article was read from."""
        with self._reading() as connection:
            return [self._discreet(each) for each in nouns(connection.execute(questions.dropped_with(), {"article": article}), Dropped)]

    def find_findings(self, asked: Asked, *, limit: int, offset: int = 0) -> tuple[int, list[FoundFinding]]:
        """How many findings are asked for (up to `search.MOST` and one more), and some of them."""
        with self._reading() as connection:
            return search.findings(connection, asked, limit, offset)

    def find_articles(self, asked: Asked, *, limit: int, offset: int = 0) -> tuple[int, list[FoundArticle]]:
        """How many articles are asked for (up to `search.MOST` and one more), and some of them."""
        with self._reading() as connection:
            count, found = search.articles(connection, asked, limit, offset)
            return count, [self._discreet(each) for each in found]

    def entity(self, entity: str) -> Entity | None:
        """Who or what bears this key."""
        with self._reading() as connection:
            return who.entity(connection, entity)

    def whereabouts(self, entity: str) -> Whereabouts:
        """Where somebody is reported to have acted."""
        with self._reading() as connection:
            return who.whereabouts(connection, entity)

    def site(self, place: str) -> tuple[Spot, ...]:
        """Where a place lies, if that is known."""
        with self._reading() as connection:
            return who.site(connection, place)

    def outlet(self, outlet: str) -> Outlet | None:
        """The outlet of this name."""
        with self._reading() as connection:
            return who.outlet(connection, outlet)

    def of_entity(self, entity: str, roles: Sequence[Role], *, limit: int, offset: int = 0) -> list[Told]:
        """Findings in which somebody plays one of these roles, newest story first."""
        with self._reading() as connection:
            return _told(connection, who.of_entity(connection, entity, roles, (limit, offset)))

    def of_outlet(self, outlet: str, standing: Standing | None, *, limit: int, offset: int = 0) -> list[Told]:
        """Findings that an outlet speaks to, newest story first."""
        with self._reading() as connection:
            return _told(connection, who.of_outlet(connection, outlet, standing, (limit, offset)))

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
            with self._reading() as connection:
                stories = [headline.story for headline in _headlines(connection, rows)]
            yield from stories

    def findings(self) -> Iterator[Finding]:
        """Every finding, by story, in the order in which they were settled."""
        for rows in self._pages(select(schema.findings).order_by(schema.findings.c.story, schema.findings.c.number)):
            with self._reading() as connection:
                findings = _with_statements(connection, rows)
            yield from findings

    def _walk(self, query: Select[Any], noun: type[_T]) -> Iterator[_T]:
        for rows in self._pages(query):
            with complaints(self.address):
                found = nouns(rows, noun)
            yield from found

    def _pages(self, query: Select[Any]) -> Iterator[Sequence[Row[Any]]]:
        """The rows of one snapshot, some at a time."""
        with complaints(self.address), self._engine.connect() as connection:
            yield from connection.execution_options(yield_per=_PAGE).execute(query).partitions()


def _of_story(story: str) -> Select[Any]:
    return select(schema.findings).where(schema.findings.c.story == story).order_by(schema.findings.c.number)


def _findings(connection: Connection, query: Select[Any]) -> list[Finding]:
    return _with_statements(connection, connection.execute(query).all())


def _with_statements(connection: Connection, rows: Sequence[Row[Any]]) -> list[Finding]:
    held: dict[str, list[str]] = {row.id: [] for row in rows}
    for chunk in _chunks(list(held)):
        for finding, statement in connection.execute(questions.links(), {"ids": chunk}):
            held[finding].append(statement)
    return [noun_of(row, Finding, statements=held[row.id]) for row in rows]


def _told(connection: Connection, ids: Sequence[str]) -> list[Told]:
    """Findings with their stories: those of one story together, in the order in which they are read."""
    found = {each.id: each for each in _with_statements(connection, connection.execute(questions.some_findings(), {"ids": ids}).all())}
    titles = {row.id: row for row in connection.execute(questions.titles(), {"ids": sorted({each.story for each in found.values()})})}
    newest = sorted(titles.values(), key=lambda row: (row.latest or "", row.id), reverse=True)
    place = {row.id: number for number, row in enumerate(newest)}
    told = sorted(
        found.values(), key=lambda each: (place[each.story], READING.index(each.standing), each.is_doubtful, -each.origins, each.id)
    )
    return [Told(finding=each, story=titles[each.story].title, latest=titles[each.story].latest) for each in told]


def _headlines(connection: Connection, rows: Sequence[Row[Any]]) -> list[Headline]:
    articles: dict[str, list[str]] = {row.id: [] for row in rows}
    for chunk in _chunks(list(articles)):
        for story, article in connection.execute(questions.members(), {"ids": chunk}):
            articles[story].append(article)
    return [
        Headline(
            story=noun_of(row, Story, articles=articles[row.id]),
            tally=noun_of(row, Tally),
            lead=row.lead,
            dispute=row.dispute,
            digest=row.digest,
        )
        for row in rows
    ]


def _chunks(things: Sequence[_T]) -> Iterator[Sequence[_T]]:
    for start in range(0, len(things), _CHUNK):
        yield things[start : start + _CHUNK]
