"""A story made of its articles: its id, title and span of time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.group.held import Held
from twosource.group.title import central
from twosource.model import Story, identity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from twosource.model import Article


def one_story(articles: Sequence[Article]) -> Story:
    """Take these articles as one story, whatever they report."""
    members = [*{article.id: Held.of(article) for article in articles}.values()]
    return story_of(members, named_by(founder(members)))


def story_of(members: Iterable[Held], named: str) -> Story:
    """The story of these articles, under its id."""
    ordered = sorted(members, key=lambda each: each.id)
    published = [each for _, each in sorted((each.place[0], each.published) for each in ordered if each.published)]
    return Story(
        id=named,
        title=central([each.headline for each in ordered if each.headline]),
        articles=tuple(each.id for each in ordered),
        earliest=published[0] if published else None,
        latest=published[-1] if published else None,
    )


def named_by(article: str) -> str:
    """The id of the story that an article founded: it stays when others come."""
    return identity("story", article)


def founder(members: Iterable[Held]) -> str:
    """The article that gives a new story its id: the first published, one without a time last."""
    return min(members, key=lambda each: (each.place[0] == float("-inf"), each.place)).id
