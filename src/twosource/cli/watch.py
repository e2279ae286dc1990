"""`twosource watch`: feeds in, on a schedule, and a casebook that grows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from twosource.cli.options import CASEBOOK, AllowPrivate, Book, JsonRounds, Strict
from twosource.cli.schedule import Stoppable, repeat, seconds
from twosource.cli.terminal import Tally, err, how_many, progress, shown, write
from twosource.errors import CasebookError, UsageError
from twosource.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from twosource.cli.watching import Round, Watching
    from twosource.keep import Casebook
    from twosource.model import Dropped, Story
    from twosource.read.address import Fetcher

# What hosts allow robots is asked anew after a day (RFC 9309).
_DAY = 86_400

Feeds = Annotated[
    list[str],
    typer.Argument(metavar="FEEDS", help="Feeds (RSS, Atom, JSON feed) or lists of feeds (OPML): addresses or files.", show_default=False),
]
Every = Annotated[str, typer.Option("--every", metavar="TIME", help="How often to look: so many s, m, h or d.")]
Once = Annotated[bool, typer.Option("--once", help="Look once, and end.")]
FollowLinks = Annotated[bool, typer.Option("--follow/--no-follow", help="Read the pages that feeds link to, or only what the feeds hold.")]


def watch(
    feeds: Feeds,
    *,
    casebook: Book = CASEBOOK,
    every: Every = "15m",
    once: Once = False,
    follow: FollowLinks = True,
    json: JsonRounds = False,
    strict: Strict = False,
    allow_private: AllowPrivate = False,
) -> None:
    """Read feeds again and again, and keep what is new in a casebook, until Ctrl-C; `twosource serve` beside it shows it grow."""
    from twosource.cli.watching import PASSING, Watching
    from twosource.keep import Casebook

    if "-" in feeds:
        raise UsageError("-: standard input cannot be looked at again and again: name files or addresses")
    span = seconds(every)
    settings = Settings(follow=follow, allow_private=allow_private)
    clock = Stoppable(err.print)
    with Casebook(casebook) as book, clock.hearing():
        watching = Watching(feeds, settings, _into(book, settings))
        watching.remember(book.looked_at(passing=PASSING))
        desk = Desk(watching, clock, settings, json=json)
        try:
            if once:
                desk.look()
            else:
                repeat(desk.look, span, clock)
        finally:
            desk.close()
    raise typer.Exit(1 if not desk.read or (strict and desk.dropped) else 0)


class Desk:
    """Looks, tells what came of it, and goes on when the casebook is in use."""

    def __init__(self, watching: Watching, clock: Stoppable, settings: Settings, *, json: bool) -> None:
        self._watching = watching
        self._clock = clock
        self._settings = settings
        self._json = json
        self._fetcher: Fetcher | None = None
        self._since = 0.0
        self._looked = False
        self.dropped = 0
        self.read = 0

    def look(self) -> None:
        """One round."""
        tally = Tally()
        try:
            with progress("looking"):
                found = self._watching.turn(self._fetching(), tally, lambda: self._clock.stopping)
        except CasebookError as error:
            if not self._looked:
                raise
            err.print(f"[yellow]{shown(str(error))}[/]: this round is left out", soft_wrap=True)
            return
        self._looked = True
        self.dropped += len(tally.dropped)
        self.read += found.feeds - found.failed
        if self._json:
            write([found])
        err.print(told(found, self._settings), soft_wrap=True)

    def close(self) -> None:
        if self._fetcher is not None:
            self._fetcher.close()

    def _fetching(self) -> Fetcher:
        """One fetcher for a day: it waits between two requests to a host, and remembers what it allows and what it sent."""
        if self._fetcher is not None and self._clock.now() - self._since > _DAY:
            self._fetcher.close()
            self._fetcher = None
        if self._fetcher is None:
            from twosource.read.address import Fetcher
            from twosource.read.remembered import Remembered

            self._fetcher, self._since = Fetcher(self._settings, remembered=Remembered()), self._clock.now()
        return self._fetcher


def told(found: Round, settings: Settings) -> str:
    """`12 feeds looked at, 5 new pages: 9 stories of 30 articles` in a line."""
    failed = f" ({found.failed:,} could not be read)" if found.failed else ""
    new = how_many(found.new, "new page" if settings.follow else "changed feed") if found.new else "nothing new"
    holds = f"{how_many(found.stories, 'story', 'stories')} of {how_many(found.articles, 'article')}"
    return f"{how_many(found.feeds, 'feed')} looked at{failed}, {new}: {holds}"


def _into(book: Casebook, settings: Settings) -> Callable[[Sequence[str], Callable[[Dropped], None]], Sequence[Story]]:
    """Reads paths into a casebook; a page that turns out to be a feed is not followed any further."""
    from msgspec import structs

    from twosource.pipeline import make_into

    return lambda paths, tell: make_into(book, paths, structs.replace(settings, follow=False), tell)
