"""Blocks: the pieces a page is read in, from markup or from bare lines, before anything is judged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from twosource.read.element import Element

BARE = Element()


class Block(NamedTuple):
    """These characters stand on one line of the page."""

    text: str
    start: int | None  # offset into the plain input; null where the input was HTML
    element: Element = BARE
    linked: int = 0  # characters inside links; all of them where nothing but marks stands outside


@dataclass(frozen=True, slots=True)
class Known:
    """Of a page is known, before its blocks are judged, its title, and perhaps what others take for its text."""

    titles: tuple[str, ...] = ()  # as declared, the most trusted first
    outlet: str | None = None  # its name or domain
    body: str | None = None  # the whole text, where the page declares it
    repeated: frozenset[str] = frozenset()  # the letters of lines that its outlet's other pages hold too


@dataclass(frozen=True, slots=True)
class Verdict:
    """This block is furniture: a newsletter box, since it says "delivered to your inbox"."""

    kind: str  # report, caption, or a kind of furniture
    reason: str = ""

    @property
    def kept(self) -> bool:
        """Whether the block belongs to the article's text."""
        return self.kind in KEPT


KEPT = frozenset({"report", "caption"})
REPORT = Verdict("report")
CAPTION = Verdict("caption", "a picture's caption")
