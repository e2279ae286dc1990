"""The outlets of a story, as the columns of its table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.model import Noun
from twosource.show import links

if TYPE_CHECKING:
    from twosource.keep.view import Dossier
    from twosource.model import Article, Finding


class Column(Noun, frozen=True, kw_only=True):
    """The *Harbour Courier* printed these two articles, and one of them is Reuters' copy."""

    outlet: str
    articles: tuple[str, ...]
    published: str | None  # of its first article
    agencies: tuple[str, ...]
    shares: tuple[str, ...]  # the other outlets that print the same report: one origin with it


def columns(dossier: Dossier) -> tuple[Column, ...]:
    """A column for each outlet: those of one origin side by side, the first to publish first."""
    origin = _origins(dossier)
    by_outlet: dict[str, list[Article]] = {}
    for article in sorted(dossier.articles, key=_moment):
        by_outlet.setdefault(links.name(article), []).append(article)
    first: dict[str, tuple[bool, str]] = {}
    for articles in by_outlet.values():
        for article in articles:
            first[origin[article.id]] = min(first.get(origin[article.id], (True, "~")), _moment(article))
    return tuple(
        Column(
            outlet=outlet,
            articles=tuple(article.id for article in articles),
            published=articles[0].published,
            agencies=tuple(dict.fromkeys(agency for article in articles for agency in article.agencies)),
            shares=tuple(
                other
                for other, its in by_outlet.items()
                if other != outlet and {origin[article.id] for article in its} & {origin[article.id] for article in articles}
            ),
        )
        for outlet, articles in sorted(
            by_outlet.items(), key=lambda item: (first[origin[item[1][0].id]], origin[item[1][0].id], _moment(item[1][0]))
        )
    )


def _moment(article: Article) -> tuple[bool, str]:
    return article.published is None, article.published or ""


def _origins(dossier: Dossier) -> dict[str, str]:
    """Each article's origin, named by its smallest id: articles that share one in any finding share it here."""
    origin = {article.id: article.id for article in dossier.articles}
    for group in _groups(dossier.findings):
        together = {origin[article] for article in group if article in origin}
        for article, its in origin.items():
            if its in together:
                origin[article] = min(together)
    return origin


def _groups(findings: tuple[Finding, ...]) -> list[tuple[str, ...]]:
    return sorted({tuple(sorted(group)) for finding in findings for group in finding.origin_groups if len(group) > 1})
