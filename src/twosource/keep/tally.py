"""How many findings of a story stand how, and on how many origins the story rests."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from twosource.model import Noun

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from twosource.model import Finding, Story


class Tally(Noun, frozen=True, kw_only=True):
    """Four outlets of three origins; nine findings agree, one conflicts."""

    outlets: int
    origins: int
    corroborated: int
    single: int
    conflicting: int
    updated: int


def tally(story: Story, findings: Sequence[Finding], outlets: Mapping[str, str | None]) -> Tally:
    """Count a story; `outlets` gives each article's outlet, an article without one standing for itself."""
    standings = Counter(finding.standing for finding in findings)
    return Tally(
        outlets=len({outlets.get(article) or article for article in story.articles}),
        origins=_origins(story, findings),
        corroborated=standings["corroborated"],
        single=standings["single"],
        conflicting=standings["conflicting"],
        updated=standings["updated"],
    )


def _origins(story: Story, findings: Sequence[Finding]) -> int:
    """Articles that share an origin in any finding count as one: too few is the safe mistake."""
    root = {article: article for article in story.articles}

    def find(article: str) -> str:
        while root[article] != article:
            article = root[article]
        return article

    for finding in findings:
        for group in finding.origin_groups:
            first, *rest = [find(article) for article in group if article in root] or [""]
            for other in rest:
                root[find(other)] = first
    return len({find(article) for article in root})
