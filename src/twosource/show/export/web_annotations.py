"""W3C Web Annotations: each statement's evidence, selected in the published page by its words and in our text by its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.show.export.stated import batches, stated
from twosource.show.export.whole import write_lines
from twosource.show.links import published

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from twosource.keep import View
    from twosource.model import Article, Statement

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
# Characters on each side of the words by which they are found again in a page that was changed.
_AROUND = 32
# Articles whose findings are asked for at once.
_ARTICLES = 50


def write(view: View, out: Path) -> Iterator[tuple[str, int]]:
    """`annotations.jsonl`: one annotation a line."""
    yield write_lines(out, "annotations.jsonl", _annotations(view))


def _annotations(view: View) -> Iterator[dict[str, object]]:
    for batch in batches(stated(view), _ARTICLES):
        findings = view.findings_with([statement.id for _, statements in batch for statement in statements])
        for article, statements in batch:
            for statement in statements:
                gist = findings[statement.id].gist if statement.id in findings else None
                yield _annotation(article, statement, gist)


def _annotation(article: Article, statement: Statement, gist: str | None) -> dict[str, object]:
    body = [{"type": "TextualBody", "value": statement.kind, "purpose": "classifying"}]
    if gist is not None:
        body.append({"type": "TextualBody", "value": gist, "purpose": "describing"})
    return {
        "@context": _CONTEXT,
        "id": f"urn:twosource:statement:{statement.id}",
        "type": "Annotation",
        "motivation": "classifying",
        "body": body,
        "target": _targets(article, statement),
    }


def _targets(article: Article, statement: Statement) -> list[dict[str, object]]:
    """The words in the published page, and their place in our text: a place in the page's own markup is not known."""
    evidence = statement.evidence
    words = {
        "type": "TextQuoteSelector",
        "exact": evidence.text,
        "prefix": article.text[max(0, evidence.start - _AROUND) : evidence.start],
        "suffix": article.text[evidence.end : evidence.end + _AROUND],
    }
    place = {"type": "TextPositionSelector", "start": evidence.start, "end": evidence.end}
    ours: dict[str, object] = {"source": f"urn:twosource:article:{article.id}", "selector": place}
    page = published(article.address)
    return [{"source": page, "selector": words}, ours] if page else [{**ours, "selector": [words, place]}]
