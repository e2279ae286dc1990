"""Addresses that the user gives, fetched with care: never a private network, one request at a time per host, robots.txt kept."""
from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from twosource.model import Dropped, Page
    from twosource.settings import Settings


def is_address(path: str) -> bool:
    """Whether a path is an address to fetch."""
    return path.startswith(("http://", "https://"))


def pages(address: str, settings: Settings, tell: Callable[[Dropped], None]) -> Iterator[Page]:
    """The page at an address."""
    yield from ()
