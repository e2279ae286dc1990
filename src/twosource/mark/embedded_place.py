"""Places within the names of bodies and buildings: the county in "Licking County Genealogy Society"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from twosource.lexicon import listed
from twosource.mark.candidate import Candidate
from twosource.mark.demonym import demonyms, regional
from twosource.mark.gazetteer import gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from twosource.syntax import Syntax

PEOPLE: Final = 50_000  # of a place that a body is named for, where the article does not name the place by itself


def embedded(syntax: Syntax, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Places that a longer name begins with, or that stand in it behind "of"."""
    named = {syntax.words(each.first, each.last) for each in found if each.kind == "place"}
    for each in found:
        if each.first == each.last or each.kind not in ("organisation", "place"):
            continue
        if each.kind == "place" and gazetteer().spots(syntax.words(each.first, each.last)):
            continue
        behind = (token for token in range(each.first + 1, each.last) if syntax.lower[token] in listed("kinds_of_place", "local"))
        begins = [each.first, *(token + 1 for token in behind)]
        for begin in begins:
            first = begin + (syntax.lower[begin] == "the" and begin < each.last)
            last = _longest(syntax, first, each.last if begin > each.first else each.last - 1, named)
            if last is not None:
                words = syntax.words(first, last).lower()
                yield Candidate(first, last, "demonym" if words in demonyms() or words in regional() else "place")


def _longest(syntax: Syntax, first: int, last: int, named: set[str]) -> int | None:
    for end in range(last, first - 1, -1):
        words = syntax.words(first, end)
        if not words[:1].isupper():
            continue
        if words in named or words.lower() in demonyms() or words.lower() in regional():
            return end
        if any(spot.level in ("country", "region", "county") or (spot.main and spot.people >= PEOPLE) for spot in gazetteer().spots(words)):
            return end
    return None
