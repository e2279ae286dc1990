"""Copies: articles of which one prints much of the other's wording, found without comparing all with all."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from twosource.group.wording import Codes, Wording, wording
from twosource.model import Copy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.model import Article

# The share of the shorter article's wording from which a pair is told: under it, two reports share phrases, not hands.
LEAST = 0.15
# Of the articles that hold one run of words so many are looked at, the last that came: ten thousand copies of one text must
# not be compared all with all. In a story of so many articles every pair is looked at.
NEAREST = 32
# Among so many articles or more, one run in SAMPLE is looked up, chosen by its hash, so that all articles choose alike.
MANY = 200
SAMPLE = 8
FEWEST = 8  # sampled runs under which a short article is looked up by all of its runs


def copies(articles: Sequence[Article]) -> tuple[Copy, ...]:
    """Pairs of articles that share wording, in order of their ids, with the share of the shorter that stands in the other.

    Quotations in quotation marks are left out where enough remains without them: two reporters hear one speech. Of more than
    NEAREST articles that print one text, each is paired with the NEAREST before it.
    """
    ordered = sorted({article.id: article for article in articles}.values(), key=lambda each: each.id)
    seen, codes = Seen(SAMPLE if len(ordered) >= MANY else 1, LEAST), Codes()
    found = []
    for number, article in enumerate(ordered):
        its = wording(article, codes)
        runs = seen.runs(its)
        found += [
            Copy(articles=(ordered[other].id, article.id), share=round(share, 4)) for other, share in seen.like(its, runs) if share >= LEAST
        ]
        seen.add(number, its, runs)
    return tuple(sorted(found, key=lambda each: each.articles))


class Seen:
    """The wordings seen so far, each found again by the runs it shares."""

    def __init__(self, sample: int, least: float) -> None:
        """`sample`: of so many runs one is looked up; `least`: the share from which a pair is asked for."""
        self._sample = sample
        self._least = least
        # A number alone where one wording holds the run, which most do: a list for each would be most of the memory.
        self._held: dict[int, int | list[int]] = {}
        self._wordings: dict[int, Wording] = {}

    def like(self, its: Wording, runs: Sequence[int]) -> list[tuple[int, float]]:
        """The wordings that share enough runs with this one, and the share of the shorter that stands in the longer."""
        shared: Counter[int] = Counter()
        for run in runs:
            held = self._held.get(run)
            if isinstance(held, int):
                shared[held] += 1
            elif held is not None:
                shared.update(held[-NEAREST:])
        found = []
        for number, count in sorted(shared.items()):
            other = self._wordings[number]
            # Each shared run covers four words at most: what cannot reach the least share is not measured.
            if count * self._sample * 4 >= self._least * min(its.distinct, other.distinct):
                found.append((number, shared_share(its, other)))
        return found

    def add(self, number: int, its: Wording, runs: Sequence[int]) -> None:
        """Remember a wording under its number."""
        self._wordings[number] = its
        for run in runs:
            held = self._held.get(run)
            if held is None:
                self._held[run] = number
            elif isinstance(held, int):
                self._held[run] = [held, number]
            else:
                held.append(number)

    def drop(self, number: int) -> None:
        """Forget a wording."""
        for run in self.runs(self._wordings.pop(number)):
            held = self._held[run]
            if isinstance(held, int):
                del self._held[run]
            else:
                held.remove(number)
                if not held:
                    del self._held[run]

    def runs(self, its: Wording) -> list[int]:
        """The runs that a wording is looked up by."""
        if self._sample > 1:
            chosen = set(its.runs[its.runs % self._sample == 0].tolist())
            if len(chosen) >= FEWEST:
                return sorted(chosen)
        return sorted(set(its.runs.tolist()))


def shared_share(one: Wording, other: Wording) -> float:
    """The share of the shorter wording that stands in the longer."""
    shorter, longer = sorted((one, other), key=lambda each: each.size)
    return shorter.share(longer)
