"""The writer of the casebook: what is kept is whole, and keeping it twice changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self, TypeVar

from sqlalchemy import select

from twosource.keep import schema
from twosource.keep.connection import complaints, open_writer, shown
from twosource.keep.record import nouns, record
from twosource.keep.rows import CHUNK, erase, replace, write
from twosource.keep.settling import digest, settle, unsettle
from twosource.model import Article, Mention, Statement, identity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from types import TracebackType

    from sqlalchemy import Table

    from twosource.model import Dropped, Finding, Story

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

    def _of(self, table: Table, noun: type[_T], article: str) -> tuple[_T, ...]:
        query = select(table).where(table.c.article == article).order_by(table.c.number)
        with complaints(self.address), self._engine.connect() as connection:
            return tuple(nouns(connection.execute(query), noun))


def _chunks(things: Sequence[_T], size: int = CHUNK) -> Iterator[Sequence[_T]]:
    for start in range(0, len(things), size):
        yield things[start : start + size]
