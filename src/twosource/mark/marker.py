"""The marking of articles: each is parsed once, and each kind of mention is found by a function of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.mark.amounts import amounts
from twosource.mark.month_name import settled
from twosource.mark.names import names
from twosource.mark.parse import Parser
from twosource.mark.quotes import quotes
from twosource.mark.times import times
from twosource.mark.zone_name import zoneless
from twosource.model import Marked
from twosource.syntax import Syntax

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc

    from twosource.model import Article, Mention


class Marker:
    """Marks articles; holds the language model, so that many are marked with one loading of it."""

    def __init__(self) -> None:
        self._parser = Parser()

    def mark(self, articles: Iterable[Article]) -> Iterator[Marked]:
        """Mark articles in the order they come; each parse's text is its article's text."""
        for article, doc in self._parser.parse(articles):
            syntax = Syntax(doc)
            yield Marked(article=article, mentions=_mentions(article, doc, syntax), parse=syntax)


def _mentions(article: Article, doc: Doc, syntax: Syntax) -> tuple[Mention, ...]:
    """Everything that the article speaks of, in order of place."""
    timed, named = settled(times(article, doc), names(article, doc, syntax), syntax)
    named = zoneless(timed, named)
    counted = amounts(article, doc, [*timed, *named])
    said = quotes(article, syntax, named)
    return tuple(sorted((*timed, *named, *counted, *said), key=lambda each: (each.start, each.end, each.kind)))
