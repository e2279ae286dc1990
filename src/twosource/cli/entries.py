"""What a feed links to, read as `read` reads feeds, and nothing fetched for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from twosource.errors import AddressError, UnreadableError
from twosource.model import Dropped
from twosource.read import feed
from twosource.read.address import Fetched, Fetcher
from twosource.read.encoding import sniffed
from twosource.read.errand import Errand
from twosource.read.paths import FEED, HEAD, JSON_FEED

if TYPE_CHECKING:
    from collections.abc import Callable

    from twosource.settings import Settings


# Characters of an address that may be a page's: browsers and servers stop not far from here.
LONGEST = 2_000


class _Noting(Fetcher):
    """Notes which pages the feed would have fetched."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self.links: dict[str, None] = {}
        self.refused = 0

    def get(self, address: str) -> Fetched:
        if len(address) > LONGEST:
            self.refused += 1
        else:
            self.links[address] = None
        raise AddressError(address, "noted, and fetched later")


def links(body: bytes, where: str, settings: Settings, tell: Callable[[Dropped], None]) -> list[str]:
    """The addresses of a feed's entries, in its order, each once; an entry without one is told.

    Raises InputError where this is no feed that can be read.
    """
    begins = sniffed(body[:HEAD])
    if not FEED.match(begins) and not JSON_FEED.match(begins):
        raise UnreadableError(where, "neither a feed nor a list of feeds")
    noting = _Noting(settings)
    for page in feed.pages(body, where, Errand(structs.replace(settings, follow=True), _nothing, noting)):
        tell(Dropped(read_from=page.read_from, kind="address", reason="an entry that links to no page"))
    if noting.refused:
        tell(Dropped(read_from=where, kind="address", reason=f"{noting.refused} entries whose address is over {LONGEST:,} characters"))
    return list(noting.links)


def _nothing(_: Dropped) -> None:
    """What was noted is told when it is fetched."""
