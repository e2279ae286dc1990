"""W3C Web Annotations: each statement's evidence, selected in the published page by its words and in our text by its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from twosource.show.links import published

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from twosource.keep import View
    from twosource.model import Article, Statement

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
# Characters on each side of the words by which they are found again in a page that was changed.
_AROUND = 32


def write(view: View, out: Path) -> Iterator[tuple[str, int]]:
    """`annotations.jsonl`: one annotation a line."""
    rows = 0
    with (out / "annotations.jsonl").open("wb") as file:
        for article in view.articles():
            statements = view.statements_of(article.id)
            findings = view.findings_with([statement.id for statement in statements])
            for statement in statements:
                gist = findings[statement.id].gist if statement.id in findings else None
                file.write(msgspec.json.encode(_annotation(article, statement, gist)) + b"\n")
                rows += 1
    yield "annotations.jsonl", rows


def _annotation(article: Article, statement: Statement, gist: str | None) -> dict[str, Any]:
    evidence = statement.evidence
    body = [{"type": "TextualBody", "value": statement.kind, "purpose": "classifying"}]
    if gist is not None:
        body.append({"type": "TextualBody", "value": gist, "purpose": "describing"})
    return {
        "@context": _CONTEXT,
        "id": f"urn:twosource:statement:{statement.id}",
        "type": "Annotation",
        "motivation": "classifying",
        "body": body,
        "target": {
            "source": published(article.address) or f"urn:twosource:article:{article.id}",
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": evidence.text,
                    "prefix": article.text[max(0, evidence.start - _AROUND) : evidence.start],
                    "suffix": article.text[evidence.end : evidence.end + _AROUND],
                },
                {"type": "TextPositionSelector", "start": evidence.start, "end": evidence.end},
            ],
        },
    }
