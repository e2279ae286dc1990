"""Quotations: what somebody is reported to have said, in whose words, by which cue, and who it is that says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.mark.attribution_indirect import indirect
from twosource.mark.attribution_line import lined
from twosource.mark.attribution_post import posted
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
    direct += posted(article, syntax, speakers, direct)
    told = [*direct, *lined(article, syntax, speakers, direct)]
    found = [*told, *indirect(article, syntax, speakers, told)]
    return sorted(found, key=lambda each: (each.start, each.end, not each.direct))
