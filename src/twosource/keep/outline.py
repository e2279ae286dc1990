"""A story in outline: which findings it has, in the order in which they are read, on which days and of whom.

It is made when a story is settled, so that a page of a large story need not read what it does not show.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING

from twosource.keep.tally import one_reports
from twosource.keep.within import within_others
from twosource.model import Evidence, Finding, Noun, Party, Standing, StatementKind, Status, When, Where

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from twosource.model import Story

# The order a reader wants: the agreed core, then what differs, then what one alone says.
READING: tuple[Standing, ...] = ("corroborated", "conflicting", "updated", "single")
# A time that is known only to so many days or fewer has a place on the line.
_LONGEST = timedelta(days=1)
# What a page has room for.
_SPOTS = 12
_CAST = 14


class Stated(Noun, frozen=True, kw_only=True):
    """What an outline needs of a statement."""

    id: str
    article: str
    evidence: Evidence
    status: Status
    when: When | None = None
    where: Where | None = None
    speaker: Party | None = None


class Entry(Noun, frozen=True, kw_only=True, array_like=True):
    """This finding, which is in no doubt, on that day, told by the first and the third article of the story."""

    id: str
    kind: StatementKind
    standing: Standing
    origins: int
    gist: str
    articles: tuple[int, ...]  # their places in the story
    speakers: tuple[str, ...]
    day: str | None  # that most of its statements name
    planned: bool  # everybody speaks of it as still to come
    in_doubt: bool


class Spot(Noun, frozen=True, kw_only=True):
    """Bishkek, which three statements name."""

    name: str
    latitude: float
    longitude: float
    statements: int


class Player(Noun, frozen=True, kw_only=True):
    """Juhan Roos speaks in four articles of this story."""

    entity: str
    name: str
    articles: int


class Outline(Noun, frozen=True, kw_only=True):
    """Ten findings of four articles, two of which are one report; in Tallinn; Juhan Roos speaks."""

    entries: tuple[Entry, ...]  # in the order in which they are read
    groups: tuple[tuple[str, ...], ...]  # articles that print one report
    spots: tuple[Spot, ...]
    people: tuple[Player, ...]
    places: tuple[Player, ...]


def outline(story: Story, findings: Sequence[Finding], stated: Iterable[Stated], roles: Iterable[tuple[str, str, str, str]]) -> Outline:
    """The outline of a story; `roles` tell entity, role, name and article of all that its articles state."""
    statements = {each.id: each for each in stated}
    parts = within_others(findings, {each.id: each.evidence for each in statements.values()})
    places = {article: place for place, article in enumerate(story.articles)}
    ranked = sorted(findings, key=lambda each: rank(each, parts))
    people, where = _cast(roles)
    return Outline(
        entries=tuple(
            _entry(finding, [statements[each] for each in finding.statements if each in statements], places) for finding in ranked
        ),
        groups=one_reports(findings),
        spots=spots(each.where for each in statements.values()),
        people=people,
        places=where,
    )


def rank(finding: Finding, parts: Collection[str]) -> tuple[int, bool, bool, bool, int]:
    """What is in doubt comes last, before it what is a part of another finding, and what merely is after what happened; then what most origins tell."""
    standing = READING.index(finding.standing)
    return standing, finding.is_doubtful, finding.id in parts, finding.kind == "fact", -finding.origins


def _entry(finding: Finding, said: Sequence[Stated], places: Mapping[str, int]) -> Entry:
    return Entry(
        id=finding.id,
        kind=finding.kind,
        standing=finding.standing,
        origins=finding.origins,
        gist=finding.gist,
        articles=tuple(sorted({places[each.article] for each in said if each.article in places})),
        speakers=tuple(sorted({*finding.vouched_by, *(each.speaker.name or each.speaker.text for each in said if each.speaker)})),
        day=_day(said),
        planned=bool(said) and all(each.status in {"planned", "possible"} for each in said),
        in_doubt=finding.is_doubtful,
    )


def _day(said: Iterable[Stated]) -> str | None:
    """The day that most statements name; of several, the first."""
    counts: Counter[date] = Counter()
    for each in said:
        earliest, latest = (_date(each.when.earliest), _date(each.when.latest or each.when.earliest)) if each.when else (None, None)
        if earliest and latest and latest - earliest <= _LONGEST:
            counts[earliest] += 1
    return min(counts, key=lambda day: (-counts[day], day)).isoformat() if counts else None


def _date(iso: str | None) -> date | None:
    try:
        return date.fromisoformat((iso or "")[:10])
    except ValueError:
        return None


def spots(wheres: Iterable[Where | None]) -> tuple[Spot, ...]:
    """The places that are known by their coordinates, the most spoken of first."""
    counts: dict[tuple[float, float], tuple[str, int]] = {}
    for where in wheres:
        if where and where.latitude is not None and where.longitude is not None and _is_on_earth(where.latitude, where.longitude):
            point = round(where.latitude, 2), round(where.longitude, 2)
            counts[point] = (where.name or where.text, counts.get(point, ("", 0))[1] + 1)
    ranked = sorted(counts.items(), key=lambda item: (-item[1][1], item[1][0], item[0]))[:_SPOTS]
    return tuple(
        Spot(name=name, latitude=latitude, longitude=longitude, statements=count) for (latitude, longitude), (name, count) in ranked
    )


def _is_on_earth(latitude: float, longitude: float) -> bool:
    return -85 <= latitude <= 85 and -180 <= longitude <= 180


def _cast(roles: Iterable[tuple[str, str, str, str]]) -> tuple[tuple[Player, ...], tuple[Player, ...]]:
    """The people and bodies of a story, and its places: those of whom most articles speak first, by the name they bear most."""
    names: dict[tuple[bool, str], Counter[str]] = {}
    spoken: dict[tuple[bool, str], set[str]] = {}
    for entity, role, name, article in roles:
        key = role == "where", entity
        names.setdefault(key, Counter())[name] += 1
        spoken.setdefault(key, set()).add(article)
    ranked = sorted(names, key=lambda key: (-len(spoken[key]), -names[key].total(), key))
    players = [
        (is_place, Player(entity=entity, name=commonest(names[is_place, entity]), articles=len(spoken[is_place, entity])))
        for is_place, entity in ranked
    ]
    people, places = ([player for is_place, player in players if is_place == wanted][:_CAST] for wanted in (False, True))
    return tuple(people), tuple(places)


def commonest(names: Mapping[str, int]) -> str:
    """The name borne most; of several, the first."""
    return min(names, key=lambda name: (-names[name], name))
