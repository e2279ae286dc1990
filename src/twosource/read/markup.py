"""HTML to blocks, as browsers read it: each block with the elements it stands in and what they call themselves."""

from __future__ import annotations

import functools
import re
import time
from typing import TYPE_CHECKING, Any, NamedTuple

from selectolax.lexbor import LexborHTMLParser

from twosource.errors import TooLargeError
from twosource.lexicon import table
from twosource.read.block import ENCLOSING, Block, Markup
from twosource.read.declared import Declared, declared

if TYPE_CHECKING:
    from twosource.model import Page
    from twosource.settings import Settings

SKIPPED = frozenset(
    {
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "iframe",
        "object",
        "select",
        "textarea",
        "head",
        "math",
        "canvas",
        "video",
        "audio",
        "datalist",
    }
)
INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "nobr",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "del",
        "img",
    ]
)
TOLD = frozenset(ENCLOSING)
TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)")
FLAT = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
        "p",
        "li",
        "td",
        "th",
        "tr",
        "option",
        "dt",
        "dd",
    ]
)
MAIN_WITHIN = 3_000_000  # characters
MANY_TAGS = 8000  # fewer cannot nest deeper than the parser takes in its stride
LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{20000,}")
VALUE = re.compile(r"\"[^\"]*\"|'[^']*'")
MOST_ATTRIBUTES = 3000
NAME = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
# An element that calls itself the body of an article, and not only content of some kind.
BODY = re.compile(
    r"(?:article|story|post|entry|news|page|blog|main)[-_ ]{0,2}(?:inner[-_]{0,2})?(?:body|content|text|copy)|\bbody-?(?:text|copy|content)",
    re.IGNORECASE,
)
NONE: frozenset[str] = frozenset()
HIDDEN = re.compile(r"\s*display\s*:\s*none")
NAMING = ("class", "id", "role", "itemprop", "aria-label", "data-component")  # attributes in which an element says what it is


def parsed(raw: str, page: Page, settings: Settings) -> tuple[list[Block], Declared]:
    """The blocks of a page and what it declares.

    Raises TooLargeError where it is nested too deep, or takes too long.
    """
    _bounded(raw, page, settings)
    tree = LexborHTMLParser(raw)
    told = declared(tree)
    if tree.body is None:
        return [], told
    return _Walk(page, settings).blocks(tree.body), told


def main_text(raw: str) -> str | None:
    """What resiliparse's rules take for the main content: quick, and rather too much than too little; not asked of huge pages."""
    if len(raw) > MAIN_WITHIN:
        return None
    from resiliparse.extract.html2text import extract_plain_text

    told: str = extract_plain_text(raw, main_content=True, preserve_formatting=False)
    return told


def _bounded(raw: str, page: Page, settings: Settings) -> None:
    """Refuse what would take the parser more than linear time: deep nests and elements of very many attributes."""
    for match in LONG_TAG.finditer(raw):
        if len(VALUE.sub("", match[0]).split()) > MOST_ATTRIBUTES:
            raise TooLargeError(page.read_from, f"an element of over {MOST_ATTRIBUTES:,} attributes")
    if raw.count("<") < MANY_TAGS:
        return
    depth = 0
    for closing, name in TAG.findall(raw):
        if name.lower() not in FLAT:
            depth = max(0, depth - 1) if closing else depth + 1
            if depth > 4 * settings.max_depth:
                raise TooLargeError(page.read_from, f"elements nested over {4 * settings.max_depth:,} deep")


class _Around(NamedTuple):
    """An element that is open while its inside is walked."""

    is_block: bool
    tag: str
    sign: str
    names: frozenset[str]  # of this element and those around it, the names that say something
    hints: frozenset[str]  # of this element and those around it
    own: frozenset[str]  # of this element alone
    number: int


class _Walk:
    """One pass through a tree, in order, without recursion."""

    def __init__(self, page: Page, settings: Settings) -> None:
        self.page, self.settings = page, settings
        self.until = time.monotonic() + settings.page_seconds
        self.found: list[Block] = []
        self.text: list[str] = []
        self.linked = 0
        self.around = [_Around(True, "body", "body", NONE, NONE, NONE, 0)]
        self.links = 0
        self.count = 0

    def blocks(self, body: Any) -> list[Block]:
        """All blocks below an element."""
        node, until = body.child, body.mem_id
        while node is not None:
            inner = node.child if self._enter(node) else None
            if inner is not None:
                node = inner
                continue
            following = node.next
            while following is None:
                node = node.parent
                if node is None or node.mem_id == until:
                    self._flush()
                    return self.found
                self._leave()
                following = node.next
            node = following
        self._flush()
        return self.found

    def _enter(self, node: Any) -> bool:
        """Take a node; true where it is an element with something inside that is shown."""
        tag = node.tag
        if tag == "-text":
            self._words(node.text_content or "")
            return False
        if tag == "br":
            self._flush()
            return False
        if tag in SKIPPED or tag[0] in "-!" or node.child is None:
            return False
        self._count()
        names, hints, own, sign = self.around[-1].names, self.around[-1].hints, NONE, tag
        if tag in INLINE:
            self.links += tag == "a"
        else:
            attributes = node.attributes
            if "hidden" in attributes or HIDDEN.match(attributes.get("style") or ""):
                return False
            if self.text:
                self._flush()
            own = _hints(" ".join([attributes[name] or "" for name in NAMING if name in attributes])) if attributes else NONE
            sign = f"{tag}.{(attributes.get('class') or '')[:80]}"
            if tag in TOLD and tag not in names:
                names = names | {tag}
            if not own <= hints:
                hints = hints | own
        self.around.append(_Around(tag not in INLINE, tag, sign, names, hints, own, self.count))
        return True

    def _count(self) -> None:
        self.count += 1
        if len(self.around) > self.settings.max_depth:
            raise TooLargeError(self.page.read_from, f"elements nested over {self.settings.max_depth:,} deep")
        if self.count % 1000 == 0 and time.monotonic() > self.until:
            raise TooLargeError(self.page.read_from, f"reading it took over {self.settings.page_seconds:g} seconds")

    def _leave(self) -> None:
        last = self.around[-1]
        if not last[0]:
            self.links -= last[1] == "a"
        elif self.text:
            self._flush()
        self.around.pop()

    def _words(self, words: str) -> None:
        if words.isspace():
            if self.text:
                self.text.append(" ")
            return
        self.text.append(words)
        if self.links:
            self.linked += len(words.strip())

    def _flush(self) -> None:
        """What was gathered is a block of the element around it."""
        if not self.text:
            return
        text = " ".join("".join(self.text).split())
        linked, self.linked = min(self.linked, len(text)), 0
        self.text.clear()
        if not text:
            return
        chain = [each for each in self.around if each[0]]
        last = chain[-1]
        near = last.own.union(*(each.own for each in chain[-3:-1]))
        sign = "/".join(each.sign for each in chain[-2:])
        path = tuple(each.number for each in chain)
        self.found.append(Block(text, None, Markup(last.tag, last.names, last.hints, near, linked, len(self.around), path, sign)))


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
