"""What is coded as a political act and reported as done: the rows of event data, drawn from findings."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.show.printed_dates import calendar_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from twosource.keep import View
    from twosource.keep.view import Dossier
    from twosource.model import Article, Finding, Standing, Statement

# What is planned, possible or denied is no event in event data, whose readers count every row as one that took place.
_DONE = {"happened", "ongoing"}
HALF = 0.5  # of those who report it as done, who tell an act of its category: fewer tell another matter beside it


@dataclass(frozen=True, slots=True)
class Happening:
    """Two outlets report that the president visited Bishkek, a CONSULT; this statement tells it most fully."""

    finding: Finding
    code: str  # PLOVER
    fullest: Statement
    said: tuple[Statement, ...]  # all that report it as done, the earliest article first
    articles: Mapping[str, Article]

    @property
    def first(self) -> Article:
        """The article that was published first."""
        return self.articles[self.said[0].article]

    @property
    def outlets(self) -> tuple[str, ...]:
        """Who reports it as done."""
        return tuple(sorted({outlet for each in self.said if (outlet := self.articles[each.article].outlet) is not None}))

    @property
    def standing(self) -> Standing:
        """As the finding's; of one in doubt one article is told, and nothing is known to stand beside it."""
        return "single" if self.finding.is_doubtful else self.finding.standing

    @property
    def origins(self) -> int:
        return 1 if self.finding.is_doubtful else self.finding.origins


def happenings(view: View) -> Iterator[Happening]:
    """The coded happenings of all stories, one story in memory at a time."""
    for story in view.stories():
        dossier = view.dossier(story.id)
        if dossier is not None:
            yield from _of_story(dossier)


def _of_story(dossier: Dossier) -> Iterator[Happening]:
    articles = {article.id: article for article in dossier.articles}
    statements = {statement.id: statement for statement in dossier.statements}
    for finding in dossier.findings:
        held = [statements[each] for each in finding.statements if each in statements and statements[each].article in articles]
        said = sorted((each for each in held if _is_done(each)), key=lambda each: _when_published(each, articles))
        codes = Counter(each.code for each in said if each.code)
        if finding.kind != "event" or not codes:
            continue
        [(code, bearing)] = codes.most_common(1)
        if bearing < len(said) * HALF:
            continue  # one of six says "asked for", the others that he came
        fullest = _fullest([each for each in said if each.code == code])
        if finding.is_doubtful:
            said = [each for each in said if each.article == fullest.article]
        yield Happening(finding, str(code), fullest, tuple(said), articles)


def _is_done(statement: Statement) -> bool:
    return statement.kind == "event" and statement.status in _DONE and not statement.negated


def _when_published(statement: Statement, articles: Mapping[str, Article]) -> tuple[bool, str, str, int]:
    published = articles[statement.article].published
    return published is None, published or "", statement.article, statement.evidence.start


def _fullest(said: Sequence[Statement]) -> Statement:
    """The earliest of those that tell most of who, to whom, where and when: slots of several are not mixed."""
    return max(said, key=lambda each: sum(slot is not None for slot in (each.who, each.whom, each.where, each.when)))


def days(happening: Happening) -> tuple[date | None, date | None]:
    """The first and last day of the happening; without a time in the text the day of publication, as event data has it."""
    when = happening.fullest.when
    if when is None or calendar_day(when.earliest or when.latest) is None:
        published = calendar_day(happening.articles[happening.fullest.article].published)
        return published, published
    first, last = calendar_day(when.earliest or when.latest), calendar_day(when.latest or when.earliest)
    return first, last or first
