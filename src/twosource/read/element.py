"""Elements: what stands around the blocks of a page, and what the classes, ids and roles of it say."""

from __future__ import annotations

import functools
import re

from twosource.lexicon import table

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
TOLD = frozenset(ENCLOSING)
NONE: frozenset[str] = frozenset()
ATTRIBUTE = re.compile(r'\s(class|id|role|itemprop|aria-label|data-component)="([^"]*+)"')
NAME = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
# An element that calls itself the body of an article, and not only content of some kind.
BODY = re.compile(
    r"(?:article|story|post|entry|news|page|blog|main)[-_ ]{0,2}(?:inner[-_]{0,2})?(?:body|content|text|copy)|\bbody-?(?:text|copy|content)",
    re.IGNORECASE,
)
OF_CLASS = 80  # characters of a class that tell blocks of one look from others
LONGEST_REMEMBERED = 500  # characters of attributes
LONGEST_NAMES = 2000  # characters of classes and the like: what is longer says nothing


class Element:
    """This list item, inside a `div` that calls itself "related", holds blocks.

    What it calls itself is looked at only when somebody asks: of most elements nobody does.
    """

    __slots__ = ("_named", "_near", "above", "attributes", "gathered", "inside", "number", "tag")

    def __init__(self, tag: str = "", attributes: str = "", above: Element | None = None, number: int = 0) -> None:
        self.tag = tag  # empty for that around bare lines
        self.attributes = attributes  # as the parser writes them out
        self.above = above  # the one around it
        self.number = number  # in the order in which elements begin
        self.inside: frozenset[str] = NONE if above is None else above.inside  # it and those around it, of `ENCLOSING`
        if tag in TOLD and tag not in self.inside:
            self.inside |= {tag}
        self._named: tuple[frozenset[str], str] | None = None
        self.gathered: frozenset[str] | None = None  # its `hints`, once somebody has asked
        self._near: frozenset[str] | None = None

    @property
    def own(self) -> frozenset[str]:
        """What its classes, ids and roles say, in the terms of lexicon/markup_hints.tsv."""
        return self._calls()[0]

    @property
    def near(self) -> frozenset[str]:
        """The same, of it and the two around it."""
        if self._near is None:
            self._near, above = self.own, self.above
            for _ in range(2):
                if above is None:
                    break
                self._near, above = self._near | above.own, above.above
        return self._near

    @property
    def hints(self) -> frozenset[str]:
        """The same, of it and all around it."""
        if self.gathered is None:
            waiting, element = [self], self.above
            while element is not None and element.gathered is None:
                waiting.append(element)
                element = element.above
            told = NONE if element is None or element.gathered is None else element.gathered
            for each in reversed(waiting):
                each.gathered = told = told if each.own <= told else told | each.own
        return self.gathered or NONE

    @property
    def look(self) -> str:
        """Its tag and class and those of the one around it: blocks of one look are alike."""
        return f"{self.above.sign}/{self.sign}" if self.above else self.sign

    @property
    def sign(self) -> str:
        """Its tag and class."""
        return f"{self.tag}.{self._calls()[1]}"

    def _calls(self) -> tuple[frozenset[str], str]:
        if self._named is None:
            self._named = (_remembered if len(self.attributes) <= LONGEST_REMEMBERED else _named)(self.attributes)
        return self._named


@functools.lru_cache(maxsize=20_000)
def _remembered(attributes: str) -> tuple[frozenset[str], str]:
    return _named(attributes)


def _named(attributes: str) -> tuple[frozenset[str], str]:
    """What an element calls itself, and its class."""
    if not attributes:
        return NONE, ""
    held = dict(ATTRIBUTE.findall(attributes))
    return hints(" ".join(held.values())), held.get("class", "")[:OF_CLASS]


@functools.lru_cache(maxsize=10_000)
def hints(names: str) -> frozenset[str]:
    if not names or len(names) > LONGEST_NAMES:
        return NONE
    held = _by_word()
    found = {held[word] for part in NAME.findall(names) if (word := part.lower()) in held}
    low = names.lower()
    # One of these words stands in every such name, and most names hold none.
    if ("body" in low or "content" in low or "text" in low or "copy" in low) and BODY.search(names):
        found.add("bodybox")
    return frozenset(found) if found else NONE


@functools.cache
def _by_word() -> dict[str, str]:
    return {row["word"]: row["hint"] for row in table("markup_hints")}
