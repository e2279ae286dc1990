"""An outlet's own words, with enough around them to be understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.keep.unsaid import is_denied_unsaid
from twosource.model import Article, Noun
from twosource.show import links, printed_dates

if TYPE_CHECKING:
    from twosource.model import Statement

# Code points of the paragraph shown on each side of the words.
_AROUND = 140


class Passage(Noun, frozen=True, kw_only=True):
    """The *Harbour Courier* says it in these words, which stand between those."""

    statement: str
    article: str
    outlet: str
    published: str | None
    speaker: str | None
    before: str
    words: str
    after: str
    denied: bool  # and the words by themselves do not say so
    place: str  # the words in their place, on our article page
    link: str | None  # the published page, scrolled to the words
    citation: str


def passage(article: Article, statement: Statement, finding: str | None = None) -> Passage:
    """The words of a statement in their paragraph; the article page lights up all of the finding."""
    start, end = statement.evidence.start, statement.evidence.end
    first, last = bounds(article, start, end)
    speaker = statement.speaker
    words = article.text[start:end]
    return Passage(
        statement=statement.id,
        article=article.id,
        outlet=links.name(article),
        published=article.published,
        speaker=(speaker.name or speaker.text) if speaker else None,
        before=_tail(article.text[first:start]),
        words=words,
        after=_head(article.text[end:last]),
        denied=is_denied_unsaid([statement]),
        place=links.to_words(article.id, statement.id, finding),
        link=links.published(article.address, words),
        citation=citation(article, words),
    )


def citation(article: Article, words: str | None = None) -> str:
    """What to write under words that are quoted: `“Nobody died.” (Harbour Post, “Ferry aground”, 4 March 2024, https://…)`."""
    day, link = printed_dates.day(article.published), links.published(article.address)
    parts = [links.name(article), f"“{article.title or 'Without a title'}”", day, link]
    told = ", ".join(part for part in parts if part)
    return f"“{' '.join(words.split()).strip('“”')}” ({told})" if words else f"{told}."


def bounds(article: Article, start: int, end: int) -> tuple[int, int]:
    """Where the paragraphs that hold `start` to `end` begin and end; the words alone where they stand in none."""
    held = [(first, last) for first, last in article.paragraphs if first < end and start < last]
    return (min(start, held[0][0]), max(end, held[-1][1])) if held else (start, end)


def _head(text: str) -> str:
    return text if len(text) <= _AROUND else f"{''.join(text[:_AROUND].rsplit(None, 1)[:1])} …"


def _tail(text: str) -> str:
    return text if len(text) <= _AROUND else f"… {''.join(text[-_AROUND:].split(None, 1)[-1:])}"
