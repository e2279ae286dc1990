"""A watch over feeds: each round looks what is new in them, and has that read into the casebook."""

from __future__ import annotations

import hashlib
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from twosource.cli import opml
from twosource.cli.entries import links
from twosource.errors import InputError, TooLargeError, UnreadableError
from twosource.model import Dropped, Noun
from twosource.read.address import is_address
from twosource.read.drop import told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from twosource.model import Story
    from twosource.read.address import Fetcher
    from twosource.settings import Settings

    Tell = Callable[[Dropped], None]

# New pages of one feed that one round fetches, the feed's first ones first: those left over come with the next round.
MOST = 200
# How often a page that cannot be had is asked for, once a round.
ATTEMPTS = 3
# What `read` calls an address that could not be fetched: the one kind of failure that may pass.
PASSING = "address"


class Round(Noun, frozen=True, kw_only=True):
    """Of twelve feeds one could not be read; there were five new pages, and the casebook holds nine stories of thirty articles."""

    feeds: int
    failed: int
    new: int
    stories: int
    articles: int


class Watching:
    """Watches these feeds, and the feeds that these lists name.

    `make` reads paths into the casebook and gives its stories. `seen` are the addresses that were read before. What is found
    by following is each entry's page; without, it is the feed itself, as often as it changes.
    """

    def __init__(self, paths: Sequence[str], settings: Settings, make: Callable[[Sequence[str], Tell], Sequence[Story]]) -> None:
        self._paths = tuple(dict.fromkeys(paths))
        self._settings = settings
        self._make = make
        self._seen: set[str] = set()
        self._tries: dict[str, int] = {}
        self._digests: dict[str, bytes] = {}
        self._stories: Sequence[Story] | None = None

    def remember(self, addresses: Iterable[str]) -> None:
        """Take these as read."""
        self._seen.update(addresses)

    def turn(self, fetcher: Fetcher, tell: Tell, stopping: Callable[[], bool] = lambda: False) -> Round:
        """One round. What could not be read is told and does not stop it; asked to stop, it begins nothing new."""
        opened: dict[str, bytes | None] = {}
        for path in self._paths:
            for where, body in self._opened(path, fetcher, tell, stopping):
                opened.setdefault(where, body)
        entries = {where: self._entries(where, body, tell) for where, body in opened.items() if body is not None}
        new = {link for its in entries.values() for link in its or ()}
        # The first round settles the stories even where nothing is new: a watch that was killed may have left that undone.
        if not stopping() and (new or self._stories is None):
            self._read(sorted(new), tell)
            self._digests.update((where, _digest(body)) for where, body in opened.items() if body is not None)
        stories = self._stories or ()
        return Round(
            feeds=len(opened),
            failed=len(opened) - sum(its is not None for its in entries.values()),
            new=len(new),
            stories=len(stories),
            articles=sum(len(story.articles) for story in stories),
        )

    def _opened(self, path: str, fetcher: Fetcher, tell: Tell, stopping: Callable[[], bool]) -> Iterator[tuple[str, bytes | None]]:
        """The feeds of a path as they are now: itself, or those that it lists; without bytes where they cannot be had."""
        if stopping():
            return
        body = self._body(path, fetcher, tell)
        if body is None or not opml.is_opml(body):
            yield path, body
            return
        try:
            addresses = opml.feeds(body, path)
        except InputError as error:
            tell(told(error))
            yield path, None
            return
        for address in addresses:
            # A list may come from anywhere: it names addresses and no files of this machine.
            if not is_address(address):
                tell(Dropped(read_from=path, kind="unreadable", reason=f"names a feed that is no address: {address[:200]}"))
            elif not stopping():
                yield address, self._body(address, fetcher, tell)

    def _body(self, path: str, fetcher: Fetcher, tell: Tell) -> bytes | None:
        try:
            return fetcher.get(path).body if is_address(path) else _file(path, self._settings.max_page_bytes)
        except InputError as error:
            tell(told(error))
            return None

    def _entries(self, where: str, body: bytes, tell: Tell) -> list[str] | None:
        """What to read for a feed: its pages that were not read before, or itself where it changed; nothing where it is no feed."""
        changed = self._digests.get(where) != _digest(body)
        try:
            found = links(body, where, self._settings, tell if changed and self._settings.follow else _silently)
        except InputError as error:
            tell(told(error))
            return None
        if self._settings.follow:
            return [each for each in found if each not in self._seen][:MOST]
        return [where] if changed else []

    def _read(self, paths: Sequence[str], tell: Tell) -> None:
        failed: set[str] = set()

        def note(dropped: Dropped) -> None:
            if dropped.kind == PASSING:
                failed.add(dropped.read_from)
            tell(dropped)

        self._stories = self._make(paths, note)
        for path in paths:
            self._tries[path] = self._tries.get(path, 0) + 1
            if not _failed(path, failed) or self._tries[path] >= ATTEMPTS:
                self._seen.add(path)
                del self._tries[path]


def _failed(path: str, failed: set[str]) -> bool:
    """Whether a page could not be had, or its host could not: that is told of the host alone."""
    host = "/".join(path.split("/", 3)[:3])
    return path in failed or host in failed


def _silently(_: Dropped) -> None:
    """What was told when the feed last changed is not told again."""


def _digest(body: bytes) -> bytes:
    return hashlib.blake2b(body, digest_size=16).digest()


def _file(path: str, bound: int) -> bytes:
    try:
        if not stat.S_ISREG(Path(path).stat().st_mode):  # a named pipe would keep the round waiting for who writes to it
            raise UnreadableError(path, "not a file")
        with Path(path).open("rb") as file:
            body = file.read(bound + 1)
    except (OSError, ValueError) as error:
        raise UnreadableError(path, f"cannot be opened: {getattr(error, 'strerror', None) or error}") from error
    if len(body) > bound:
        raise TooLargeError(path, f"over {bound:,} bytes")
    return body
