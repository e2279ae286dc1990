"""How many findings of a story stand how, and on how many origins the story rests."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, get_args

from twosource.model import Noun, Standing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from twosource.model import Finding, Story


class Tally(Noun, frozen=True, kw_only=True):
    """Four outlets of three origins; nine findings agree, two of them in doubt, and one conflicts."""

    outlets: int
    origins: int
    corroborated: int
    single: int
    conflicting: int
    updated: int
    in_doubt: dict[Standing, int]  # of those that stand so; a standing of which none is has no number


def tally(story: Story, findings: Sequence[Finding], outlets: Mapping[str, str | None]) -> Tally:
    """Count a story; `outlets` gives each article's outlet, an article without one standing for itself."""
    standings = Counter(finding.standing for finding in findings)
    doubtful = Counter(finding.standing for finding in findings if finding.is_doubtful)
    return Tally(
        outlets=len({outlets.get(article) or article for article in story.articles}),
        origins=_origins(story, findings),
        corroborated=standings["corroborated"],
        single=standings["single"],
        conflicting=standings["conflicting"],
        updated=standings["updated"],
        in_doubt={standing: doubtful[standing] for standing in get_args(Standing) if doubtful[standing]},
    )


def one_reports(findings: Sequence[Finding]) -> tuple[tuple[str, str], ...]:
    """Pairs of articles that are one origin in half or more of the findings in which both stand: one report, printed twice.

    Who merely cites the same agency for one matter is one origin there, and another one for the rest.
    """
    stand: dict[str, set[int]] = {}
    shared: Counter[tuple[str, str]] = Counter()
    for number, finding in enumerate(findings):
        for group in finding.origin_groups:
            for article in group:
                stand.setdefault(article, set()).add(number)
            first, *rest = sorted(group) or [""]
            shared.update((first, other) for other in rest)
    return tuple(sorted((one, other) for (one, other), count in shared.items() if 2 * count >= len(stand[one] & stand[other])))


def _origins(story: Story, findings: Sequence[Finding]) -> int:
    """How many reports a story rests on, each counted once wherever it is printed."""
    root = {article: article for article in story.articles}

    def find(article: str) -> str:
        while root[article] != article:
            article = root[article]
        return article

    for one, other in one_reports(findings):
        if one in root and other in root:
            root[find(other)] = find(one)
    return len({find(article) for article in root})
