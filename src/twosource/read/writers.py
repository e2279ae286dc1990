"""Who wrote the report, as elements of the page call it: asked only where the page declares nobody."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from twosource.read.element import hints
from twosource.read.visible import named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborHTMLParser, LexborNode

CALLED = 'h1, [class*="author" i], [class*="byline" i], [class*="writer" i], [id*="author" i], [id*="byline" i], [rel~="author"]'
MOST = 200  # elements looked at
LONGEST = 120  # characters of what names writers, and no more
MOST_WRITERS = 4  # of one report: more are a list of a site's writers
# In what an element calls itself that is about a writer, or of other people, and names nobody.
BESIDE = re.compile(
    r"bio|avatar|image|photo|img|social|follow|related|comment|more|about|desc|count|date|time|twitter|email|list|recent|popular",
    re.IGNORECASE,
)
ELSEWHERE = frozenset({"aside", "nav", "footer", "form"})
OTHERS = frozenset({"comments", "related", "aside", "nav", "footer"})
UP = 10  # elements around one that are looked at


def called(tree: LexborHTMLParser) -> list[str]:
    """The writers in the first element behind the page's heading that calls itself a byline; before it where none is behind."""
    before: list[str] = []
    headed = False
    for node in tree.css(CALLED)[:MOST]:
        if node.tag == "h1":
            headed = True
        elif (headed or not before) and (names := _names(node)):
            if headed:
                return names
            before = names
    return before


def _names(node: LexborNode) -> list[str]:
    calls = f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}"
    if BESIDE.search(calls):
        return []
    text = " ".join(node.text(deep=True, separator=" ").split())
    if not text or len(text) > LONGEST or any(_of_others(each) for each in _around(node)):
        return []
    names = list(dict.fromkeys(named(text)))
    return names if len(names) <= MOST_WRITERS else []


def _around(node: LexborNode) -> Iterator[LexborNode]:
    above = node.parent
    for _ in range(UP):
        if above is None or above.tag in {"body", "html"}:
            return
        yield above
        above = above.parent


def _of_others(node: LexborNode) -> bool:
    """Whether an element holds what is not of the report."""
    told = hints(f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}")
    return node.tag in ELSEWHERE or (not told.isdisjoint(OTHERS) and told.isdisjoint({"body", "bodybox", "byline"}))
