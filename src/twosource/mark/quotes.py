"""Quotations: what somebody is reported to have said, in whose words, by which cue, and who it is that says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.mark.attribution_indirect import indirect
from twosource.mark.quotation import Quotations
from twosource.mark.speaker import Speakers
from twosource.mark.syntax import Syntax

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from twosource.model import Article, Mention


def quotes(article: Article, doc: Doc, named: Sequence[Mention]) -> list[Mention]:
    """Find the direct and indirect quotations of an article, each with its speaker as far as it is told."""
    if not len(doc):
        return []
    syntax = Syntax(doc)
    speakers = Speakers(syntax, named)
    direct = Quotations(article, syntax, speakers).mentions()
    found = [*direct, *indirect(article, syntax, speakers, direct)]
    return sorted(found, key=lambda each: (each.start, each.end, not each.direct))
