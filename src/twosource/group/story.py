"""A story made of its articles: its id, title and span of time."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from twosource.group.title import central
from twosource.model import Story, identity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.model import Article


def one_story(articles: Sequence[Article]) -> Story:
    """Take these articles as one story, whatever they report."""
    ids = tuple(sorted({article.id for article in articles}))
    published = sorted((each for article in articles if (each := article.published)), key=moment)
    return Story(
        id=identity("story", ids),
        title=central(sorted(articles, key=lambda each: each.id)),
        articles=ids,
        earliest=published[0] if published else None,
        latest=published[-1] if published else None,
    )


def moment(published: str) -> tuple[float, str]:
    """Where a date or date-time stands in time; one without an offset is taken as UTC, one that cannot be read comes first."""
    try:
        found = datetime.fromisoformat(published)
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).timestamp(), published
    except (ValueError, OverflowError):
        return float("-inf"), published
