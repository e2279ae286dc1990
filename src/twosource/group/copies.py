"""Copies: articles of which one prints much of the other's wording, found without comparing all with all."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from twosource.group.wording import Wording, wording
from twosource.model import Copy

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from twosource.model import Article

# The share of the shorter article's wording from which a pair is told: under it, two reports share phrases, not hands.
LEAST = 0.15


def copies(articles: Sequence[Article]) -> tuple[Copy, ...]:
    """Pairs of articles that share wording, in order of their ids.

    Quotations in quotation marks are left out where enough remains without them: two reporters hear one speech.
    """
    wordings = {article.id: wording(article) for article in sorted(articles, key=lambda each: each.id)}
    return tuple(
        Copy(articles=(one, other), share=round(share, 4))
        for one, other in _pairs(wordings)
        if (share := _shared(wordings[one], wordings[other])) >= LEAST
    )


def _shared(one: Wording, other: Wording) -> float:
    shorter, longer = sorted((one, other), key=lambda each: each.size)
    return shorter.share(longer)


def _pairs(wordings: Mapping[str, Wording]) -> Iterator[tuple[str, str]]:
    """Pairs that have a run of words in common."""
    holders: dict[int, list[str]] = defaultdict(list)
    for each, its in wordings.items():
        for run in its.kinds.tolist():
            holders[run].append(each)
    found = {(one, other) for each in holders.values() for place, one in enumerate(each) for other in each[place + 1 :]}
    yield from sorted(found)
