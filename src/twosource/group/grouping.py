"""Grouping: articles come, and the stories in their neighbourhood are made anew; the others are not touched."""

from __future__ import annotations

import heapq
from collections import defaultdict
from typing import TYPE_CHECKING

from twosource.group.bundles import Bundles
from twosource.group.changes import Changes
from twosource.group.held import Held
from twosource.group.horizon import HORIZON
from twosource.group.likeness import likely, odds
from twosource.group.linking import Linking
from twosource.group.moment import moment
from twosource.group.neighbours import POSSIBLE, Neighbours
from twosource.group.profile import profile
from twosource.group.story import founder, named_by, story_of
from twosource.group.terms import Vocabulary
from twosource.group.ties import Touched, became

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from twosource.group.terms import Terms
    from twosource.model import Article, Mention, Story, Tie, Vectors

# What is latest is told by the tenth latest article at hand: one dated in the future by mistake must not send all others away.
LATEST = 10
# Articles that came before of which the neighbourhoods of new ones are made anew at most; of so wide an affair the nearest are.
REACH = 2000
DAY = 86_400.0
BATCH = 1000  # articles whose terms are counted at once


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
        self._link = Linking(self._neighbours.gauge, odds, likely=likely(), possible=POSSIBLE)
        self._held: dict[int, Held] = {}
        self._numbers: dict[str, int] = {}
        self._copies: dict[int, list[tuple[int, float]]] = {}  # of each article that is weighed, with the shares that they print
        self._story: dict[int, str] = {}  # of each article that is weighed
        self._members: dict[str, frozenset[int]] = {}  # of each story, the articles that are weighed
        self._told: dict[str, tuple[str, ...]] = {}  # the articles of each story as last told
        self._came: dict[int, float] = {}  # of articles without a time, how late it was
        self._latest: list[float] = []  # the latest times, the least first
        self._swept = float("-inf")
        self._next = 0

    def recall(self, articles: Iterable[Article], stories: Mapping[str, str]) -> None:
        """Take back articles that were grouped before, each with the id of its story; nothing is weighed until something comes near."""
        for article, terms in self._read(articles):
            number, _ = self._take(article, terms)
            self._story.setdefault(number, stories[article.id])
        for number, story in self._story.items():
            self._members[story] = self._members.get(story, frozenset()) | {number}
        told: dict[str, list[str]] = defaultdict(list)
        for known, story in stories.items():
            told[story].append(known)
        self._told.update((story, tuple(sorted(its))) for story, its in told.items())

    def add(self, articles: Iterable[Article]) -> Changes:
        """Group these with those at hand, and say which stories are other than they were."""
        fresh: set[int] = set()
        for article, terms in self._read(articles):
            number, copy = self._take(article, terms)
            if not copy:
                self._neighbours.look(number)
            if not copy or number in self._story:
                fresh.add(number)
        changes = self._settle(self._reached(fresh))
        self._forget(set(changes.weighed))
        return changes

    def _read(self, articles: Iterable[Article]) -> Iterator[tuple[Article, Terms]]:
        """The articles in order of time with their terms, which are counted before any of so many is weighed."""
        ordered = in_order(articles)
        for start in range(0, len(ordered), BATCH):
            read = [
                (article, self._vocabulary.read(article)) for article in ordered[start : start + BATCH] if article.id not in self._numbers
            ]
            for _, terms in read:
                self._vocabulary.count(terms)
            yield from read

    def _take(self, article: Article, terms: Terms) -> tuple[int, bool]:
        """The number under which an article is weighed, and whether it is known or a copy: then it is that of the one it copies."""
        number, held = self._next, Held.of(article)
        self._next += 1
        found = self._bundles.add(number, article, terms)
        self._held[number] = held
        self._note_time(number, held.place[0])
        if found.of is not None:
            self._numbers[article.id] = found.of
            self._copies[found.of].append((number, found.share))
            return found.of, True
        self._numbers[article.id] = number
        self._copies[number] = []
        self._neighbours.add(number, profile(terms, self._vocabulary.rarity(terms.ids)), held, found.apart)
        return number, False

    def _note_time(self, number: int, time: float) -> None:
        if time == float("-inf"):
            self._came[number] = self._latest[0] if self._latest else time
        elif len(self._latest) < LATEST:
            heapq.heappush(self._latest, time)
        else:
            heapq.heappushpop(self._latest, time)

    def _reached(self, fresh: set[int]) -> set[int]:
        """The new articles with all whose stories may change: their neighbours, the neighbours of these, and so on."""
        reached, front = set(fresh), set(fresh)
        while front:
            near = self._neighbours.around(front)
            mates = {each for number in front if number in self._story for each in self._members[self._story[number]]}
            front = (near | mates) - reached
            reached |= front
            if len(reached) - len(fresh) > REACH:
                self._neighbours.around(front)
                break
        return reached | {each for number in reached if number in self._story for each in self._members[self._story[number]]}

    def _settle(self, numbers: set[int]) -> Changes:
        self._neighbours.around(numbers)
        # Numbered in order of time, so that of equals the earlier are joined first, whatever came first.
        ordered = sorted(numbers, key=lambda each: self._held[each].place)
        rank = {number: place for place, number in enumerate(ordered)}
        pairs = [(rank[one], rank[other], found) for one, other, found in self._neighbours.pairs(numbers)]
        singles = {each: self._neighbours.bunch(ordered[each]) for pair in pairs for each in pair[:2]}
        linked = self._link(singles, pairs)
        members = {each: [number] for each, number in enumerate(ordered)}
        for join in linked.joins:
            members[join.kept] += members.pop(join.joined)
        before = {each: self._story[number] for number in ordered if number in self._story for each in self._all([number])}
        names = self._named(members)
        stories = {named: self._story_of(named) for named in names.values()}
        touched = Touched(
            [self._held[each] for each in ordered],
            [[(self._held[copy], share) for copy, share in self._copies[each]] for each in ordered],
            singles,
            linked,
            names,
            [self._story[each] for each in ordered],
            stories,
        )
        ties = (
            *became(list(before.values()), [self._story[self._numbers[self._held[each].id]] for each in before]),
            *touched.ties(pairs, self._neighbours.gauge),
        )
        return self._changes(stories, set(before.values()), ties)

    def _named(self, clusters: Mapping[int, Sequence[int]]) -> dict[int, str]:
        """Each cluster's id: that of the largest story whose founding article it has, else that of its own first article."""
        stood = {
            story: len(self._all(self._members[story])) for its in clusters.values() for each in its if (story := self._story.get(each))
        }
        for story in stood:
            del self._members[story]
        names = {}
        for root, its in clusters.items():
            articles = [self._held[each] for each in self._all(its)]
            kept = {story for each in articles if (story := named_by(each.id)) in stood}
            names[root] = min(kept, key=lambda each: (-stood[each], each)) if kept else named_by(founder(articles))
            self._members[names[root]] = frozenset(its)
            self._story.update(dict.fromkeys(its, names[root]))
        return names

    def _all(self, numbers: Iterable[int]) -> list[int]:
        """These articles and their copies."""
        return [every for each in numbers for every in (each, *(copy for copy, _ in self._copies[each]))]

    def _story_of(self, named: str) -> Story:
        return story_of([self._held[each] for each in self._all(self._members[named])], named)

    def _changes(self, stories: Mapping[str, Story], before: set[str], ties: tuple[Tie, ...]) -> Changes:
        changed = {named: story for named, story in stories.items() if self._told.get(named) != story.articles}
        gone = before - stories.keys()
        for named in gone:
            self._told.pop(named, None)
        self._told.update((named, story.articles) for named, story in changed.items())
        return Changes(tuple(sorted(changed.values(), key=lambda each: each.id)), tuple(sorted(gone)), tuple(sorted(stories)), ties)

    def _forget(self, kept: set[str]) -> None:
        """Let the stories leave that are older than the horizon; those that were just touched stay."""
        if len(self._latest) < LATEST or self._latest[0] < self._swept + DAY:
            return
        self._swept = self._latest[0]
        before = self._swept - self._horizon * DAY
        for story, members in list(self._members.items()):
            every = self._all(members)
            if story not in kept and max(map(self._time, every)) < before:
                for each in members:
                    self._bundles.drop(each)
                    self._neighbours.drop(each)
                    del self._copies[each], self._story[each]
                for each in every:
                    del self._numbers[self._held.pop(each).id]
                    self._came.pop(each, None)
                del self._members[story], self._told[story]

    def _time(self, number: int) -> float:
        """When an article was published, or, where that is unknown, how late it was when it came."""
        return self._came.get(number, self._held[number].place[0])


def group(articles: Sequence[Article], mentions: Mapping[str, Sequence[Mention]], vectors: Vectors) -> tuple[Story, ...]:
    """Group articles into stories, each the articles that report one happening; the order of `articles` changes nothing."""
    return Grouping(lambda each: mentions.get(each, ()), vectors).add(articles).stories


def in_order(articles: Iterable[Article]) -> list[Article]:
    """Each article once, by time and then by id; those without a time first."""
    return sorted({each.id: each for each in articles}.values(), key=lambda each: (moment(each.published or "")[0], each.id))
