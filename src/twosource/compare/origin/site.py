"""Whether two articles are of one outlet, by its name, or by its site where a page does not name it; or of one writer."""

from __future__ import annotations

import functools
import re
from itertools import combinations
from typing import TYPE_CHECKING

from twosource.compare.text.press import is_press
from twosource.lexicon import either, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from twosource.compare.text.pair import ArticlePair
    from twosource.model import Article

SHORT = 3  # letters of the labels that many sites' names end in: co.uk


def one_outlet(first: Article, second: Article) -> str | None:
    """The name of the outlet that published both; two that are named otherwise are two, though one site shows both."""
    named = [_is_named(each) for each in (first, second)]
    if any(named) and _letters(first.outlet or "") == _letters(second.outlet or "") != "":
        return first.outlet
    if all(named) or not _meet(_site(first), _site(second)):
        return None
    return next((each.outlet for each in (first, second) if _is_named(each)), first.site)


def one_writer(first: Article, second: Article) -> str | None:
    """Who wrote both, where a person is named: what she sells to two papers she has seen once."""
    hers = {_letters(name) for name in second.authors}
    return next((name for name in first.authors if " " in name.strip() and not is_press(name) and _letters(name) in hers), None)


@functools.lru_cache(maxsize=1 << 14)
def _letters(name: str) -> str:
    """The letters of a name, without an article or the end of a domain: The Guardian, theguardian.com."""
    plain = name.casefold().removeprefix("the ").removeprefix("www.").removeprefix("the")
    return "".join(filter(str.isalnum, _domain().sub("", plain)))


@functools.cache
def _domain() -> re.Pattern[str]:
    """The end of a site's name under which many are: .com, .co.uk, .ee."""
    return re.compile(rf"\.(?:{either(listed('press', 'domains'))}|com?\.\w\w|\w\w)$")


def names_of(article: Article, agencies: Iterable[str]) -> frozenset[str]:
    """What an article may have in common with another of one root: the names of its outlet, writers and agencies, and the parts of its site's."""
    return frozenset({*(_letters(each) for each in (article.outlet, *agencies, *article.authors) if each), *_domains(_site(article))})


def suspects(named: Iterable[tuple[str, Iterable[str]]]) -> Iterator[ArticlePair]:
    """Pairs of articles (ids in order) that may be of one outlet, writer or agency: they share a name."""
    shared: dict[str, list[str]] = {}
    for article, names in named:
        for name in names:
            shared.setdefault(name, []).append(article)
    for together in shared.values():
        yield from combinations(sorted(together), 2)


def _is_named(article: Article) -> bool:
    """Whether an outlet has a name of its own, and not that of its site."""
    return bool(article.outlet) and "." not in (article.outlet or "").strip(".")


def _site(article: Article) -> str:
    """The site without what only tells which of its pages: m.example.org, edition.example.org."""
    labels = ((article.outlet if article.outlet and not _is_named(article) else None) or article.site or "").casefold().split(".")
    while len(labels) > 2 and labels[0] in listed("press", "editions"):
        labels = labels[1:]
    return ".".join(labels)


def _meet(one: str, other: str) -> bool:
    return bool(one and other) and (one == other or one.endswith(f".{other}") or other.endswith(f".{one}"))


def _domains(site: str) -> Iterator[str]:
    """A site's name and those that it lies under, but for the last label and those under which anybody may be."""
    labels = site.split(".")
    for first in range(len(labels) - 1):
        if any(len(label) > SHORT for label in labels[first:-1]):
            yield ".".join(labels[first:])
