"""PLOVER: a record in JSON for each coded happening, with the field names of the codebook (draft 0.7b1, chapter "JSON Data Fields").

Beside its fields stand a few of our own, which the codebook invites: how the finding stands, and how many origins it has.
Only what is reported as done is a record.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource import __version__
from twosource.show.export.actor import actor
from twosource.show.export.cameo import act, codes, plover_quad
from twosource.show.export.happening import days, happenings
from twosource.show.export.sentences import sentence
from twosource.show.export.whole import known, write_lines
from twosource.show.links import published

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from twosource.keep import View
    from twosource.model import Party, Statement, Where
    from twosource.show.export.happening import Happening

_CODER = f"twosource {__version__}"
_CODEBOOK = "plover-0.7b1"


def write(view: View, out: Path) -> Iterator[tuple[str, int]]:
    """`plover.jsonl`: one record a line."""
    yield write_lines(out, "plover.jsonl", map(_record, happenings(view)))


def _record(happening: Happening) -> dict[str, object]:
    fullest = happening.fullest
    article = happening.articles[fullest.article]
    first, last = days(happening)
    told = act(happening.code, fullest.predicate)
    record: dict[str, object] = {
        "id": f"twosource-{happening.finding.id}",
        "has_event": True,
        "date": _day(first),
        "time": _time(fullest, "earliest"),
        "enddate": _day(last) if last != first else None,
        "endtime": _time(fullest, "latest"),
        "event": sorted({each.code for each in happening.said if each.code}),
        "event_loc": _place(fullest.where),
        "event_text": list(dict.fromkeys(each.evidence.text for each in happening.said)),
        "quad_code": plover_quad(happening.code),
        "event_scale": told.scale if told else None,
        "link": happening.finding.story,
        "text_info": {
            "sequence": sentence(article, fullest.evidence.start),
            "start": fullest.evidence.start,
            "end": fullest.evidence.end,
        },
        "cite_info": {
            "url": published(article.address),
            "title": article.title,
            "language": article.language.partition("-")[0] if article.language else None,
            "publication": article.outlet,
            "coder": _CODER,
            "codebook": _CODEBOOK,
        },
        "coder": _CODER,
        "standing": happening.standing,
        "origins": happening.origins,
        "outlets": list(happening.outlets),
    }
    # What the codebook demands is there even where it is not known.
    demanded = {"id": record["id"], "date": record["date"], "source": _actors(fullest.who), "event": record["event"]}
    return {**demanded, **known({**record, "recipient": _actors(fullest.whom)})}


def _actors(party: Party | None) -> list[dict[str, object]]:
    acting = actor(party)
    if acting is None:
        return []
    return [
        known(
            {
                "code": codes(acting.country).iso3,
                "sector": acting.types[0] if acting.types else None,
                "actor_text": acting.text,
                "identifer_id": acting.entity,  # spelled as the codebook spells it
                "identifer_text": acting.name,
            }
        )
    ]


def _place(where: Where | None) -> dict[str, object]:
    """The location object: GeoNames' own field names, and `cc3` beside them."""
    if where is None:
        return {}
    return {
        "geonameid": where.geonames,
        "name": where.name or where.text,
        "latitude": where.latitude,
        "longitude": where.longitude,
        "country code": where.country,
        "cc3": codes(where.country).iso3,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _time(said: Statement, end: str) -> str | None:
    """The time of day where the words tell it; with `date` and a T before it an ISO 8601 date-time."""
    moment = getattr(said.when, end, None)
    return moment.partition("T")[2] or None if moment else None
