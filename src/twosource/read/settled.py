"""Blocks whose markup alone settles what they are: nothing but links, menus, page feet, buttons. Most of a page is such, and is not weighed."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, NamedTuple

from twosource.read import visible
from twosource.read.block import Verdict
from twosource.read.element import NONE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from twosource.read.block import Block
    from twosource.read.visible import Seen

ALWAYS = frozenset({"nav", "footer", "button"})
ASIDE = frozenset({"nav", "footer", "aside", "form", "button"})
NAMED_ASIDE = frozenset(
    {"nav", "footer", "comments", "related", "share", "newsletter", "appeal", "ad", "cookie", "aside", "tags", "pull", "byline"}
)
# Kinds of furniture by what their element calls itself, where the two differ.
KINDS = {
    "nav": "navigation",
    "footer": "navigation",
    "form": "newsletter",
    "button": "navigation",
    "ad": "advertisement",
    "cookie": "cookies",
    "pull": "repeat",
}
SAYING = re.compile("byline|author|date|time|posted")  # in what an element calls itself whose links may name the writer and the day
LINK = Verdict("related", "it is nothing but a link")


class Settled(NamedTuple):
    """Of 190 blocks, these 90 are to be weighed; the verdicts on the others are these."""

    asked: Sequence[int]  # numbers of blocks
    passed: Sequence[int]  # how many that are settled stand right before each of those, and behind the last
    verdicts: Mapping[int, Verdict]
    seen: Sequence[Seen]


def settled(blocks: Sequence[Block]) -> Settled:
    """Tell what needs no weighing from what does; of bare lines all are weighed, and where nothing else is left."""
    asked: list[int] = []
    passed = [0]
    verdicts: dict[int, Verdict] = {}
    seen: list[Seen] = []
    for number, block in enumerate(blocks):
        element = block.element
        only_links = block.linked == len(block.text)
        if (not only_links and ALWAYS.isdisjoint(element.inside)) or element.tag == "h1":
            asked.append(number)
            passed.append(0)
            continue
        passed[-1] += 1
        # The links of a list are of the list's kind, whatever each calls itself.
        near = NONE if ASIDE & element.inside else (element.above or element).near
        verdicts[number] = aside(element.inside, near, or_else=LINK if only_links else SURROUNDINGS)
        if (told := _said(block)) is not None:
            verdicts[number] = told[0]
            seen.append(told[1])
    if not asked:
        return Settled(range(len(blocks)), [0] * (len(blocks) + 1), {}, ())
    return Settled(asked, passed, verdicts, seen)


def _said(block: Block) -> tuple[Verdict, Seen] | None:
    """What a settled block says of the article, where it can be a byline or a date line."""
    if block.text[:3].lower() == "by " or SAYING.search(block.element.attributes):
        return visible.line(block.text)
    return None


SURROUNDINGS = Verdict("surroundings", "its shape and place are not those of the report")


@functools.lru_cache(maxsize=4096)
def aside(inside: frozenset[str], near: frozenset[str], *, or_else: Verdict = SURROUNDINGS) -> Verdict:
    """What a block is that is no report, by the elements around it."""
    found = sorted(inside & ASIDE) + sorted(near & NAMED_ASIDE)
    if found:
        return Verdict(KINDS.get(found[0], found[0]), f"it stands in what calls itself {found[0]}")
    return or_else
