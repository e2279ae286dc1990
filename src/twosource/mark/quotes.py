"""Quotations: what somebody is reported to have said, in whose words, by which cue, and who it is that says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.mark.attribution_indirect import indirect
from twosource.mark.quotation import Quotations
from twosource.mark.speaker import Speakers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.model import Article, Mention
    from twosource.syntax import Syntax


def quotes(article: Article, syntax: Syntax, named: Sequence[Mention]) -> list[Mention]:
    """Find the direct and indirect quotations of an article, each with its speaker as far as it is told."""
    if not len(syntax):
        return []
    speakers = Speakers(syntax, named)
    direct = Quotations(article, syntax, speakers).mentions()
    found = [*direct, *indirect(article, syntax, speakers, direct)]
    return sorted(found, key=lambda each: (each.start, each.end, not each.direct))
