"""About the article: what its page declares, checked against and filled up with what its lines say.

Where they differ, the record or feed that brought the page is believed first, then JSON-LD, OpenGraph, other meta, microdata, and
the visible lines last; but of two times of one day the one that tells more (the hour, the zone) is taken. docs/reading.md says why.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from twosource.read import outlet, visible
from twosource.read.agency import credited
from twosource.read.moment import declared as moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from twosource.model import Page
    from twosource.read.block import Block
    from twosource.read.declared import Declared
    from twosource.read.judge import Judged
    from twosource.read.visible import Seen

CREDITS = frozenset({"agency", "byline", "date line", "copyright", "outlet"})
# What stands behind a name: a degree or an office, or the writer's name elsewhere.
BEHIND = re.compile(r"(?:,\s*(?=[a-z.]*[A-Z][a-z.]*[A-Z])[A-Za-z.]{2,6})+$|\s*\(?@\w+\)?$")
MOST_WRITERS = 6  # of one report
AND = re.compile(r"\s*(?:;|\band\b|&|\|)\s*")


@dataclass(frozen=True, slots=True)
class About:
    """The Courier published it on 3 May, under this title."""

    address: str | None
    outlet: str | None
    title: str | None
    authors: tuple[str, ...]
    published: str | None
    updated: str | None
    place: str | None
    agencies: tuple[str, ...]


def about(page: Page, declared: Declared, blocks: Sequence[Block], judged: Judged) -> About:
    """Everything that is known about the article on a page."""
    seen = judged.seen
    pieces = [(piece.verdict.kind, blocks[piece.block].text[piece.start : piece.end]) for piece in judged.pieces]
    kept = [text for kind, text in pieces if kind == "report"]
    line = next((found for text in kept[:3] if (found := visible.dateline(text)) != visible.Seen()), visible.Seen())
    name = page.outlet or next(iter(declared.outlets), None)
    title, cut_off = _title(page, declared, judged, [name, *declared.outlets])
    if name is None and declared.page_title:
        name = _from_page_title(declared.page_title, title)
    if not title and declared.page_title:
        title = declared.page_title
    mastheads = {each.outlet for each in seen if each.outlet}
    told = next(iter(mastheads)) if len(mastheads) == 1 else None
    name = name or cut_off or told or outlet.named(text for kind, text in pieces if kind not in {"report", "caption", "title", "date line"})
    published = [page.published, *(each.value for each in declared.published)]
    authors = _writers([list(page.authors), *(each.names for each in declared.authors)], [_seen(seen), declared.called], name)
    agencies = [agency for names in (page.authors, *(each.names for each in declared.authors)) for agency in credited(", ".join(names))]
    agencies += [agency for each in (*seen, line) for agency in each.agencies]
    agencies += [agency for kind, text in pieces if kind in CREDITS for agency in credited(text)]
    agencies += visible.credit_behind(kept[-1]) if kept else ()
    return About(
        address=page.address or _address(page, declared),
        outlet=name,
        title=title or None,
        authors=authors,
        published=_told(published, [each.published for each in (*seen, line)]),
        updated=_told([page.updated, *(each.value for each in declared.updated)], [each.updated for each in seen]),
        place=next((each.place for each in (*seen, line) if each.place), None),
        agencies=tuple(sorted(set(agencies), key=agencies.index)),
    )


def _title(page: Page, declared: Declared, judged: Judged, outlets: Sequence[str | None]) -> tuple[str, str | None]:
    """The title, without the outlet's name beside it, and that name where it was cut off."""
    if page.title:
        return outlet.apart(page.title, outlets)
    own = {outlet.folded(each) for each in outlets if each}
    heading = declared.heading or ""
    told = [each.value for each in declared.titles] + [each for each in (judged.title, declared.heading) if each]
    title, cut_off = outlet.apart(next((each for each in told if outlet.folded(each) not in own), next(iter(told), "")), outlets)
    if heading and title.startswith(heading) and outlet.SUFFIX.match(title[len(heading) :]):
        return heading, cut_off  # what stands behind the page's only heading is the site's
    return title, cut_off


def _from_page_title(page_title: str, title: str) -> str | None:
    """What stands behind the article's own title in the page's: the outlet's name."""
    if title and page_title.startswith(title):
        rest = page_title[len(title) :].strip()
        parts = [part for part in re.split(r"\s*[-–—|•·:»]+\s+", rest) if part]
        if rest[:1] in "-–—|•·:»" and parts:
            return parts[-1]
    return None


def _writers(declared: Sequence[Sequence[str]], shown: Sequence[Sequence[str]], outlet_name: str | None) -> tuple[str, ...]:
    """The first people that are told; a byline that is only the outlet's name, as a person's own site has it, where nobody else is told."""
    found = [made for names in (*declared, *shown) if (made := people(names))]
    own = outlet.folded(outlet_name or "")
    taken = next((made for made in found if {outlet.folded(each) for each in made} != {own}), next(iter(found), ()))
    # The same and others: one of them was declared as if he were alone.
    wider = (made for names in declared if (made := people(names)) and len(made) <= MOST_WRITERS and set(taken) < set(made))
    return next(wider, taken) if taken else ()


def _seen(seen: Sequence[Seen]) -> list[str]:
    """The names in the page's bylines; many people are the writers of other reports too, and none of them is known."""
    names = list(dict.fromkeys(name for each in seen for name in each.authors))
    return names if len(names) <= MOST_WRITERS else []


def people(names: Iterable[str]) -> tuple[str, ...]:
    """The people among the names that a byline or a declaration gives."""
    found = [
        name
        for each in dict.fromkeys(names)
        for one in AND.split(re.sub(r"^by\b[: ]\s*", "", each.strip(), flags=re.IGNORECASE))
        for part in _between_commas(one)
        if (name := BEHIND.sub("", part).strip(" ,"))
    ]
    somebody = [_cased(name) for name in found if visible.is_somebody(name) and len(name) < 80 and not re.search(r"[@/]|\.com\b", name)]
    return tuple(dict.fromkeys(somebody))


def _between_commas(names: str) -> list[str]:
    """Names that only commas part, where each of them is of two words or more."""
    parts = names.split(", ")
    return parts if all(visible.FULL_NAME.fullmatch(part) for part in parts) else [names]


def _cased(name: str) -> str:
    return name.title() if name.isupper() and " " in name else name


def _told(declared: Iterable[str | None], seen: Iterable[str | None]) -> str | None:
    """The first date that can be read, or one of the same day that tells more."""
    found = [made for value in declared if value and (made := moment(value))] + [value for value in seen if value]
    if not found:
        return None
    return max((each for each in found if each[:10] == found[0][:10]), key=lambda each: ("T" in each, "+" in each[10:] or "-" in each[10:]))


def _address(page: Page, declared: Declared) -> str | None:
    for each in declared.addresses:
        address = urljoin(page.address or "", each)
        try:
            parts = urlsplit(address)
        except ValueError:
            continue
        if parts.scheme in {"http", "https"} and parts.hostname:
            return address
    return None
