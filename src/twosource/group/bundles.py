"""Bundles: articles that print one text, of which grouping weighs the first alone; the others go where it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from twosource.group.copies import Seen

if TYPE_CHECKING:
    from numpy import int32
    from numpy.typing import NDArray

    from twosource.group.wording import Wording
    from twosource.model import Article

# The share of the shorter wording in the longer from which two articles are one text.
ONE_TEXT = 0.8
# The share of the fewer names and figures of two leads that both must have: reports made from one form ("A quake of
# magnitude 4.1 shook …") share their wording and differ in these.
TOLD_ALIKE = 0.5
# The share from which two articles that differ so are taken to be made from one form, and never joined for their likeness.
ONE_FORM = 0.6
# Of so many runs one is looked up: articles that share so much are found by a few.
SAMPLE = 16
# A sample may hold so many times fewer of the runs that two share than it would on average.
SPARE = 2


class Copied(NamedTuple):
    """The article is a copy of article 12, of which 0.93 stands in it; article 7 was made from the same form."""

    of: int | None
    share: float
    apart: tuple[int, ...]


class Bundles:
    """Takes articles as they come, and says of each which earlier one it is a copy of."""

    def __init__(self) -> None:
        self._seen = Seen(SAMPLE, ONE_FORM / SPARE)
        self._told: dict[int, NDArray[int32]] = {}
        self._page: dict[int, tuple[str | None, str]] = {}

    def add(self, number: int, article: Article, its: Wording, told: NDArray[int32]) -> Copied:
        """What the article is to those that came before, given the names and figures of its lead; one that is no copy is remembered."""
        runs = self._seen.runs(its)
        near = [(share, other) for other, share in self._seen.like(its, runs) if share >= ONE_FORM]
        page = (article.outlet, article.title or "")
        # A page that its outlet publishes again and again under one headline is made from no form, whatever figures its lead has now.
        alike = {other for _, other in near if _alike(told, self._told[other]) or (page[1] and page == self._page[other])}
        likest = max(((share, -other) for share, other in near if share >= ONE_TEXT and other in alike), default=None)
        if likest is not None:
            return Copied(-likest[1], likest[0], ())
        self._seen.add(number, its, runs)
        self._told[number] = told.copy()
        self._page[number] = page
        return Copied(None, 0, tuple(other for _, other in near if other not in alike))

    def drop(self, number: int) -> None:
        """Forget an article that was no copy."""
        self._seen.drop(number)
        del self._told[number], self._page[number]


def _alike(one: NDArray[int32], other: NDArray[int32]) -> bool:
    fewer = min(len(one), len(other))
    return not fewer or len(set(one.tolist()).intersection(other.tolist())) >= TOLD_ALIKE * fewer
