"""A passage: a sentence in its place, the unit whose likeness is learned, since readers mark which sentences share a matter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.compare.text.kin import kin
from twosource.compare.text.words import Words, sentences, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from twosource.model import Article


# Passages of one article for which the work of comparing is not bounded: some 25,000 characters. The longest article of the labelled
# stories has 60; of one that has a thousand, most are told by it alone.
LONG = 150


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """The third sentence of the *Independent's* report."""

    article: Article
    start: int
    end: int
    number: int  # its place among the passages of its article, from 0
    of: int  # how many passages its article has
    words: Words
    kindred: frozenset[str]  # its stems, words of one family taken as one

    @property
    def text(self) -> str:
        return self.article.text[self.start : self.end]

    @property
    def counted(self) -> int:
        """How many passages its article counts for, where work is shared out among articles."""
        return min(self.of, LONG)

    @property
    def place(self) -> float:
        """Where in the article it stands, 0 … 1."""
        return self.number / max(1, self.of - 1)


def passages(articles: Iterable[Article]) -> list[Passage]:
    """The passages of all articles, in the order of publication, then of place, whatever the order of the input."""
    return [passage for article in sorted(articles, key=_order) for passage in passages_of(article, _bounds(article))]


def passages_of(article: Article, bounds: Sequence[tuple[int, int]]) -> list[Passage]:
    """The passages of one article, given their bounds."""
    return [
        Passage(article=article, start=start, end=end, number=number, of=len(bounds), words=words, kindred=kin(words.stems))
        for number, (start, end) in enumerate(bounds)
        for words in (words_of(article.text[start:end]),)
    ]


def _order(article: Article) -> tuple[str, str]:
    # Undated articles come last: nothing says that they were first.
    return article.published or "9", article.id


def _bounds(article: Article) -> list[tuple[int, int]]:
    paragraphs = article.paragraphs or ((0, len(article.text)),)
    return sorted({bound for start, end in paragraphs for bound in sentences(article.text, start, end)})
