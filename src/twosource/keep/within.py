"""Findings that only tell a part of what another tells: a clause of a quotation that the same outlets print whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from twosource.model import Evidence, Finding


def within_others(findings: Iterable[Finding], evidence: Mapping[str, Evidence]) -> frozenset[str]:
    """The ids of the agreed findings all of whose words lie within those of one other that as many origins state, and that is in no more doubt.

    Of two that are told by one line the later is meant. `evidence` is by statement. What differs in something is never left out.
    """
    agreed = [each for each in findings if each.standing == "corroborated" and all(told in evidence for told in each.statements)]
    words = {each.id: [evidence[told] for told in each.statements] for each in agreed}
    by_article: dict[str, list[Finding]] = {}
    for each in agreed:
        for article in {told.article for told in words[each.id]}:
            by_article.setdefault(article, []).append(each)
    return frozenset(
        each.id
        for each in agreed
        if any(
            other.origins >= each.origins
            and other.is_doubtful <= each.is_doubtful
            and (_lies_within(words[each.id], words[other.id]) or _is_told_by(other, each))
            for other in by_article[words[each.id][0].article]
            if other is not each
        )
    )


def _is_told_by(one: Finding, other: Finding) -> bool:
    """Whether the line of one is that of the other, which has no more origins, and comes later where they have as many."""
    return one.gist == other.gist and (one.origins, one.is_doubtful, other.id) > (other.origins, other.is_doubtful, one.id)


def _lies_within(words: Sequence[Evidence], others: Sequence[Evidence]) -> bool:
    """Whether each piece lies in one of the others', and one of them does not fill it."""
    held = all(any(other.holds(each) for other in others) for each in words)
    return held and any(other not in words and any(other.holds(each) for each in words) for other in others)
