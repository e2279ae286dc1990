"""Articles to stories: read their terms, find the pairs worth weighing, and join what reports one happening."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from twosource.group.bunch import Bunch, Gauge
from twosource.group.bundles import Bundles
from twosource.group.candidates import candidates
from twosource.group.days import first_day
from twosource.group.likeness import likely, odds
from twosource.group.linking import Linking
from twosource.group.profile import profiles
from twosource.group.rarity import rarity
from twosource.group.story import moment, one_story
from twosource.group.terms import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy import float32
    from numpy.typing import NDArray

    from twosource.group.linking import Join
    from twosource.model import Article, Mention, Story, Vectors

POSSIBLE = -6.0  # log-odds under which a pair is not thought of again
SPOKEN = 900  # characters of the text that are read for the vector: more than its longest
BATCH = 256


@dataclass(frozen=True, slots=True)
class Linked:
    """Of five articles the third is a copy of the first, and the first and the fourth were joined."""

    articles: tuple[Article, ...]  # in order of time
    first: tuple[int, ...]  # for each article the one it is a copy of, or itself
    joins: tuple[Join, ...]  # of articles by number, in the order they were made

    def stories(self) -> tuple[tuple[Article, ...], ...]:
        """The articles of each story."""
        root = list(range(len(self.articles)))
        for join in reversed(self.joins):
            root[join.joined] = root[join.kept]
        members: dict[int, list[Article]] = defaultdict(list)
        for article, first in zip(self.articles, self.first, strict=True):
            members[root[first]].append(article)
        return tuple(tuple(each) for each in members.values())


def group(articles: Sequence[Article], mentions: Mapping[str, Sequence[Mention]], vectors: Vectors) -> tuple[Story, ...]:
    """Group articles into stories, each the articles that report one happening; the order of `articles` changes nothing."""
    stories = (one_story(each) for each in link(articles, mentions, vectors).stories())
    return tuple(sorted(stories, key=lambda story: story.id))


def in_order(articles: Sequence[Article]) -> list[Article]:
    """Each article once, by time and then by id; those without a time first."""
    return sorted({each.id: each for each in articles}.values(), key=lambda each: (moment(each.published or ""), each.id))


def link(articles: Sequence[Article], mentions: Mapping[str, Sequence[Mention]], vectors: Vectors) -> Linked:
    """The copies among the articles, and the joins of the others with what was measured for each."""
    ordered = in_order(articles)
    bundles, vocabulary = Bundles(), Vocabulary()
    collection, firsts = [], []
    for number, article in enumerate(ordered):
        its = vocabulary.read(article)
        if bundles.add(article, its):
            collection.append(its)
            firsts.append(number)
    made = profiles(collection, rarity(vocabulary, collection))
    del collection
    pairs = [
        (one, kept)
        for one, others in candidates(made)
        if (kept := [each for each in others if (firsts[one], firsts[each]) not in bundles.apart])
    ]
    meanings = _meanings([ordered[each] for each in firsts], sorted({each for one, others in pairs for each in (one, *others)}), vectors)
    unknown = np.zeros(1, np.float32)
    bunches = [
        Bunch.of(profile, meanings.get(place, unknown), first_day(mentions.get(ordered[number].id, ()), ordered[number].published))
        for place, (number, profile) in enumerate(zip(firsts, made, strict=True))
    ]
    joins = Linking(Gauge(len(vocabulary)), odds, likely=likely(), possible=POSSIBLE)(bunches, pairs)
    return Linked(tuple(ordered), tuple(bundles.first), tuple(each.between(firsts) for each in joins))


def _meanings(articles: Sequence[Article], wanted: Sequence[int], vectors: Vectors) -> dict[int, NDArray[float32]]:
    found: dict[int, NDArray[float32]] = {}
    for start in range(0, len(wanted), BATCH):
        batch = wanted[start : start + BATCH]
        found.update(zip(batch, vectors([spoken(articles[each]) for each in batch]), strict=True))
    return found


def spoken(article: Article) -> str:
    """What an article says first: its title and the beginning of its text."""
    return f"{article.title}. {article.text[:SPOKEN]}" if article.title else article.text[:SPOKEN]
