"""Stories with their findings, as the rows that are kept of them, and what is gathered from their statements once."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec
from sqlalchemy import case, delete, func, select

from twosource.keep import counts, schema
from twosource.keep.numbers import numbers
from twosource.keep.outline import Stated, outline
from twosource.keep.record import nouns, record
from twosource.keep.rows import CHUNK, erase, write
from twosource.keep.tags import sort_of, tag, tagged
from twosource.keep.tally import tally
from twosource.model import identity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy import Connection, Table

    from twosource.model import Finding, Story

    Settled = tuple[Story, Sequence[Finding]]

# Stories written at a time: enough for few commands, few enough to be held at once.
_STORIES = 200


class _Role(NamedTuple):
    entity: str
    role: str
    name: str
    article: str
    statement: str


@dataclass(frozen=True, slots=True)
class _Known:
    """What is kept of the articles of some stories, by article."""

    outlets: dict[str, str | None]
    stated: dict[str, list[Stated]]
    roles: dict[str, list[_Role]]


def digest(story: Story, findings: Sequence[Finding]) -> str:
    """Changes when anything in the story does."""
    return identity(story, list(findings))


def settle(connection: Connection, settled: Sequence[Settled], digests: Mapping[str, str]) -> None:
    """Write stories of which nothing is kept."""
    for start in range(0, len(settled), _STORIES):
        _settle(connection, settled[start : start + _STORIES], digests)


def unsettle(connection: Connection, stories: Sequence[str]) -> None:
    """Take stories away, with their findings, and all that was counted of them."""
    its = schema.findings
    for start in range(0, len(stories), CHUNK):
        chunk = stories[start : start + CHUNK]
        old = select(its.c.id).where(its.c.story.in_(chunk))
        by = schema.finding_entities.c
        query = select(by.entity, by.role, func.count()).where(by.finding.in_(old)).group_by(by.entity, by.role)
        counts.people_more(connection, {(entity, role): -times for entity, role, times in connection.execute(query)})
        to = schema.finding_outlets.c
        query = select(to.outlet, to.standing, func.count(), func.count(case((to.in_doubt, 1)))).where(to.finding.in_(old))
        rows = connection.execute(query.group_by(to.outlet, to.standing))
        counts.outlets_more(connection, {(outlet, standing): (-times, -in_doubt) for outlet, standing, times, in_doubt in rows})
        for table in (schema.finding_statements, schema.finding_outlets, schema.finding_entities):
            connection.execute(delete(table).where(table.c.finding.in_(old)))
    for table in (schema.findings, schema.story_articles, schema.outlines):
        erase(connection, table, table.c.story, stories)
    erase(connection, schema.stories, schema.stories.c.id, stories)


def _settle(connection: Connection, settled: Sequence[Settled], digests: Mapping[str, str]) -> None:
    known = _known(connection, sorted({article for story, _ in settled for article in story.articles}))
    keys = numbers(connection, schema.findings, [(finding.id, story.latest) for story, findings in settled for finding in findings])
    rows: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for story, findings in settled:
        for table, row in _of_story(story, findings, known):
            rows[table.name].append({**row, "digest": digests[story.id]} if table is schema.stories else row)
        for table, row in _of_findings(story, findings, known, keys):
            rows[table.name].append(row)
    for name, its in rows.items():
        write(connection, schema.metadata.tables[name], its)
    counts.people_more(connection, Counter((row["entity"], row["role"]) for row in rows["finding_entities"]))
    told = Counter((row["outlet"], row["standing"]) for row in rows["finding_outlets"])
    doubtful = Counter((row["outlet"], row["standing"]) for row in rows["finding_outlets"] if row["in_doubt"])
    counts.outlets_more(connection, {each: (times, doubtful[each]) for each, times in told.items()})


def _known(connection: Connection, articles: Sequence[str]) -> _Known:
    known = _Known({}, {}, {})
    its, said, roles = schema.articles, schema.statements, schema.roles
    fields = [said.c[field] for field in Stated.__struct_fields__]
    for start in range(0, len(articles), CHUNK):
        chunk = articles[start : start + CHUNK]
        known.outlets.update((row.id, row.outlet) for row in connection.execute(select(its.c.id, its.c.outlet).where(its.c.id.in_(chunk))))
        query = select(*fields).where(said.c.article.in_(chunk)).order_by(said.c.article, said.c.number)
        for each in nouns(connection.execute(query), Stated):
            known.stated.setdefault(each.article, []).append(each)
        query = select(*(roles.c[field] for field in _Role._fields)).where(roles.c.article.in_(chunk))
        for row in connection.execute(query.order_by(roles.c.article, roles.c.statement, roles.c.role, roles.c.entity)):
            known.roles.setdefault(row.article, []).append(_Role(*row))
    return known


def _of_story(story: Story, findings: Sequence[Finding], known: _Known) -> Iterator[tuple[Table, dict[str, Any]]]:
    lead, dispute = _lead(findings)
    told = msgspec.structs.asdict(tally(story, findings, known.outlets))
    yield schema.stories, record(schema.stories, story, lead=lead, dispute=dispute, **told)
    for number, article in enumerate(story.articles):
        yield schema.story_articles, {"story": story.id, "number": number, "article": article}
    stated = [each for article in story.articles for each in known.stated.get(article, ())]
    roles = [(each.entity, each.role, each.name, each.article) for article in story.articles for each in known.roles.get(article, ())]
    made = outline(story, findings, stated, roles)
    yield schema.outlines, {"story": story.id, "outline": msgspec.json.encode(made).decode()}


def _of_findings(
    story: Story, findings: Sequence[Finding], known: _Known, keys: Mapping[str, int]
) -> Iterator[tuple[Table, dict[str, Any]]]:
    stated = {each.id: each for article in story.articles for each in known.stated.get(article, ())}
    roles: dict[str, list[_Role]] = {}
    for each in (role for article in story.articles for role in known.roles.get(article, ())):
        roles.setdefault(each.statement, []).append(each)
    latest = story.latest or ""
    for place, finding in enumerate(findings):
        said = [stated[each] for each in finding.statements if each in stated]
        outlets = sorted({outlet for each in said if (outlet := known.outlets.get(each.article))})
        entities = sorted({(role.entity, role.role) for each in said for role in roles.get(each.id, ())})
        tags = [
            *(tag("outlet", outlet) for outlet in outlets),
            *(tag(sort_of(role), entity) for entity, role in entities),
            *(tag("day", each.when.earliest[:10]) for each in said if each.when and each.when.earliest),
        ]
        yield schema.findings, record(schema.findings, finding, key=keys[finding.id], number=place, tags=tagged(tags))
        for number, statement in enumerate(finding.statements):
            yield schema.finding_statements, {"finding": finding.id, "number": number, "statement": statement}
        for entity, role in entities:
            yield schema.finding_entities, {"entity": entity, "role": role, "latest": latest, "finding": finding.id}
        for outlet in outlets:
            told = {"standing": finding.standing, "in_doubt": finding.is_doubtful}
            yield schema.finding_outlets, {"outlet": outlet, "latest": latest, "finding": finding.id, **told}


def _lead(findings: Sequence[Finding]) -> tuple[str | None, str | None]:
    """What most origins share, and what most origins dispute; what is in doubt is neither."""
    ranked = sorted((each for each in findings if each.standing != "single" and not each.is_doubtful), key=lambda finding: -finding.origins)
    lead = next((each.gist for each in ranked if each.standing != "conflicting"), None)
    return lead, next((each.gist for each in ranked if each.standing == "conflicting"), None)
