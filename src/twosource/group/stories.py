"""The stories as they stand: which articles each has, which of them are weighed, and what was last told of it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from twosource.group.bunches import joined
from twosource.group.story import founder, named_by, story_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from twosource.group.bunch import Bunch
    from twosource.group.held import Held
    from twosource.model import Story, Tie


class Stories:
    """Article 12 is in this story with 7 and 9; 13 is a copy of it, and is not weighed."""

    def __init__(self, bunch: Callable[[int], Bunch]) -> None:
        """`bunch` gives a weighed article as a bunch of one."""
        self._bunch = bunch
        self.held: dict[int, Held] = {}
        self.copies: dict[int, list[tuple[int, float]]] = {}  # of each article that is weighed, with the shares that they print
        self.whose: dict[int, str] = {}  # of each article that is weighed
        self.members: dict[str, frozenset[int]] = {}  # the articles that are weighed
        self._bunches: dict[str, Bunch] = {}  # of stories of several articles, as far as they were asked for
        # Why the articles of a story that is taken whole are together, under the first of them: its joins are not made again.
        self.reasons: dict[int, tuple[Tie, ...]] = {}
        self._told: dict[str, tuple[str, ...]] = {}  # the articles of each story as last told

    def take(self, number: int, held: Held, copied: tuple[int, float] | None) -> None:
        """Hold an article, as a copy of an earlier one where it is one."""
        self.held[number] = held
        if copied is None:
            self.copies[number] = []
        else:
            self.copies[copied[0]].append((number, copied[1]))

    def recall(self, whose: Mapping[int, str], stories: Mapping[str, str]) -> None:
        """Take back the stories of articles that are weighed, as they stood, with those of all articles."""
        for number, story in whose.items():
            self.whose.setdefault(number, story)
        members: dict[str, set[int]] = defaultdict(set)
        for number, story in self.whose.items():
            members[story].add(number)
        self.members = {story: frozenset(its) for story, its in members.items()}
        told: dict[str, list[str]] = defaultdict(list)
        for known, story in stories.items():
            told[story].append(known)
        self._told.update((story, tuple(sorted(its))) for story, its in told.items())

    def every(self, numbers: Iterable[int]) -> list[int]:
        """These articles and their copies."""
        found = []
        for each in numbers:
            found.append(each)
            if its := self.copies[each]:
                found += [copy for copy, _ in its]
        return found

    def bunch(self, story: str) -> Bunch:
        """The weighed articles of a story as one bunch."""
        found = self._bunches.get(story)
        if found is None:
            its = [self._bunch(each) for each in sorted(self.members[story])]
            if len(its) == 1:
                return its[0]
            found = self._bunches[story] = joined(its)
        return found

    def stand(self, clusters: Mapping[int, Sequence[int]], bunches: Mapping[int, Bunch]) -> dict[int, str]:
        """Let the articles of each cluster stand as one story, and say under which id.

        It is that of the largest story whose founding article it has, else that of its own first article.
        """
        stories = {story for its in clusters.values() for each in its if (story := self.whose.get(each))}
        stood = {story: len(self.every(self.members[story])) for story in sorted(stories)}
        before = {self.members.pop(story): self._bunches.pop(story, None) for story in stood}
        names = {}
        for root, its in clusters.items():
            articles = [self.held[each] for each in self.every(its)]
            kept = {story for each in articles if (story := named_by(each.id)) in stood} if stood else ()
            named = names[root] = min(kept, key=lambda each: (-stood[each], each)) if kept else named_by(founder(articles))
            self.members[named] = frozenset(its)
            self.whose.update(dict.fromkeys(its, named))
            bunch = bunches.get(root) or before.get(self.members[named])
            if len(its) > 1 and bunch:
                self._bunches[named] = bunch
        return names

    def first(self, story: str) -> float:
        """When the first of its articles was published that says when; without any it comes first."""
        times = [self.held[each].place[0] for each in self.every(self.members[story])]
        return min((each for each in times if each > float("-inf")), default=float("-inf"))

    def in_time(self, numbers: Iterable[int]) -> tuple[int, ...]:
        """These articles in order of time."""
        return tuple(sorted(numbers, key=lambda each: self.held[each].place))

    def made(self, named: str) -> Story:
        """A story as a noun."""
        return story_of([self.held[each] for each in self.every(self.members[named])], named)

    def told_anew(self, stories: Mapping[str, Story], before: set[str]) -> tuple[tuple[Story, ...], tuple[str, ...]]:
        """Those of these stories that are other than was told before, by id, and the ids of those that are gone."""
        changed = {named: story for named, story in stories.items() if self._told.get(named) != story.articles}
        gone = before - stories.keys()
        for named in gone:
            self._told.pop(named, None)
        self._told.update((named, story.articles) for named, story in changed.items())
        return tuple(sorted(changed.values(), key=lambda each: each.id)), tuple(sorted(gone))

    def drop(self, story: str) -> list[tuple[int, str]]:
        """Forget a story, and give the articles that it had, the copies too, with their ids."""
        members = self.members.pop(story)
        every = self.every(members)
        for each in members:
            del self.copies[each], self.whose[each]
            self.reasons.pop(each, None)
        self._bunches.pop(story, None)
        del self._told[story]
        return [(each, self.held.pop(each).id) for each in every]
