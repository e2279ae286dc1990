"""GDELT 2.0: the Event table, a row for each coded happening, and the Mentions table, a row for each article that tells it.

The columns and their order are GDELT's, tab-separated and without a header, as its readers expect. What twosource does not
know (tone, Goldstein scale, sentence number, codes of countries in FIPS and CAMEO) is left empty.
"""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from twosource.lexicon import table
from twosource.show.links import published
from twosource.show.printed_dates import calendar_day

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from twosource.keep import View
    from twosource.keep.view import Dossier
    from twosource.model import Article, Finding, Statement, Where

Row = list[str | int | float | None]


def write(view: View, out: Path) -> Iterator[tuple[str, int]]:
    """`events.export.CSV` and `events.mentions.CSV`."""
    events = mentions = 0
    with (
        (out / "events.export.CSV").open("w", encoding="utf-8", newline="") as first,
        (out / "events.mentions.CSV").open("w", encoding="utf-8", newline="") as second,
    ):
        of_events, of_mentions = (
            csv.writer(file, delimiter="\t", quoting=csv.QUOTE_NONE, escapechar=None, quotechar=None) for file in (first, second)
        )
        for story in view.stories():
            dossier = view.dossier(story.id)
            for event, its in _rows(dossier) if dossier else ():
                of_events.writerow(_plain(event))
                of_mentions.writerows(map(_plain, its))
                events, mentions = events + 1, mentions + len(its)
    yield "events.export.CSV", events
    yield "events.mentions.CSV", mentions


def _rows(dossier: Dossier) -> Iterator[tuple[Row, list[Row]]]:
    articles = {article.id: article for article in dossier.articles}
    statements = {statement.id: statement for statement in dossier.statements}
    for finding in dossier.findings:
        said = sorted(
            (statements[each] for each in finding.statements if each in statements),
            key=lambda each: (articles[each.article].published is None, articles[each.article].published or "", each.id),
        )
        coded = [each for each in said if each.code]
        if finding.kind == "event" and coded:
            yield _event(finding, coded[0], said, articles), [_mention(finding, coded[0], each, articles) for each in said]


def _event(finding: Finding, first: Statement, said: list[Statement], articles: dict[str, Article]) -> Row:
    article = articles[first.article]
    day = calendar_day(first.when.earliest if first.when and first.when.earliest else article.published)
    cameo = {row["plover"]: row for row in table("cameo_roots")}.get(first.code or "", {})
    root = cameo.get("cameo")
    return [
        _number(finding),
        *_day(day),
        *_actor(first.who.name or first.who.text if first.who else None),
        *_actor(first.whom.name or first.whom.text if first.whom else None),
        1,
        f"{root}0" if root else None,
        f"{root}0" if root else None,
        root,
        cameo.get("quad"),
        None,
        len(said),
        len(finding.outlets),
        len({each.article for each in said}),
        None,
        *[None] * 16,
        *_place(first.where),
        _stamp(article.published),
        published(article.address),
    ]


def _mention(finding: Finding, first: Statement, said: Statement, articles: dict[str, Article]) -> Row:
    article = articles[said.article]
    link = published(article.address)
    return [
        _number(finding),
        _stamp(articles[first.article].published),
        _stamp(article.published),
        1 if link else 2,  # on the web, or by citation only
        article.outlet,
        link or article.read_from,
        None,
        _offset(said, said.who.text if said.who else None),
        _offset(said, said.whom.text if said.whom else None),
        said.evidence.start,
        1,
        round(finding.score * 10) * 10,
        len(article.text),
        None,
        None,
        None,
    ]


def _number(finding: Finding) -> int:
    """A positive number of 63 bits made of the finding's id."""
    return int(finding.id, 16) >> 1


def _day(day: date | None) -> Row:
    if day is None:
        return [None] * 4
    return [f"{day:%Y%m%d}", f"{day:%Y%m}", day.year, round(day.year + (day.timetuple().tm_yday - 1) / 366, 4)]


def _actor(name: str | None) -> Row:
    return [None, name, *[None] * 8]


def _place(where: Where | None) -> Row:
    if where is None:
        return [0, *[None] * 7]
    geonames = f"GEONAMES:{where.geonames}" if where.geonames else None
    return [4 if where.latitude is not None else 0, where.name or where.text, None, None, None, where.latitude, where.longitude, geonames]


def _stamp(moment: str | None) -> str | None:
    """GDELT's fourteen digits, of a moment as it was told."""
    if calendar_day(moment) is None or moment is None:
        return None
    digits = "".join(each for each in moment[:19] if each.isdigit())
    return digits.ljust(14, "0")


def _offset(said: Statement, name: str | None) -> int | None:
    """Where in the article's text an actor is named, in the words that tell of it."""
    at = said.evidence.text.find(name) if name else -1
    return said.evidence.start + at if at >= 0 else None


def _plain(row: Row) -> Row:
    """No tab and no line end within a cell: the format has no way to say them."""
    return [" ".join(cell.split()) if isinstance(cell, str) else cell for cell in row]
