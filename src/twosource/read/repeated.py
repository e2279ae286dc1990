"""Lines that an outlet's pages repeat, learned before anything is judged in a pass of its own, which only plain text needs.

Pages of markup are passed over: their elements tell what the wording of one page alone cannot. Input that can be read only once
(standard input, addresses) teaches nothing. What is learned depends on which pages a run holds and not on their order.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import numpy as np

from twosource.errors import InputError
from twosource.model import site_of
from twosource.read import archive, lines, paths, records, unpack
from twosource.read.encoding import characters
from twosource.read.wording import letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import BinaryIO

    from numpy import uint64
    from numpy.typing import NDArray

    from twosource.model import Dropped, Page
    from twosource.settings import Settings

PAGES = 3  # of one outlet that hold a line, before it is the outlet's and no report's
MOST = 1 << 22  # lines that are remembered, 8 bytes each; beyond that half of all possible lines, then a quarter, and so on
SHORTEST, LONGEST = 8, 400  # letters of a line that is remembered
SEEN = 1 << 20  # pages of which is remembered that they were seen


class Repeated:
    """Forty pages of the Courier hold this line."""

    def __init__(self) -> None:
        self._held: list[NDArray[uint64]] = []
        self._size = 0
        self._below = 1 << 64
        self._pages: set[bytes] = set()
        self._again: NDArray[uint64] = np.zeros(0, dtype=np.uint64)

    def add(self, page: Page) -> None:
        """Remember the lines of a page, once however often the page is given."""
        outlet = outlet_of(page)
        body = hashlib.blake2b(page.body, digest_size=16).digest()
        if outlet is None or body in self._pages or len(self._pages) >= SEEN:
            return
        self._pages.add(body)
        told = {letters(block.text) for block in lines.blocks(characters(page.body, page.encoding, html=False))}
        told.discard(letters(page.title or ""))
        numbers = [_number(outlet, each) for each in told if SHORTEST <= len(each) <= LONGEST]
        self._held.append(np.array([each for each in numbers if each < self._below], dtype=np.uint64))
        self._size += len(self._held[-1])
        while self._size > MOST:
            self._below //= 2
            whole = np.concatenate(self._held)
            self._held = [whole[whole < np.uint64(self._below)]]
            self._size = len(self._held[0])

    def settle(self) -> Repeated:
        """Keep of all lines those that are repeated."""
        if self._held:
            each, count = np.unique(np.concatenate(self._held), return_counts=True)
            self._again = each[count >= PAGES]
        self._held.clear()
        self._pages.clear()
        return self

    def of(self, page: Page, told: Iterable[str]) -> frozenset[str]:
        """Of the letters of a page's lines, those that its outlet's pages repeat."""
        outlet = outlet_of(page) if len(self._again) else None
        if outlet is None:
            return frozenset()
        kept = [each for each in told if SHORTEST <= len(each) <= LONGEST]
        known = np.isin(np.array([_number(outlet, each) for each in kept], dtype=np.uint64), self._again)
        return frozenset(each for each, again in zip(kept, known.tolist(), strict=True) if again)


def learned(given: Iterable[str], settings: Settings) -> Repeated:
    """What the plain text among these paths repeats."""
    repeated = Repeated()
    for path in paths.files(given):
        try:
            with open(path, "rb") as stream:  # noqa: PTH123
                for page in _texts(stream, path, settings):
                    repeated.add(page)
        except (OSError, ValueError, InputError, *unpack.BROKEN):
            continue  # told when it is read
    return repeated.settle()


def _texts(stream: BinaryIO, path: str, settings: Settings) -> Iterator[Page]:
    """The pages of plain text in a file of many pages; none of one that begins with a page of markup."""
    if archive.is_archive(stream):
        found = archive.pages(stream, path, settings, _untold)
    elif paths.is_records(path, unpack.peek(opened := unpack.opened(stream), paths.HEAD)):
        found = records.pages(opened, path, settings, _untold)
    else:
        return
    for number, page in enumerate(found):
        if page.form == "text":
            yield page
        elif not number:
            return


def _untold(dropped: Dropped) -> None:
    """What is dropped is told when it is read."""


def outlet_of(page: Page) -> str | None:
    """Who published a page, as its record says, else its host."""
    return page.outlet or site_of(page.address)


def _number(outlet: str, line: str) -> int:
    return int.from_bytes(hashlib.blake2b(f"{outlet}\0{line}".encode("utf-8", "replace"), digest_size=8).digest(), "little")
