"""Blocks: the pieces a page is read in, from markup or from bare lines, before anything is judged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

# The elements around a block that say something of it, in the order in which the forests learned of them.
ENCLOSING = (
    "article",
    "main",
    "aside",
    "nav",
    "header",
    "footer",
    "form",
    "figure",
    "figcaption",
    "blockquote",
    "table",
    "ul",
    "ol",
    "li",
    "button",
    "section",
    "address",
)


class Markup(NamedTuple):
    """This block is a list item, mostly links, inside a `div` that calls itself "related"."""

    tag: str = ""  # the block element; empty for a bare line
    inside: frozenset[str] = frozenset()  # those of `ENCLOSING` that stand around it
    hints: frozenset[str] = frozenset()  # what the classes, ids and roles around it say, in the terms of lexicon/markup_hints.tsv
    near: frozenset[str] = frozenset()  # the same, of the block's own element and the two around it
    linked: int = 0  # characters inside links
    depth: int = 0
    path: tuple[int, ...] = (0,)  # numbers of the block elements around it, the outermost first
    sign: str = ""  # its element and the one around it, by tag and class: blocks of one sign look alike

    @property
    def group(self) -> int:
        """The number of the element that holds it."""
        return self.path[-1]

    @property
    def family(self) -> int:
        """The number of the element that holds that."""
        return self.path[-2] if len(self.path) > 1 else self.path[-1]


class Block(NamedTuple):
    """These characters stand on one line of the page."""

    text: str
    start: int | None  # offset into the plain input; null where the input was HTML
    markup: Markup = Markup()


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
