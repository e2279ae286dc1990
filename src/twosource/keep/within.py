"""Findings that only tell a part of what another tells: a clause of a quotation that the same outlets print whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.lexicon import whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from twosource.model import Evidence, Finding

MARKS = ' ,.“”"'  # around what a line tells
SAYS = ": "


def within_others(findings: Iterable[Finding], evidence: Mapping[str, Evidence]) -> frozenset[str]:
    """The ids of the agreed findings all of whose words lie within those of one other that as many origins state, and that is in no more doubt.

    So are those whose line another's tells. `evidence` is by statement. What differs in something is never left out.
    """
    agreed = [each for each in findings if each.standing == "corroborated" and all(told in evidence for told in each.statements)]
    told = [_Told(each, [evidence[statement] for statement in each.statements]) for each in agreed]
    by_article: dict[str, list[_Told]] = {}
    for each in told:
        for article in each.articles:
            by_article.setdefault(article, []).append(each)
    return frozenset(
        each.finding.id
        for each in told
        if any(
            other.finding.origins >= each.finding.origins
            and other.finding.is_doubtful <= each.finding.is_doubtful
            and (_lies_within(each.words, other.words) or _is_told_by(other, each))
            for other in by_article[each.words[0].article]
            if other is not each
        )
    )


class _Told:
    """A finding with its evidence, who speaks in its line, and what that tells: without the marks of a quotation, in small letters."""

    def __init__(self, finding: Finding, words: Sequence[Evidence]) -> None:
        self.finding, self.words = finding, words
        self.articles = {each.article for each in words}
        self.weight = finding.origins, not finding.is_doubtful
        self.speaker, _, line = finding.gist.partition(SAYS) if finding.gist.count(SAYS) == 1 else ("", "", finding.gist)
        self.line = line.casefold().strip(MARKS)


def _is_told_by(one: _Told, other: _Told) -> bool:
    """Whether the line of one tells that of the other: it is the same, or goes on from it, or has it within, of one speaker's words in one place.

    Of two that are told by the same line the one with fewer origins is meant, or in more doubt, or else the later.
    """
    if other.line not in one.line or one.speaker != other.speaker or not other.line or _lies_within(one.words, other.words):
        return False
    if one.line == other.line:
        return one.weight > other.weight or (one.weight == other.weight and one.finding.id < other.finding.id)
    if whole(other.line).search(one.line) is None:
        return False
    if one.line.startswith(other.line):
        return other.articles <= one.articles
    if not one.speaker:
        return False  # a happening that stands beside another in one clause is none of its parts
    return other.articles == {each.article for each in other.words if any(_meet(each, place) for place in one.words)}


def _meet(one: Evidence, other: Evidence) -> bool:
    return one.article == other.article and one.start < other.end and other.start < one.end


def _lies_within(words: Sequence[Evidence], others: Sequence[Evidence]) -> bool:
    """Whether each piece lies in one of the others', and one of them does not fill it."""
    held = all(any(other.holds(each) for other in others) for each in words)
    return held and any(other not in words and any(other.holds(each) for each in words) for other in others)
