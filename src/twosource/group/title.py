"""A story's title: the headline that stands nearest to all the others, without the name of its outlet."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from twosource.model import Article

WORD = re.compile(r"\w+")
# What stands between a headline and the name of the site that prints it.
MARKS = re.compile(r"\s+[|–—·»:-]+\s+|\s*\|\s*")
MARK = re.compile(r"[|–—·»:-]")
SHORTEST = 2  # words under which what is left is no headline


def headline(article: Article) -> str | None:
    """An article's title without the name of its outlet."""
    title = " ".join((article.title or "").split())
    if not MARK.search(title):
        return title or None
    names = {_bare(each) for each in (article.outlet, article.site) if each}
    parts = MARKS.split(title)
    kept = [part for part in parts if not _names_outlet(part, names)]
    if len(kept) == len(parts) or not kept:
        return title
    # Cut at the ends only, so that the marks within a headline stay as they were printed.
    start, end = title.find(kept[0]), title.rfind(kept[-1]) + len(kept[-1])
    cut = title[start:end].strip()
    return cut if len(WORD.findall(cut)) >= SHORTEST else title


def central(headlines: Iterable[str]) -> str | None:
    """The headline that shares most words with the others; of equals the first in the alphabet."""
    told = sorted(headlines)
    words = {each: set(WORD.findall(each.lower())) for each in told}
    held = Counter(word for each in told for word in words[each])

    def worth(each: str) -> float:
        its = words[each]
        return sum(held[word] - 1 for word in its) / (len(its) + 3) if its else -1

    return max(told, key=worth, default=None)


def _bare(name: str) -> str:
    return "".join(WORD.findall(name.lower().removeprefix("www.")))


def _names_outlet(part: str, names: set[str]) -> bool:
    bare = _bare(part).removeprefix("the")
    return len(bare) > 2 and any(bare in {name.removeprefix("the"), name.removeprefix("the").removesuffix("com")} for name in names)
