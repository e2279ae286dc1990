"""FollowTheMoney: entities, and beside them the statement rows that say from which article each of their values comes.

Articles, the persons and bodies they speak of, where they do so, and what is reported as done. A row's `origin` is the entity
of the article that says it, `first_seen` when that article was published; what several say stands in the earliest article's row.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from twosource.model import DOUBT, identity
from twosource.show.export.names import gathered
from twosource.show.export.stated import stated
from twosource.show.export.whole import whole
from twosource.show.links import published
from twosource.show.printed_dates import calendar_day, universal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from twosource.keep import View
    from twosource.keep.view import Dossier
    from twosource.model import Article, Finding, Party, Statement
    from twosource.show.export.names import Names

ENTITIES, STATEMENTS = "entities.ftm.json", "statements.ftm.json"
_DATASET = "twosource"
# What the keys of entities begin with, and the schema of each; a country is no party of a network, and is left out.
_SCHEMATA = {"person": "Person", "organisation": "Organization"}
_PLACES = ("country", "geonames")
_DONE = {"happened", "ongoing"}
# The longest name that the library takes.
_LONGEST_NAME = 384


@dataclass(frozen=True, slots=True)
class Value:
    """The property `name` has this value, says that article, published then."""

    prop: str
    value: str
    article: str
    seen: str | None


@dataclass(frozen=True, slots=True)
class Entity:
    """This person, with all that is said of him."""

    key: str
    schema: str
    values: tuple[Value, ...]


def write(view: View, out: Path) -> Iterator[tuple[str, int]]:
    """`entities.ftm.json` and `statements.ftm.json`: one entity, or one row, a line."""
    entities = rows = 0
    encoder = msgspec.json.Encoder()
    with (
        gathered() as names,
        whole(out, ENTITIES) as first,
        whole(out, STATEMENTS) as second,
        first.open("wb") as of_entities,
        second.open("wb") as of_statements,
    ):
        for entity in _told(view, names):
            statements = list(_rows(entity))
            of_entities.write(encoder.encode(_document(entity)) + b"\n")
            of_statements.writelines(encoder.encode(row) + b"\n" for row in statements)
            entities, rows = entities + 1, rows + len(statements)
    yield ENTITIES, entities
    yield STATEMENTS, rows


def _told(view: View, names: Names) -> Iterator[Entity]:
    for article, statements in stated(view):
        yield _article(article)
        spoken: dict[str, set[str]] = {}
        for party in _parties(statements):
            spoken.setdefault(str(party.entity), set()).add((party.name or party.text)[:_LONGEST_NAME])
        for key, its in sorted(spoken.items()):
            names.add(key, sorted(its), _moment(article.published), article.id)
            yield _mention(article, key, sorted(its))
    for key, known in names:
        yield Entity(identity("entity", key), _schema(key), tuple(Value("name", name, article, seen) for name, seen, article in known))
    for story in view.stories():
        dossier = view.dossier(story.id)
        if dossier is not None:
            yield from _events(dossier)


def _article(article: Article) -> Entity:
    told: dict[str, Iterable[str | None]] = {
        "title": [article.title],
        "publisher": [article.outlet],
        "author": article.authors,
        "sourceUrl": [published(article.address)],
        "publishedAt": [_moment(article.published)],
        "modifiedAt": [_moment(article.updated)],
        "bodyText": [article.text],
    }
    seen = _moment(article.published)
    values = (Value(prop, value, article.id, seen) for prop, values in told.items() for value in values if value)
    return Entity(article.id, "Article", tuple(values))


def _mention(article: Article, key: str, names: list[str]) -> Entity:
    told = [
        ("document", _id(article.id)),
        ("resolved", _id(identity("entity", key))),
        *(("name", name) for name in names),
        ("detectedSchema", _schema(key)),
    ]
    seen = _moment(article.published)
    return Entity(identity("mention", article.id, key), "Mention", tuple(Value(prop, value, article.id, seen) for prop, value in told))


def _events(dossier: Dossier) -> Iterator[Entity]:
    articles = {article.id: article for article in dossier.articles}
    statements = {statement.id: statement for statement in dossier.statements}
    for finding in dossier.findings:
        said = [statements[each] for each in finding.statements if each in statements]
        done = [each for each in said if each.kind == "event" and each.status in _DONE and not each.negated and each.article in articles]
        if finding.kind == "event" and done:
            yield Entity(finding.id, "Event", tuple(_of_event(finding, done, articles)))


def _of_event(finding: Finding, said: list[Statement], articles: dict[str, Article]) -> Iterator[Value]:
    """The values of an event, each from the article that was published first of those that say so."""
    earliest = sorted(said, key=lambda each: (articles[each.article].published is None, articles[each.article].published or "", each.id))
    found: dict[tuple[str, str], Value] = {}
    for statement in earliest:
        seen = _moment(articles[statement.article].published)
        for prop, value in _slots(statement):
            found.setdefault((prop, value), Value(prop, value, statement.article, seen))
    first = earliest[0]
    seen = _moment(articles[first.article].published)
    yield Value("name", finding.gist[:_LONGEST_NAME], first.article, seen)
    stands = f"{finding.standing}{f', {DOUBT}' if finding.is_doubtful else ''}"
    yield Value("summary", f"{stands}: {', '.join(finding.outlets)}", first.article, seen)
    yield from (found[key] for key in sorted(found))


def _slots(statement: Statement) -> Iterator[tuple[str, str]]:
    when, where = statement.when, statement.where
    if when and when.earliest and calendar_day(when.earliest):
        yield "date", when.earliest[:10]
    if where:
        yield "location", where.name or where.text
        if where.country:
            yield "country", where.country.lower()
    for party in _parties([statement]):
        yield "involved", _id(identity("entity", party.entity))
    yield "proof", _id(statement.article)


def _document(entity: Entity) -> dict[str, object]:
    properties: dict[str, list[str]] = {}
    for each in entity.values:
        properties.setdefault(each.prop, []).append(each.value)
    return {"id": _id(entity.key), "schema": entity.schema, "properties": properties}


def _rows(entity: Entity) -> Iterator[dict[str, object]]:
    """A row for each value, and the row that says that there is such an entity, whose value is a digest of the others."""
    ids = []
    for each in entity.values:
        row = _row(entity, each.prop, each.value, each.seen) | {"origin": _id(each.article)}
        ids.append(str(row["id"]))
        yield row
    digest = hashlib.sha1(entity.schema.encode(), usedforsecurity=False)
    for each_id in sorted(ids):
        digest.update(each_id.encode())
    seen = [each.seen for each in entity.values if each.seen]
    yield _row(entity, "id", digest.hexdigest(), min(seen, default=None)) | {"last_seen": max(seen, default=None)}


def _row(entity: Entity, prop: str, value: str, seen: str | None) -> dict[str, object]:
    key = _id(entity.key)
    return {
        "canonical_id": key,
        "entity_id": key,
        "prop": prop,
        "schema": entity.schema,
        "value": value,
        "dataset": _DATASET,
        "lang": None,
        "original_value": None,
        "first_seen": seen,
        "last_seen": seen,
        "external": False,
        "origin": None,
        # The library makes its ids so; SHA-1 is what it takes.
        "id": hashlib.sha1(f"{_DATASET}.{key}.{prop}.{value}".encode(), usedforsecurity=False).hexdigest(),
    }


def _id(key: str) -> str:
    return f"twosource-{key}"


def _schema(key: str) -> str:
    return _SCHEMATA.get(key.partition(":")[0], "LegalEntity")


def _parties(statements: Iterable[Statement]) -> Iterator[Party]:
    """Those who act or speak and are known across articles; places are none."""
    for each in statements:
        for party in (each.who, each.whom, each.speaker, *each.chain):
            if party and party.entity and not party.entity.startswith(_PLACES):
                yield party


def _moment(moment: str | None) -> str | None:
    """In UTC, to the second and without offset, as the library takes it; a day alone stays one; none where it is no date."""
    day = calendar_day(moment)
    if day is None or moment is None:
        return None
    return (universal(moment) if "T" in moment else None) or day.isoformat()
