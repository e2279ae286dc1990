"""An account: a statement in its setting, with all that comparing needs to know of it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.compare.words import Words, sentences, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.model import Article, Statement


@dataclass(frozen=True, slots=True, eq=False)
class Account:
    """The *Independent* states, in this sentence of its report, that Vladimir Putin arrived on Thursday."""

    statement: Statement
    article: Article
    sentence: tuple[int, int]  # the sentences that the evidence touches, as offsets into the article's text
    words: Words  # of the evidence
    around: Words  # of those sentences
    place: float  # where in the article the evidence begins, 0 … 1

    @property
    def text(self) -> str:
        return self.statement.evidence.text

    @property
    def setting(self) -> str:
        return self.article.text[self.sentence[0] : self.sentence[1]]


def accounts(articles: Sequence[Article], statements: Sequence[Statement]) -> tuple[Account, ...]:
    """Set each statement in its article; in the order of publication, then of place, whatever the order of the input.

    Statements of articles that are not given are left out: there is nothing to read them in.
    """
    by_id = {article.id: article for article in articles}
    bounds = {article.id: _bounds(article) for article in articles}
    found = {statement.id: statement for statement in statements if statement.article in by_id}
    return tuple(
        _account(statement, by_id[statement.article], bounds[statement.article])
        for statement in sorted(found.values(), key=lambda each: _order(each, by_id[each.article]))
    )


def _order(statement: Statement, article: Article) -> tuple[str, str, int, int, str]:
    # Undated articles come last: nothing says that they were first.
    return article.published or "9", article.id, statement.evidence.start, statement.evidence.end, statement.id


def _bounds(article: Article) -> list[tuple[int, int]]:
    return sorted(bound for start, end in article.paragraphs for bound in sentences(article.text, start, end))


def _account(statement: Statement, article: Article, bounds: Sequence[tuple[int, int]]) -> Account:
    evidence = statement.evidence
    sentence = _sentence(bounds, evidence.start, evidence.end)
    return Account(
        statement=statement,
        article=article,
        sentence=sentence,
        words=words_of(evidence.text),
        around=words_of(article.text[sentence[0] : sentence[1]]),
        place=evidence.start / max(1, len(article.text)),
    )


def _sentence(bounds: Sequence[tuple[int, int]], start: int, end: int) -> tuple[int, int]:
    first, last = start, end
    for begin, stop in bounds[max(0, bisect_right(bounds, (start, start)) - 1) :]:
        if begin >= end:
            break
        if stop > start:
            first, last = min(first, begin), max(last, stop)
    return first, last
