"""schema.org in JSON-LD: articles with the quotations in them, and findings as claims with the articles they appear in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from twosource.show.links import published

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from twosource.keep import View
    from twosource.model import Article, Finding, Statement

_CONTEXT = "https://schema.org"


def write(view: View, out: Path) -> Iterator[tuple[str, int]]:
    """`news-articles.jsonl` and `claims.jsonl`: one JSON-LD document a line."""
    rows = 0
    with (out / "news-articles.jsonl").open("wb") as file:
        for article in view.articles():
            file.write(msgspec.json.encode(_known(_article(article, view.statements_of(article.id)))) + b"\n")
            rows += 1
    yield "news-articles.jsonl", rows
    rows = 0
    with (out / "claims.jsonl").open("wb") as file:
        for story in view.stories():
            dossier = view.dossier(story.id)
            if dossier is None:
                continue
            articles = {article.id: article for article in dossier.articles}
            statements = {statement.id: statement for statement in dossier.statements}
            for finding in dossier.findings:
                said = [statements[each] for each in finding.statements if each in statements]
                file.write(msgspec.json.encode(_known(_claim(finding, said, articles))) + b"\n")
                rows += 1
    yield "claims.jsonl", rows


def _article(article: Article, statements: list[Statement]) -> dict[str, Any]:
    return {
        "@context": _CONTEXT,
        "@type": "NewsArticle",
        "@id": _id(article),
        "headline": article.title,
        "url": published(article.address),
        "publisher": {"@type": "NewsMediaOrganization", "name": article.outlet} if article.outlet else None,
        "author": [{"@type": "Person", "name": name} for name in article.authors],
        "datePublished": article.published,
        "dateModified": article.updated,
        "dateline": article.place,
        "inLanguage": article.language,
        "articleBody": article.text,
        "hasPart": [
            {
                "@type": "Quotation",
                "@id": f"urn:twosource:statement:{statement.id}",
                "text": statement.words,
                "spokenByCharacter": _party(statement),
            }
            for statement in statements
            if statement.words
        ],
    }


def _claim(finding: Finding, said: list[Statement], articles: dict[str, Article]) -> dict[str, Any]:
    appear = list(dict.fromkeys(statement.article for statement in said))
    dated = sorted((articles[each] for each in appear), key=lambda article: (article.published is None, article.published or ""))
    return {
        "@context": _CONTEXT,
        "@type": "Claim",
        "@id": f"urn:twosource:finding:{finding.id}",
        "text": finding.gist,
        "additionalType": f"urn:twosource:standing:{finding.standing}",
        "appearance": [{"@type": "NewsArticle", "@id": _id(articles[each])} for each in appear],
        "firstAppearance": {"@type": "NewsArticle", "@id": _id(dated[0])} if dated and dated[0].published else None,
        "claimInterpreter": [{"@type": "NewsMediaOrganization", "name": outlet} for outlet in finding.outlets],
    }


def _id(article: Article) -> str:
    return f"urn:twosource:article:{article.id}"


def _party(statement: Statement) -> dict[str, str] | None:
    speaker = statement.speaker
    return {"@type": "Thing", "name": speaker.name or speaker.text} if speaker else None


def _known(document: dict[str, Any]) -> dict[str, Any]:
    """A document without what is unknown: JSON-LD says nothing where others say null."""
    return {key: _known(value) if isinstance(value, dict) else value for key, value in document.items() if value not in (None, [])}
