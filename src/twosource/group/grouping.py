"""Grouping: articles come, and the stories in their neighbourhood are made anew; the others are not touched."""

from __future__ import annotations

import gc
import heapq
from contextlib import contextmanager
from typing import TYPE_CHECKING

from twosource.group.bundles import Bundles
from twosource.group.changes import Changes
from twosource.group.held import Held, spoken
from twosource.group.horizon import HORIZON
from twosource.group.moment import moment
from twosource.group.neighbourhood import Neighbourhood
from twosource.group.neighbours import Neighbours
from twosource.group.profile import profiles
from twosource.group.stories import Stories
from twosource.group.terms import Vocabulary
from twosource.group.ties import Told, became
from twosource.group.wording import wordings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from twosource.model import Article, Mention, Story, Vectors

# What is latest is told by the tenth latest article at hand: one dated in the future by mistake must not send all others away.
LATEST = 10
DAY = 86_400.0
SWEPT = 200_000  # objects made, less those gone, after which Python looks for cycles among them: those of some thousand articles
BATCH, CHARACTERS = 1000, 1 << 23  # articles whose terms are counted at once, and how long they may be together


class Grouping:
    """Takes articles as they come, in any order, and says which stories changed.

    What is made depends on the articles at hand and not on the order in which they came, but for this: a term that many articles have
    weighs by how many had it when an article came, of copies the first that came is weighed, a story keeps the id that it had first, and of the articles under one term the nearest in time at that moment
    are looked at.
    """

    def __init__(self, mentions: Callable[[str], Sequence[Mention]], vectors: Vectors, *, horizon: float = HORIZON) -> None:
        self._horizon = horizon
        self._vocabulary = Vocabulary()
        self._bundles = Bundles()
        self._neighbours = Neighbours(mentions, vectors)
        self._stories = Stories(self._neighbours.bunch)
        self._neighbourhood = Neighbourhood(self._neighbours, self._stories)
        self._numbers: dict[str, int] = {}
        self._came: dict[int, float] = {}  # of articles without a time, how late it was
        self._latest: list[float] = []  # the latest times, the least first
        self._swept = float("-inf")
        self._next = 0

    def recall(self, articles: Iterable[Article], stories: Mapping[str, str]) -> None:
        """Take back articles that were grouped before, each with the id of its story; nothing is weighed until something comes near."""
        whose: dict[int, str] = {}
        for number, article, _ in self._taken(articles):
            whose.setdefault(number, stories[article])
        self._stories.recall(whose, stories)

    def add(self, articles: Iterable[Article]) -> Changes:
        """Group these with those at hand, and say which stories are other than they were."""
        with seldom_swept():
            fresh: set[int] = set()
            for number, _, copy in self._taken(articles):
                if not copy:
                    self._neighbours.look(number)
                if not copy or number in self._stories.whose:
                    fresh.add(number)
            changes = self._settle(fresh)
            self._forget(set(changes.weighed))
        return changes

    def _taken(self, articles: Iterable[Article]) -> Iterator[tuple[int, str, bool]]:
        """The articles in order of time: the number under which each is weighed, its id, and whether it is a copy of one before."""
        for together in _batches(in_order(articles)):
            batch = [each for each in together if each.id not in self._numbers]
            words = self._vocabulary.words(batch)
            terms = self._vocabulary.terms(words)
            # Terms are counted before any of so many articles is weighed.
            for each in terms:
                self._vocabulary.count(each)
            found = []
            for article, its, how in zip(batch, terms, wordings(words), strict=True):
                number, held = self._next, Held.of(article)
                self._next += 1
                copied = self._bundles.add(number, article, how, its.told())
                self._note_time(number, held.place[0])
                self._numbers[article.id] = number if copied.of is None else copied.of
                self._stories.take(number, held, None if copied.of is None else (copied.of, copied.share))
                found.append((number, held, copied, spoken(article), its))
            weighed = [its for _, _, copied, _, its in found if copied.of is None]
            made = iter(profiles(weighed, self._vocabulary.rarity(weighed)))
            for number, held, copied, said, _ in found:
                if copied.of is None:
                    self._neighbours.add(number, next(made), held, said, copied.apart)
                yield number if copied.of is None else copied.of, held.id, copied.of is not None

    def _note_time(self, number: int, time: float) -> None:
        if time == float("-inf"):
            self._came[number] = self._latest[0] if self._latest else time
        elif len(self._latest) < LATEST:
            heapq.heappush(self._latest, time)
        else:
            heapq.heappushpop(self._latest, time)

    def _settle(self, fresh: set[int]) -> Changes:
        if not fresh:
            return Changes((), (), (), ())
        stories = self._stories
        settled = self._neighbourhood.settle(fresh)
        before = {each: story for unit in settled.units for each in unit if (story := stories.whose.get(each)) is not None}
        names = stories.stand(settled.clusters, settled.bunches)
        made = {named: stories.made(named) for named in names.values()}
        ties = (
            *became((was, stories.whose[each], 1 + len(stories.copies[each])) for each, was in before.items()),
            *Told(stories, settled, names, made).ties(self._neighbours),
        )
        changed, gone = stories.told_anew(made, set(before.values()))
        return Changes(changed, gone, tuple(sorted(made)), ties)

    def _forget(self, kept: set[str]) -> None:
        """Let the stories leave that are older than the horizon; those that were just touched stay."""
        if len(self._latest) < LATEST or self._latest[0] < self._swept + DAY:
            return
        self._swept = self._latest[0]
        before = self._swept - self._horizon * DAY
        for story, members in list(self._stories.members.items()):
            if story not in kept and max(map(self._time, self._stories.every(members))) < before:
                for each in members:
                    self._bundles.drop(each)
                    self._neighbours.drop(each)
                for each, known in self._stories.drop(story):
                    del self._numbers[known]
                    self._came.pop(each, None)

    def _time(self, number: int) -> float:
        """When an article was published, or, where that is unknown, how late it was when it came."""
        return self._came.get(number, self._stories.held[number].place[0])


def group(articles: Sequence[Article], mentions: Mapping[str, Sequence[Mention]], vectors: Vectors) -> tuple[Story, ...]:
    """Group articles into stories, each the articles that report one happening; the order of `articles` changes nothing."""
    return Grouping(lambda each: mentions.get(each, ()), vectors).add(articles).stories


@contextmanager
def seldom_swept() -> Iterator[None]:
    """Let Python look for cycles of objects seldom: here are none, and to look through all that is held took a seventh of the time."""
    before = gc.get_threshold()
    if before[0]:
        gc.set_threshold(max(before[0], SWEPT), *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def in_order(articles: Iterable[Article]) -> list[Article]:
    """Each article once, by time and then by id; those without a time first."""
    return sorted({each.id: each for each in articles}.values(), key=lambda each: (moment(each.published or "")[0], each.id))


def _batches(articles: Iterable[Article]) -> Iterator[list[Article]]:
    batch: list[Article] = []
    size = 0
    for each in articles:
        batch.append(each)
        size += len(each.text)
        if len(batch) == BATCH or size > CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
