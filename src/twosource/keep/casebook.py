"""The writer of the casebook: what is kept is whole, and keeping it twice changes nothing."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Self, TypeVar

from sqlalchemy import delete, select

from twosource.keep import schema
from twosource.keep.connection import complaints, open_writer, shown
from twosource.keep.record import nouns, record
from twosource.keep.rows import CHUNK, erase, replace, write
from twosource.keep.settling import digest, settle, unsettle
from twosource.model import Article, Mention, Statement, Story, Tie, identity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from types import TracebackType

    from sqlalchemy import Table

    from twosource.model import Dropped, Finding

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
            replace(connection, list(kept.values()))

    def drop(self, dropped: Iterable[Dropped]) -> None:
        """Note what was not taken; the same thing dropped again for the same reason is noted once."""
        rows = {}
        for one in dropped:
            identifier = identity(one.read_from, one.kind, one.reason, one.text)
            rows[identifier] = record(schema.dropped, one, id=identifier)
        with complaints(self.address), self._engine.begin() as connection:
            erase(connection, schema.dropped, schema.dropped.c.id, list(rows))
            write(connection, schema.dropped, list(rows.values()))

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
        digests = {story.id: digest(story, found) for story, found in wanted.values()}
        with complaints(self.address), self._engine.begin() as connection:
            stood = {row.id: row.digest for row in connection.execute(select(schema.stories.c.id, schema.stories.c.digest))}
            unsettle(connection, [story for story, its in stood.items() if digests.get(story) != its])
            settle(connection, [pair for story, pair in wanted.items() if stood.get(story) != digests[story]], digests)

    def change(
        self, settled: Sequence[tuple[Story, Sequence[Finding]]], gone: Sequence[str], weighed: Sequence[str], ties: Sequence[Tie]
    ) -> None:
        """Let these stories with their findings stand beside the others, take those away that are gone, and tell the ties of those weighed.

        What became of a story is told for good; the other ties of the stories weighed are replaced.
        """
        wanted = {story.id: (story, findings) for story, findings in settled}
        digests = {story.id: digest(story, found) for story, found in wanted.values()}
        its = schema.ties.c
        with complaints(self.address), self._engine.begin() as connection:
            unsettle(connection, [*gone, *wanted])
            settle(connection, list(wanted.values()), digests)
            for chunk in _chunks([*gone, *weighed]):
                connection.execute(delete(schema.ties).where(its.story.in_(chunk), its.kind != "became"))
            for tie in ties:
                if tie.kind == "became":
                    connection.execute(delete(schema.ties).where(its.kind == tie.kind, its.one == tie.one, its.other == tie.other))
            write(connection, schema.ties, [record(schema.ties, tie) for tie in ties])

    def ties(self, story: str) -> tuple[Tie, ...]:
        """Why a story's articles are together, what it follows, what they tell besides, and which stories became it."""
        query = select(schema.ties).where(schema.ties.c.story == story).order_by(*schema.ties.primary_key)
        with complaints(self.address), self._engine.connect() as connection:
            return tuple(nouns(connection.execute(query), Tie))

    def stories(self) -> tuple[Story, ...]:
        """Every story, in the order of their ids."""
        its, members = schema.stories, schema.story_articles
        held: dict[str, list[str]] = defaultdict(list)
        with complaints(self.address), self._engine.connect() as connection:
            for row in connection.execute(select(members.c.story, members.c.article).order_by(members.c.story, members.c.number)):
                held[row.story].append(row.article)
            rows = connection.execute(select(its.c.id, its.c.title, its.c.earliest, its.c.latest).order_by(its.c.id)).all()
        return tuple(
            Story(id=row.id, title=row.title, articles=tuple(held[row.id]), earliest=row.earliest, latest=row.latest) for row in rows
        )

    def published(self) -> dict[str, str | None]:
        """When each article was published, by id."""
        with complaints(self.address), self._engine.connect() as connection:
            return {row.id: row.published for row in connection.execute(select(schema.articles.c.id, schema.articles.c.published))}

    def looked_at(self, *, passing: str) -> set[str]:
        """What articles were read from, and what was dropped, but for what was dropped for a reason of the kind `passing`."""
        articles, dropped = schema.articles.c, schema.dropped.c
        queries = select(articles.read_from), select(dropped.read_from).where(dropped.kind != passing)
        with complaints(self.address), self._engine.connect() as connection:
            return {where for query in queries for where in connection.execute(query).scalars()}

    def some(self, ids: Iterable[str]) -> Iterator[Article]:
        """These articles, in the order of their ids."""
        for chunk in _chunks(sorted(set(ids)), _PAGE):
            query = select(schema.articles).where(schema.articles.c.id.in_(chunk)).order_by(schema.articles.c.id)
            with complaints(self.address), self._engine.connect() as connection:
                page = nouns(connection.execute(query), Article)
            yield from page

    def _of(self, table: Table, noun: type[_T], article: str) -> tuple[_T, ...]:
        query = select(table).where(table.c.article == article).order_by(table.c.number)
        with complaints(self.address), self._engine.connect() as connection:
            return tuple(nouns(connection.execute(query), noun))


def _chunks(things: Sequence[_T], size: int = CHUNK) -> Iterator[Sequence[_T]]:
    for start in range(0, len(things), size):
        yield things[start : start + size]
