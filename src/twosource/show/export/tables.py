"""The kinds of noun that a casebook holds, each with how to walk through them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.model import Article, Dropped, Finding, Mention, Noun, Statement, Story

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from twosource.keep import View

KINDS: dict[str, tuple[type[Noun], Callable[[View], Iterator[Noun]]]] = {
    "articles": (Article, lambda view: view.articles()),
    "mentions": (Mention, lambda view: view.mentions()),
    "stories": (Story, lambda view: view.stories()),
    "statements": (Statement, lambda view: view.statements()),
    "findings": (Finding, lambda view: view.findings()),
    "dropped": (Dropped, lambda view: view.dropped()),
}
