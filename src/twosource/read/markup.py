"""HTML to blocks, as browsers read it: each block with the elements it stands in and what they call themselves."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

from twosource.errors import TooLargeError
from twosource.read.block import Block
from twosource.read.declared import Declared, declared
from twosource.read.element import Element

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twosource.model import Page
    from twosource.settings import Settings

# Elements whose text is not shown, or is not text; and those whose text the parser would write out as markup.
SKIPPED = (
    "script", "style", "noscript", "template", "svg", "iframe", "object", "select", "textarea", "head", "math", "canvas", "video", "audio",
    "datalist", "noframes", "noembed", "xmp", "plaintext",
)  # fmt: skip
INLINE = frozenset(
    [
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "dfn", "em", "font", "i", "ins", "kbd", "label", "mark", "nobr",
        "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "del", "img",
    ]
)  # fmt: skip
VOID = frozenset(
    [
        "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input", "keygen", "link", "meta", "param", "source",
        "track", "wbr",
    ]
)  # fmt: skip
BREAKS = frozenset({"br", "hr"})
# What each tag is to the walk; all others are blocks.
SORTS = (
    {"": "none", "body": "none"} | dict.fromkeys(INLINE, "inline") | dict.fromkeys(VOID, "void") | dict.fromkeys(BREAKS, "break") | {"a": "link"}
)  # fmt: skip
EMPTY = frozenset({"void", "break"})
BETWEEN_LINKS = " \t\r\n\f\xa0|/,;:.·•»›«‹>-–—+&()[]"
# Elements that may be left open: they nest no deeper, however many begin.
FLAT = VOID | {"p", "li", "td", "th", "tr", "option", "dt", "dd"}
TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)")
# What the parser writes out: a tag with its attributes in double quotation marks, and the text behind it. What else begins with "<" is no element.
TOKEN = re.compile(r'<(?:(/?)([a-z][^\s/>]*+)((?:\s++=?[^\s/>=]++="[^"]*+")*+)[^>]*+>|!--.*?-->|[^>]*+>)([^<]*+)', re.DOTALL)
MOST_TAGS = 200_000  # a page of news has some thousands
MANY_TAGS = 8000  # fewer cannot nest deeper than the parser takes in its stride
LONG_TAG = 20_000  # characters
VALUE = re.compile(r"\"[^\"]*\"|'[^']*'")
MOST_ATTRIBUTES = 3000
HIDING = re.compile(r'\s(?:hidden=|style="\s*display\s*:\s*none\b[^"]*)"')
MARKED_UP = (("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&"))  # all that the parser writes as names


def parsed(raw: str, page: Page, settings: Settings) -> tuple[list[Block], Declared]:
    """The blocks of a page and what it declares.

    Raises TooLargeError where it is nested too deep, or takes too long.
    """
    _bounded(raw, page, settings)
    tree = LexborHTMLParser(raw)
    told = declared(tree)
    tree.strip_tags(list(SKIPPED))
    shown = tree.body.html if tree.body is not None else None
    return _Walk(page, settings).blocks(shown or ""), told


def _bounded(raw: str, page: Page, settings: Settings) -> None:
    """Refuse what would take the parser more than linear time: deep nests and elements of very many attributes."""
    tags = raw.count("<")
    if tags > MOST_TAGS:
        raise TooLargeError(page.read_from, f"over {MOST_TAGS:,} tags")
    for start in _long_tags(raw):
        if len(VALUE.sub("", raw[start : raw.find("<", start + 1)].partition(">")[0]).split()) > MOST_ATTRIBUTES:
            raise TooLargeError(page.read_from, f"an element of over {MOST_ATTRIBUTES:,} attributes")
    if tags < MANY_TAGS:
        return
    depth = 0
    for closing, name in TAG.findall(raw):
        if name.lower() not in FLAT:
            depth = max(0, depth - 1) if closing else depth + 1
            if depth > 4 * settings.max_depth:
                raise TooLargeError(page.read_from, f"elements nested over {4 * settings.max_depth:,} deep")


def _long_tags(raw: str) -> Iterator[int]:
    """Where over `LONG_TAG` characters stand between one "<" and the next: in steps as wide, since most pages have no such place."""
    at = raw.find("<")
    while at >= 0:
        last = raw.rfind("<", at + 1, at + 1 + LONG_TAG)
        if last < 0:
            if len(raw) - at > LONG_TAG:
                yield at
            last = raw.find("<", at + 1 + LONG_TAG)
        at = last


class _Walk:
    """One pass through a page's markup as the parser writes it out: every element is closed, in order."""

    def __init__(self, page: Page, settings: Settings) -> None:
        self.page, self.settings = page, settings
        self.until = time.monotonic() + settings.page_seconds
        self.found: list[Block] = []
        self.text: list[str] = []
        self.around = Element("body")
        self.count = 0  # elements
        self.linked, self.bare = 0, False  # characters inside links; whether letters stand outside

    def blocks(self, shown: str) -> list[Block]:
        """All blocks of a body."""
        links = hidden = depth = 0  # links that are open; elements open since one that is not shown; all elements open
        text = self.text
        for closing, tag, attributes, words in TOKEN.findall(shown):
            sort = SORTS.get(tag, "block")
            if sort == "none":
                pass
            elif hidden:
                hidden += 0 if sort in EMPTY else -1 if closing else 1
            elif sort == "block":
                if text:
                    self._flush()
                if closing:
                    depth -= 1
                    self.around = self.around.above or self.around
                else:
                    hidden = self._open(tag, attributes)
                    depth += not hidden
                    if depth > self.settings.max_depth:
                        raise TooLargeError(self.page.read_from, f"elements nested over {self.settings.max_depth:,} deep")
            elif sort == "link":
                links += -1 if closing else 1
                depth += -1 if closing else 1
            elif sort == "inline":
                depth += -1 if closing else 1
            elif sort == "break" and text:
                self._flush()
            if words and not hidden and (text or not words.isspace()):
                text.append(words)
                if links:
                    self.linked += len(words.strip())
                elif not self.bare:
                    self.bare = bool(words.strip(BETWEEN_LINKS))
        self._flush()
        return self.found

    def _open(self, tag: str, attributes: str) -> int:
        """Enter a block element; 1 where it is not shown."""
        self.count += 1
        if self.count % 1000 == 0 and time.monotonic() > self.until:
            raise TooLargeError(self.page.read_from, f"reading it took over {self.settings.page_seconds:g} seconds")
        if ("hidden=" in attributes or "display" in attributes) and HIDING.search(attributes):
            return 1
        self.around = Element(tag, attributes, self.around, self.count)
        return 0

    def _flush(self) -> None:
        """What was gathered is a block of the element around it."""
        text = " ".join("".join(self.text).split())
        if "&" in text:
            for written, meant in MARKED_UP:
                text = text.replace(written, meant)
            text = " ".join(text.split())
        if text:
            linked = min(self.linked, len(text)) if self.bare or not self.linked else len(text)
            self.found.append(Block(text, None, self.around, linked))
        self.linked, self.bare = 0, False
        self.text.clear()
