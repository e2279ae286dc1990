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
BLOCK, INLINES, LINK, BREAK, VOIDS, NONE = range(6)  # what a tag is to the walk


class Sorts(dict[str | None, int]):
    """A `span` is inline; what is not named is a block."""

    def __missing__(self, tag: str | None) -> int:
        return BLOCK


SORTS = Sorts(
    {None: NONE, "body": NONE} | dict.fromkeys(INLINE, INLINES) | dict.fromkeys(VOID, VOIDS) | dict.fromkeys(BREAKS, BREAK) | {"a": LINK}
    | dict.fromkeys(("div", "p", "li", "ul", "h1", "h2", "h3", "h4", "section", "article", "header", "footer", "nav", "figure", "button", "tr", "td"), BLOCK)
)  # fmt: skip
BETWEEN_LINKS = " \t\r\n\f\xa0|/,;:.·•»›«‹>-–—+&()[]"
# Elements that may be left open: they nest no deeper, however many begin.
FLAT = VOID | {"p", "li", "td", "th", "tr", "option", "dt", "dd"}
TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)")
# What the parser writes out: a tag with its attributes in double quotation marks, and the text behind it. What else begins with "<" is no element.
TOKEN = re.compile(r'<(?:(/?)([a-z][^ \t\n\r\f/>]*+)((?: =?[^ \t\n\r\f/>=]++="[^"]*+")*+)[^>]*+>|!--.*?-->|[^>]*+>)([^<]*+)', re.DOTALL)
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
    return _walked(shown or "", page, settings), told


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


def _walked(shown: str, page: Page, settings: Settings) -> list[Block]:
    """All blocks of a body as the parser writes it out, in one pass: every element is closed, in order."""
    until = time.monotonic() + settings.page_seconds
    found: list[Block] = []
    links = hidden = depth = count = 0  # links that are open; elements open since one that is not shown; all that are open; all that began
    text, linked, bare = "", 0, False  # what was gathered, how much of it inside links, and whether letters stand outside
    around = Element("body")
    told = TOKEN.split(shown)  # what no token holds, then a token's four groups, and so on: no tuple of each, as `findall` makes
    for closing, tag, attributes, words in zip(told[1::5], told[2::5], told[3::5], told[4::5], strict=True):
        sort = SORTS[tag]
        if sort is NONE:
            pass
        elif hidden:
            hidden += 0 if sort is BREAK or sort is VOIDS else -1 if closing else 1
        elif sort is BLOCK or sort is BREAK:
            if text:
                if block := _block(text, around, linked, bare=bare):
                    found.append(block)
                text, linked, bare = "", 0, False
            if sort is BREAK:
                pass
            elif closing:
                depth -= 1
                around = around.above or around
            else:
                count += 1
                if count % 1000 == 0 and time.monotonic() > until:
                    raise TooLargeError(page.read_from, f"reading it took over {settings.page_seconds:g} seconds")
                if ("hidden=" in attributes or "display" in attributes) and HIDING.search(attributes):
                    hidden = 1
                else:
                    depth += 1
                    around = Element(tag, attributes, around, count)
                    if depth > settings.max_depth:
                        raise TooLargeError(page.read_from, f"elements nested over {settings.max_depth:,} deep")
        elif sort is not VOIDS:
            depth += -1 if closing else 1
            if sort is LINK:
                links += -1 if closing else 1
        if words and not hidden and (text or not words.isspace()):
            text += words
            if links:
                linked += len(words.strip())
            elif not bare:
                bare = bool(words.strip(BETWEEN_LINKS))
    if text and (block := _block(text, around, linked, bare=bare)):
        found.append(block)
    return found


def _block(text: str, around: Element, linked: int, *, bare: bool) -> Block | None:
    """What was gathered is a block of the element around it."""
    text = " ".join(text.split())
    if "&" in text:
        for written, meant in MARKED_UP:
            text = text.replace(written, meant)
        text = " ".join(text.split())
    if not text:
        return None
    return Block(text, None, around, min(linked, len(text)) if bare or not linked else len(text))
