"""schema.org in JSON-LD: articles with the quotations in them, and findings as claims with the articles they appear in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.model import DOUBT
from twosource.show.export.stated import stated
from twosource.show.export.whole import known, write_lines
from twosource.show.links import published
from twosource.show.printed_dates import calendar_day

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from twosource.keep import View
    from twosource.model import Article, Finding, Party, Statement

_CONTEXT = "https://schema.org"
_SPEAKERS = {"person": "Person", "organisation": "Organization"}


def write(view: View, out: Path) -> Iterator[tuple[str, int]]:
    """`news-articles.jsonl` and `claims.jsonl`: one JSON-LD document a line."""
    articles = (known(_article(article, statements)) for article, statements in stated(view))
    yield write_lines(out, "news-articles.jsonl", articles)
    yield write_lines(out, "claims.jsonl", _claims(view))


def _article(article: Article, statements: list[Statement]) -> dict[str, object]:
    return {
        "@context": _CONTEXT,
        "@type": "NewsArticle",
        "@id": _id(article),
        "headline": article.title,
        "url": published(article.address),
        "publisher": {"@type": "NewsMediaOrganization", "name": article.outlet} if article.outlet else None,
        "author": [{"@type": "Person", "name": name} for name in article.authors],
        "datePublished": _moment(article.published),
        "dateModified": _moment(article.updated),
        "dateline": article.place,
        "inLanguage": article.language,
        "articleBody": article.text,
        "hasPart": [
            known(
                {
                    "@type": "Quotation",
                    "@id": f"urn:twosource:statement:{statement.id}",
                    "text": statement.words,
                    "spokenByCharacter": _speaker(statement.speaker),
                }
            )
            for statement in statements
            if statement.words
        ],
    }


def _claims(view: View) -> Iterator[dict[str, object]]:
    for story in view.stories():
        dossier = view.dossier(story.id)
        if dossier is None:
            continue
        articles = {article.id: article for article in dossier.articles}
        statements = {statement.id: statement for statement in dossier.statements}
        for finding in dossier.findings:
            said = [statements[each] for each in finding.statements if each in statements]
            yield known(_claim(finding, said, articles))


def _claim(finding: Finding, said: list[Statement], articles: dict[str, Article]) -> dict[str, object]:
    appear = list(dict.fromkeys(statement.article for statement in said))
    dated = sorted((articles[each] for each in appear), key=lambda article: (article.published is None, article.published or ""))
    return {
        "@context": _CONTEXT,
        "@type": "Claim",
        "@id": f"urn:twosource:finding:{finding.id}",
        "text": finding.gist,
        "additionalType": f"urn:twosource:standing:{finding.standing}",
        "description": DOUBT if finding.is_doubtful else None,
        "appearance": [{"@type": "NewsArticle", "@id": _id(articles[each])} for each in appear],
        "firstAppearance": {"@type": "NewsArticle", "@id": _id(dated[0])} if dated and dated[0].published else None,
        "claimInterpreter": [{"@type": "NewsMediaOrganization", "name": outlet} for outlet in finding.outlets],
    }


def _id(article: Article) -> str:
    return f"urn:twosource:article:{article.id}"


def _speaker(speaker: Party | None) -> dict[str, object] | str | None:
    """A person or a body where it is known which; else the bare name, which schema.org allows in place of either."""
    if speaker is None:
        return None
    name, kind = speaker.name or speaker.text, _SPEAKERS.get((speaker.entity or "").partition(":")[0])
    return {"@type": kind, "name": name} if kind else name


def _moment(moment: str | None) -> str | None:
    return moment if calendar_day(moment) else None
