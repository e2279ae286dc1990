"""What grouping holds of an article: its place in time, and its headline, but not its text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.group.days import one_more
from twosource.group.moment import moment
from twosource.group.title import headline

if TYPE_CHECKING:
    from twosource.model import Article

SPOKEN = 900  # characters of the text that are read for the vector: more than its longest


@dataclass(frozen=True, slots=True)
class Held:
    """Article 4711 of 3 May has this headline."""

    id: str
    published: str | None
    place: tuple[float, str]  # in time, and by id within one moment; those without a time first
    headline: str | None
    one_more: bool  # says that there was one like it before

    @classmethod
    def of(cls, article: Article) -> Held:
        """What is held of this article."""
        when = moment(article.published or "")[0]
        return cls(article.id, article.published, (when, article.id), headline(article), one_more(article.text))


def spoken(article: Article) -> str:
    """What an article says first: its title and the beginning of its text."""
    return f"{article.title}. {article.text[:SPOKEN]}" if article.title else article.text[:SPOKEN]
