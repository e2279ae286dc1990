"""The outlets of a story, as the columns of its table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.model import Noun
from twosource.show import links

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from twosource.model import Article


class Column(Noun, frozen=True, kw_only=True):
    """The *Harbour Courier* printed these two articles, and one of them is Reuters' copy."""

    outlet: str
    articles: tuple[str, ...]
    published: str | None  # of its first article
    agencies: tuple[str, ...]
    shares: tuple[str, ...]  # the other outlets that print the same report: one origin with it


def columns(articles: Sequence[Article], groups: Iterable[Sequence[str]]) -> tuple[Column, ...]:
    """A column for each outlet: those of one origin side by side, the first to publish first; `groups` are articles that print one report."""
    origin = _origins(articles, groups)
    by_outlet: dict[str, list[Article]] = {}
    for article in sorted(articles, key=_moment):
        by_outlet.setdefault(links.name(article), []).append(article)
    first: dict[str, tuple[bool, str]] = {}
    outlets: dict[str, set[str]] = {}
    for outlet, its in by_outlet.items():
        for article in its:
            first[origin[article.id]] = min(first.get(origin[article.id], (True, "~")), _moment(article))
            outlets.setdefault(origin[article.id], set()).add(outlet)
    return tuple(
        Column(
            outlet=outlet,
            articles=tuple(article.id for article in its),
            published=its[0].published,
            agencies=tuple(dict.fromkeys(agency for article in its for agency in article.agencies)),
            shares=tuple(other for other in by_outlet if other != outlet and any(other in outlets[origin[article.id]] for article in its)),
        )
        for outlet, its in sorted(
            by_outlet.items(), key=lambda item: (first[origin[item[1][0].id]], origin[item[1][0].id], _moment(item[1][0]))
        )
    )


def _moment(article: Article) -> tuple[bool, str]:
    return article.published is None, article.published or ""


def _origins(articles: Sequence[Article], groups: Iterable[Sequence[str]]) -> dict[str, str]:
    """Each article's origin, named by its smallest id."""
    origin = {article.id: article.id for article in articles}
    for group in groups:
        together = {origin[article] for article in group if article in origin}
        if len(together) > 1:
            for article, its in origin.items():
                if its in together:
                    origin[article] = min(together)
    return origin
