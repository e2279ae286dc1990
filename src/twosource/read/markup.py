"""HTML to blocks, as browsers read it: each block with the elements it stands in and what they call themselves."""

from __future__ import annotations

import functools
import re
import time
from typing import TYPE_CHECKING, NamedTuple

from selectolax.lexbor import LexborHTMLParser

from twosource.errors import TooLargeError
from twosource.lexicon import table
from twosource.read.block import ENCLOSING, Block, Markup
from twosource.read.declared import Declared, declared

if TYPE_CHECKING:
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
# Elements that may be left open: they nest no deeper, however many begin.
FLAT = VOID | {"p", "li", "td", "th", "tr", "option", "dt", "dd"}
TOLD = frozenset(ENCLOSING)
TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)")
# What the parser writes out: a tag with its attributes in double quotation marks, and the text behind it. What else begins with "<" is no element.
TOKEN = re.compile(r'<(?:(/?)([a-z][^\s/>]*+)((?:\s++=?[^\s/>=]++="[^"]*+")*+)[^>]*+>|!--.*?-->|[^>]*+>)([^<]*+)', re.DOTALL)
ATTRIBUTE = re.compile(r'\s(class|id|role|itemprop|aria-label|data-component|style|hidden)="([^"]*+)"')
MOST_TAGS = 200_000  # a page of news has some thousands
MANY_TAGS = 8000  # fewer cannot nest deeper than the parser takes in its stride
LONG_TAG = 20_000  # characters
VALUE = re.compile(r"\"[^\"]*\"|'[^']*'")
MOST_ATTRIBUTES = 3000
NAME = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
# An element that calls itself the body of an article, and not only content of some kind.
BODY = re.compile(
    r"(?:article|story|post|entry|news|page|blog|main)[-_ ]{0,2}(?:inner[-_]{0,2})?(?:body|content|text|copy)|\bbody-?(?:text|copy|content)",
    re.IGNORECASE,
)
NONE: frozenset[str] = frozenset()
UNSHOWN = re.compile(r"\s*display\s*:\s*none")
HIDDEN = "hidden"
OF_CLASS = 80  # characters of a class that tell blocks of one look from others
MARKED_UP = (("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&"))  # all that the parser writes as names

Named = tuple[frozenset[str], frozenset[str], frozenset[str], str]


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
    if raw.count("<") > MOST_TAGS:
        raise TooLargeError(page.read_from, f"over {MOST_TAGS:,} tags")
    pieces = raw.split("<")
    for piece in pieces if max(map(len, pieces)) > LONG_TAG else ():
        if len(piece) > LONG_TAG and len(VALUE.sub("", piece.partition(">")[0]).split()) > MOST_ATTRIBUTES:
            raise TooLargeError(page.read_from, f"an element of over {MOST_ATTRIBUTES:,} attributes")
    if len(pieces) < MANY_TAGS:
        return
    depth = 0
    for closing, name in TAG.findall(raw):
        if name.lower() not in FLAT:
            depth = max(0, depth - 1) if closing else depth + 1
            if depth > 4 * settings.max_depth:
                raise TooLargeError(page.read_from, f"elements nested over {4 * settings.max_depth:,} deep")


class _Around(NamedTuple):
    """A block element that is open while its inside is walked."""

    sign: str
    names: frozenset[str]  # of this element and those around it, the names that say something
    hints: frozenset[str]  # of this element and those around it
    own: frozenset[str]  # of this element alone
    path: tuple[int, ...]
    tag: str


class _Walk:
    """One pass through a page's markup as the parser writes it out: every element is closed, in order."""

    def __init__(self, page: Page, settings: Settings) -> None:
        self.page, self.settings = page, settings
        self.until = time.monotonic() + settings.page_seconds
        self.found: list[Block] = []
        self.text: list[str] = []
        self.linked = 0
        self.around = [_Around("body", NONE, NONE, NONE, (0,), "body")]
        self.depth = 0
        self.seen: dict[tuple[str, str, frozenset[str], frozenset[str]], Named] = {}

    def blocks(self, shown: str) -> list[Block]:
        """All blocks of a body."""
        links = hidden = count = 0  # links that are open; elements open since one that is not shown; elements
        text = self.text
        for closing, tag, attributes, words in TOKEN.findall(shown):
            if not tag or tag == "body":
                pass
            elif hidden:
                hidden += 0 if tag in VOID else -1 if closing else 1
            elif tag in INLINE:
                self.depth += 0 if tag in VOID else -1 if closing else 1
                if tag == "a":
                    links += -1 if closing else 1
            elif tag in VOID:
                if text and tag in BREAKS:
                    self._flush()
            elif closing:
                if text:
                    self._flush()
                self.depth -= 1
                self.around.pop()
            else:
                count += 1
                if count % 1000 == 0 and time.monotonic() > self.until:
                    raise TooLargeError(self.page.read_from, f"reading it took over {self.settings.page_seconds:g} seconds")
                hidden = self._open(tag, attributes, count)
            if words and not hidden and (text or not words.isspace()):
                text.append(words)
                if links:
                    self.linked += len(words.strip())
        self._flush()
        return self.found

    def _open(self, tag: str, attributes: str, number: int) -> int:
        """Enter a block element; 1 where it is not shown."""
        last = self.around[-1]
        key = (tag, attributes, last.names, last.hints)
        if key not in self.seen:
            self.seen[key] = _named(*key)
        own, names, hints, sign = self.seen[key]
        if sign is HIDDEN:
            return 1
        if self.text:
            self._flush()
        self.depth += 1
        if self.depth > self.settings.max_depth:
            raise TooLargeError(self.page.read_from, f"elements nested over {self.settings.max_depth:,} deep")
        self.around.append(_Around(sign, names, hints, own, (*last.path, number), tag))
        return 0

    def _flush(self) -> None:
        """What was gathered is a block of the element around it."""
        text = " ".join("".join(self.text).split())
        if "&" in text:
            for written, meant in MARKED_UP:
                text = text.replace(written, meant)
            text = " ".join(text.split())
        linked, self.linked = min(self.linked, len(text)), 0
        self.text.clear()
        if not text:
            return
        last = self.around[-1]
        near = last.own
        for each in self.around[-3:-1]:
            if each.own:
                near = near | each.own
        sign = f"{self.around[-2].sign}/{last.sign}" if len(self.around) > 1 else last.sign
        self.found.append(Block(text, None, Markup(last.tag, last.names, last.hints, near, linked, self.depth, last.path, sign)))


def _named(tag: str, attributes: str, names: frozenset[str], hints: frozenset[str]) -> Named:
    """What an element calls itself, the same with what those around it do, and its look; `HIDDEN` where it is not shown."""
    held = dict(ATTRIBUTE.findall(attributes))
    if "hidden" in held or UNSHOWN.match(held.pop("style", "")):
        return NONE, NONE, NONE, HIDDEN
    own = _hints(" ".join(held.values()))
    names = names | {tag} if tag in TOLD and tag not in names else names
    return own, names, hints if own <= hints else hints | own, f"{tag}.{held.get('class', '')[:OF_CLASS]}"


@functools.lru_cache(maxsize=50_000)
def _hints(names: str) -> frozenset[str]:
    if not names or len(names) > 2000:
        return NONE
    held = _by_word()
    found = {held[word] for part in NAME.findall(names) if (word := part.lower()) in held}
    if BODY.search(names):
        found.add("bodybox")
    return frozenset(found) if found else NONE


@functools.cache
def _by_word() -> dict[str, str]:
    return {row["word"]: row["hint"] for row in table("markup_hints")}
