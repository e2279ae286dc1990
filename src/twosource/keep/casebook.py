"""The writer of the casebook: what is kept is whole, and keeping it twice changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self, TypeVar

import msgspec
from sqlalchemy import delete, func, insert, select

from twosource.keep import schema
from twosource.keep.connection import complaints, open_writer, shown
from twosource.keep.record import nouns, record
from twosource.keep.tally import tally
from twosource.model import Article, Mention, Statement, identity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from types import TracebackType

    from sqlalchemy import ColumnElement, Connection, Table

    from twosource.model import Dropped, Finding, Party, Story

# SQLite takes 32,766 values in one command; this many ids in an IN list leaves room.
_CHUNK = 5000
# Articles read at a time where all are walked through.
_PAGE = 500

_T = TypeVar("_T")


class Casebook:
    """The casebook at `casebook.db` keeps these articles and what they state.

    `address` is a path, or an SQLAlchemy URL of SQLite or PostgreSQL. Every method that writes is one transaction, so a run
    that is killed leaves whole batches; its repetition writes the same rows again. Raises `CasebookError` where the store
    cannot be opened or used.
    """

    def __init__(self, address: str) -> None:
        self.address = shown(address)
        self._engine = open_writer(address)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        self._engine.dispose()

    def known(self, ids: Iterable[str]) -> set[str]:
        """Which of these article ids are kept, with their mentions and statements."""
        found: set[str] = set()
        with complaints(self.address), self._engine.connect() as connection:
            for chunk in _chunks(list(ids)):
                found.update(connection.execute(select(schema.articles.c.id).where(schema.articles.c.id.in_(chunk))).scalars())
        return found

    def keep(self, batch: Iterable[tuple[Article, Sequence[Mention], Sequence[Statement]]]) -> None:
        """Keep articles with all that was found in them; an article kept before is replaced."""
        kept = {article.id: (article, mentions, statements) for article, mentions, statements in batch}
        with complaints(self.address), self._engine.begin() as connection:
            _forget(connection, list(kept))
            articles: list[dict[str, Any]] = []
            mentions: list[dict[str, Any]] = []
            statements: list[dict[str, Any]] = []
            roles: list[dict[str, Any]] = []
            for article, found, said in kept.values():
                articles.append(record(schema.articles, article, key=schema.key(article.id)))
                mentions.extend(record(schema.mentions, mention, number=number) for number, mention in enumerate(found))
                # One thing said twice in the same words is one statement: ids are made from content.
                places = {mention.where.geonames: mention.entity for mention in found if mention.where and mention.entity}
                for number, statement in enumerate({one.id: one for one in said}.values()):
                    statements.append(record(schema.statements, statement, number=number, day=_day(statement)))
                    roles.extend(_roles(statement, places))
            for table, rows in (
                (schema.articles, articles),
                (schema.mentions, mentions),
                (schema.statements, statements),
                (schema.roles, roles),
            ):
                _write(connection, table, rows)

    def drop(self, dropped: Iterable[Dropped]) -> None:
        """Note what was not taken; the same thing dropped again for the same reason is noted once."""
        rows = {}
        for one in dropped:
            identifier = identity(one.read_from, one.kind, one.reason, one.text)
            rows[identifier] = record(schema.dropped, one, id=identifier)
        with complaints(self.address), self._engine.begin() as connection:
            _delete(connection, schema.dropped, schema.dropped.c.id, list(rows))
            _write(connection, schema.dropped, list(rows.values()))

    def articles(self) -> Iterator[Article]:
        """Every article, in the order of their ids; the casebook may be written to meanwhile."""
        last = ""
        while True:
            query = select(schema.articles).where(schema.articles.c.id > last).order_by(schema.articles.c.id).limit(_PAGE)
            with complaints(self.address), self._engine.connect() as connection:
                page = nouns(connection.execute(query), Article)
            if not page:
                return
            yield from page
            last = page[-1].id

    def mentions(self, article: str) -> tuple[Mention, ...]:
        """The mentions of an article, in the order in which they were kept."""
        return self._of(schema.mentions, Mention, article)

    def statements(self, article: str) -> tuple[Statement, ...]:
        """The statements of an article, in the order in which they were kept."""
        return self._of(schema.statements, Statement, article)

    def settle(self, stories: Sequence[Story], findings: Mapping[str, Sequence[Finding]]) -> None:
        """Let these stories, with their findings by story id, stand in place of all that stood before.

        A story that is as it was is not touched.
        """
        wanted = {story.id: (story, findings.get(story.id, ())) for story in stories}
        digests = {story.id: _digest(story, found) for story, found in wanted.values()}
        with complaints(self.address), self._engine.begin() as connection:
            stood = {row.id: row.digest for row in connection.execute(select(schema.stories.c.id, schema.stories.c.digest))}
            _unsettle(connection, [story for story, digest in stood.items() if digests.get(story) != digest])
            new = [pair for identifier, pair in wanted.items() if stood.get(identifier) != digests[identifier]]
            for chunk in _chunks(new, 200):
                _settle(connection, chunk, digests)

    def _of(self, table: Table, noun: type[_T], article: str) -> tuple[_T, ...]:
        query = select(table).where(table.c.article == article).order_by(table.c.number)
        with complaints(self.address), self._engine.connect() as connection:
            return tuple(nouns(connection.execute(query), noun))


def _settle(connection: Connection, settled: Sequence[tuple[Story, Sequence[Finding]]], digests: Mapping[str, str]) -> None:
    rows: dict[str, list[dict[str, Any]]] = {"stories": [], "story_articles": [], "findings": [], "finding_statements": []}
    outlets = _outlets(connection, [article for story, _ in settled for article in story.articles])
    for story, findings in settled:
        counts = msgspec.structs.asdict(tally(story, findings, outlets))
        rows["stories"].append(record(schema.stories, story, digest=digests[story.id], **counts))
        rows["story_articles"] += [
            {"story": story.id, "number": number, "article": article} for number, article in enumerate(story.articles)
        ]
        for place, finding in enumerate(findings):
            rows["findings"].append(record(schema.findings, finding, key=schema.key(finding.id), number=place))
            rows["finding_statements"] += [
                {"finding": finding.id, "number": number, "statement": statement} for number, statement in enumerate(finding.statements)
            ]
    for table, found in rows.items():
        _write(connection, schema.metadata.tables[table], found)
    _gather(connection, [story for story, _ in settled])


def _gather(connection: Connection, stories: Sequence[Story]) -> None:
    """Note which outlets, people and places the findings of these stories speak for and of."""
    its, findings, links, roles, articles = (
        schema.stories,
        schema.findings,
        schema.finding_statements,
        schema.roles,
        schema.articles,
    )
    said = select(schema.statements.c.id, schema.statements.c.article).subquery()
    latest = func.coalesce(its.c.latest, "")
    of_these = findings.join(its, its.c.id == findings.c.story).join(links, links.c.finding == findings.c.id)
    chosen = its.c.id.in_([story.id for story in stories])
    entities = (
        select(roles.c.entity, roles.c.role, latest, findings.c.id)
        .select_from(of_these.join(roles, roles.c.statement == links.c.statement))
        .where(chosen)
        .distinct()
    )
    outlets = (
        select(articles.c.outlet, latest, findings.c.id, findings.c.standing)
        .select_from(of_these.join(said, said.c.id == links.c.statement).join(articles, articles.c.id == said.c.article))
        .where(chosen, articles.c.outlet.is_not(None))
        .distinct()
    )
    connection.execute(insert(schema.finding_entities).from_select(["entity", "role", "latest", "finding"], entities))
    connection.execute(insert(schema.finding_outlets).from_select(["outlet", "latest", "finding", "standing"], outlets))


def _outlets(connection: Connection, articles: Sequence[str]) -> dict[str, str | None]:
    found: dict[str, str | None] = {}
    for chunk in _chunks(articles):
        query = select(schema.articles.c.id, schema.articles.c.outlet).where(schema.articles.c.id.in_(chunk))
        found.update((row.id, row.outlet) for row in connection.execute(query))
    return found


def _unsettle(connection: Connection, stories: Sequence[str]) -> None:
    for chunk in _chunks(stories):
        old = select(schema.findings.c.id).where(schema.findings.c.story.in_(chunk))
        for table in (schema.finding_statements, schema.finding_outlets, schema.finding_entities):
            connection.execute(delete(table).where(table.c.finding.in_(old)))
    _delete(connection, schema.findings, schema.findings.c.story, stories)
    _delete(connection, schema.story_articles, schema.story_articles.c.story, stories)
    _delete(connection, schema.stories, schema.stories.c.id, stories)


def _forget(connection: Connection, articles: Sequence[str]) -> None:
    for table in (schema.mentions, schema.statements, schema.roles):
        _delete(connection, table, table.c.article, articles)
    _delete(connection, schema.articles, schema.articles.c.id, articles)


def _delete(connection: Connection, table: Table, column: ColumnElement[str], ids: Sequence[str]) -> None:
    for chunk in _chunks(ids):
        connection.execute(delete(table).where(column.in_(chunk)))


def _write(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def _chunks(things: Sequence[_T], size: int = _CHUNK) -> Iterator[Sequence[_T]]:
    for start in range(0, len(things), size):
        yield things[start : start + size]


def _digest(story: Story, findings: Sequence[Finding]) -> str:
    return identity(story, list(findings))


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
