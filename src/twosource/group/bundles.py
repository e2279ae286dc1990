"""Bundles: articles that print one text, of which grouping weighs the first alone; the others go where it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.group.copies import Seen
from twosource.group.wording import Codes, wording

if TYPE_CHECKING:
    from twosource.group.terms import Terms
    from twosource.model import Article

# The share of the shorter wording in the longer from which two articles are one text.
ONE_TEXT = 0.8
# The share of the fewer names and figures of two leads that both must have: reports made from one form ("A quake of
# magnitude 4.1 shook …") share their wording and differ in these.
TOLD_ALIKE = 0.5
# The share from which two articles that differ so are taken to be made from one form, and never joined for their likeness.
ONE_FORM = 0.6


class Bundles:
    """Takes articles in order of time, and says of each which earlier one it is a copy of."""

    def __init__(self) -> None:
        self._seen = Seen(sampled=True)
        self._codes = Codes()
        self._told: dict[int, frozenset[int]] = {}
        self.first: list[int] = []  # for each article the number of the one it is a copy of, or its own
        self.apart: set[tuple[int, int]] = set()  # numbers, the later first, of articles made from one form

    def add(self, article: Article, terms: Terms) -> bool:
        """Whether the article is the first of its bundle."""
        number = len(self.first)
        its = wording(article, self._codes)
        told = terms.told()
        near = [(share, other) for other, share in self._seen.like(its) if share >= ONE_FORM]
        alike = {other for _, other in near if _alike(told, self._told[other])}
        likest = max(((share, -other) for share, other in near if share >= ONE_TEXT and other in alike), default=None)
        if likest is not None:
            self.first.append(-likest[1])
            return False
        self.apart.update((number, other) for _, other in near if other not in alike)
        self.first.append(number)
        self._seen.add(number, its)
        self._told[number] = told
        return True


def _alike(one: frozenset[int], other: frozenset[int]) -> bool:
    fewer = min(len(one), len(other))
    return not fewer or len(one & other) >= TOLD_ALIKE * fewer
