"""GDELT 2.0: the Event table, a row for each coded happening, and the Mentions table, a row for each time an article tells it.

The columns and their order are GDELT's, tab-separated and without a header, as its readers expect. Only what is reported as
done is an event here: what is planned, possible, denied or negated has no row. What twosource does not know (tone, ethnic
group, religion, where an actor is at home) is left empty.
"""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from twosource.show.export import geography
from twosource.show.export.actor import actor
from twosource.show.export.cameo import act, codes
from twosource.show.export.happening import days, happenings
from twosource.show.export.harmless import harmless
from twosource.show.export.sentences import sentence
from twosource.show.export.whole import whole
from twosource.show.links import published
from twosource.show.printed_dates import calendar_day, universal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from twosource.keep import View
    from twosource.model import Article, Finding, Party, Statement
    from twosource.show.export.actor import Actor
    from twosource.show.export.happening import Happening

Row = list[str | int | float | None]

EVENTS, MENTIONS = "events.export.CSV", "events.mentions.CSV"


_WEB, _CITATION = 1, 2


def write(view: View, out: Path) -> Iterator[tuple[str, int]]:
    """`events.export.CSV` and `events.mentions.CSV`."""
    events = mentions = 0
    with (
        whole(out, EVENTS) as first,
        whole(out, MENTIONS) as second,
        first.open("w", encoding="utf-8", newline="") as of_events,
        second.open("w", encoding="utf-8", newline="") as of_mentions,
    ):
        event_writer, mention_writer = (
            csv.writer(file, delimiter="\t", quoting=csv.QUOTE_NONE, escapechar=None, quotechar=None) for file in (of_events, of_mentions)
        )
        for happening in happenings(view):
            event = _event(happening)
            if event is None:
                continue
            event_writer.writerow(_plain(event))
            mention_writer.writerows(_plain(_mention(happening, each)) for each in happening.said)
            events, mentions = events + 1, mentions + len(happening.said)
    yield EVENTS, events
    yield MENTIONS, mentions


def _event(happening: Happening) -> Row | None:
    told = act(happening.code, happening.fullest.predicate)
    if told is None:
        return None
    actors = actor(happening.fullest.who), actor(happening.fullest.whom)
    return [
        _number(happening.finding),
        *_day(*days(happening)),
        *_actor(actors[0]),
        *_actor(actors[1]),
        int(any(_leads(happening.articles[each.article], each) for each in happening.said)),
        told.code,
        told.base,
        told.root,
        told.quad,
        told.scale,
        len(happening.said),
        len(happening.outlets),
        len({each.article for each in happening.said}),
        None,
        *_home(actors[0]),
        *_home(actors[1]),
        *geography.action(happening.fullest.where),
        _stamp(happening.first.published),
        published(happening.first.address),
    ]


def _mention(happening: Happening, said: Statement) -> Row:
    article = happening.articles[said.article]
    link = published(article.address)
    return [
        _number(happening.finding),
        _stamp(happening.first.published),
        _stamp(article.published),
        _WEB if link else _CITATION,
        _host(link) or article.outlet,
        link or article.read_from,
        sentence(article, said.evidence.start),
        _offset(said, said.who),
        _offset(said, said.whom),
        said.evidence.start,
        1,
        _confidence(happening.finding),
        len(article.text),
        None,
        None,
        None,
    ]


def _number(finding: Finding) -> int:
    """A positive number of 63 bits made of the finding's id."""
    return int(finding.id, 16) >> 1


def _confidence(finding: Finding) -> int:
    """In tens from 10 to 100, as GDELT tells it: how likely the articles speak of the same event."""
    return min(100, max(10, round(finding.score * 10) * 10))


def _day(first: date | None, last: date | None) -> Row:
    """Day, month, year and GDELT's fraction of the year, as far as the happening lies within one of each."""
    if first is None or last is None:
        return [None] * 4
    one_day, one_month, one_year = first == last, (first.year, first.month) == (last.year, last.month), first.year == last.year
    return [
        first.isoformat().replace("-", "") if one_day else None,
        first.isoformat().replace("-", "")[:6] if one_month else None,
        first.year if one_year else None,
        # The codebook's formula, which takes every month for thirty days.
        round(first.year + ((first.month - 1) * 30 + first.day) / 365, 4) if one_day else None,
    ]


def _actor(acting: Actor | None) -> Row:
    if acting is None:
        return [None] * 10
    country = codes(acting.country).cameo
    types = [*acting.types[:3], None, None, None][:3]
    return ["".join(each for each in (country, *types) if each) or None, acting.name, country, *[None] * 4, *types]


def _home(acting: Actor | None) -> Row:
    """Where an actor is: known of a country alone, which is where it is."""
    return geography.country(acting.country) if acting and acting.is_country else geography.NOWHERE.copy()


def _leads(article: Article, said: Statement) -> bool:
    """Whether the words stand in the first paragraph that is no caption."""
    paragraphs = [each for place, each in enumerate(article.paragraphs) if place not in article.captions]
    return bool(paragraphs) and paragraphs[0][0] <= said.evidence.start < paragraphs[0][1]


def _stamp(moment: str | None) -> str | None:
    """GDELT's fourteen digits, in UTC where the offset is known."""
    day = calendar_day(moment)
    if day is None:
        return None
    return re.sub(r"\D", "", universal(moment) or f"{day.isoformat()}000000")


def _host(link: str | None) -> str | None:
    host = urlsplit(link).hostname if link else None
    return host.removeprefix("www.") if host else None


def _offset(said: Statement, party: Party | None) -> int | None:
    """Where in the article's text an actor is named, in the words that tell of it; nowhere where the words do not name it."""
    for name in (party.text, party.name) if party else ():
        at = _whole_word(said.evidence.text, name) if name else None
        if at is not None:
            return said.evidence.start + at
    return None


def _whole_word(text: str, name: str) -> int | None:
    """Where a name stands in a text, and is not part of a longer word."""
    at = text.find(name)
    while at >= 0:
        before, after = text[at - 1 : at], text[at + len(name) : at + len(name) + 1]
        if not before.isalnum() and not after.isalnum():
            return at
        at = text.find(name, at + 1)
    return None


def _plain(row: Row) -> list[object]:
    """No tab and no line end within a cell, which the format has no way to say, and no formula for a spreadsheet."""
    return [harmless(" ".join(cell.replace("\0", " ").split())) if isinstance(cell, str) else cell for cell in row]
