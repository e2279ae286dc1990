"""Every article with what it states, from two walks side by side: a question for each article would take most of the time."""

from __future__ import annotations

from itertools import groupby, islice
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from twosource.keep import View
    from twosource.model import Article, Statement

Item = TypeVar("Item")


def stated(view: View) -> Iterator[tuple[Article, list[Statement]]]:
    """Articles by id, each with its statements in order of place; both walks go by the article's id."""
    groups = groupby(view.statements(), key=lambda statement: statement.article)
    of, its = next(groups, (None, iter(())))
    for article in view.articles():
        # What a run writes while we walk may stand in one walk and not yet in the other.
        while of is not None and of < article.id:
            of, its = next(groups, (None, iter(())))
        yield article, list(its) if of == article.id else []


def batches(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """Items some at a time."""
    stream = iter(items)
    while batch := list(islice(stream, size)):
        yield batch
