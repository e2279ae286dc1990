"""FollowTheMoney entities: articles, the persons and bodies they speak of, where they do so, and what is said to have happened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from twosource.model import identity
from twosource.show.links import published
from twosource.show.printed_dates import calendar_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from twosource.keep import View
    from twosource.keep.view import Dossier
    from twosource.model import Article, Finding, Party, Statement

# What the keys of entities begin with, and the schema of each; a country is no party of a network, and is left out.
_SCHEMATA = {"person": "Person", "organisation": "Organization"}
_PLACES = ("country", "geonames")


def write(view: View, out: Path) -> Iterator[tuple[str, int]]:
    """`entities.ftm.json`: one entity a line."""
    rows = 0
    names: dict[str, set[str]] = {}
    with (out / "entities.ftm.json").open("wb") as file:
        for entity in _told(view, names):
            file.write(msgspec.json.encode(entity) + b"\n")
            rows += 1
    yield "entities.ftm.json", rows


def _told(view: View, names: dict[str, set[str]]) -> Iterator[dict[str, Any]]:
    for article in view.articles():
        yield _article(article)
        spoken: dict[str, set[str]] = {}
        for party in _parties(view.statements_of(article.id)):
            if party.entity and not party.entity.startswith(_PLACES):
                spoken.setdefault(party.entity, set()).add(party.name or party.text)
        for key, its in sorted(spoken.items()):
            names.setdefault(key, set()).update(its)
            yield _entity(
                identity("mention", article.id, key),
                "Mention",
                document=[_id(article.id)],
                resolved=[_id(identity("entity", key))],
                name=sorted(its),
                detectedSchema=[_schema(key)],
            )
    for key, its in sorted(names.items()):
        yield _entity(identity("entity", key), _schema(key), name=sorted(its))
    for story in view.stories():
        dossier = view.dossier(story.id)
        if dossier is not None:
            yield from (_event(finding, dossier) for finding in dossier.findings if finding.kind == "event")


def _article(article: Article) -> dict[str, Any]:
    return _entity(
        article.id,
        "Article",
        title=[article.title],
        publisher=[article.outlet],
        author=list(article.authors),
        sourceUrl=[published(article.address)],
        publishedAt=[_moment(article.published)],
        modifiedAt=[_moment(article.updated)],
        bodyText=[article.text],
    )


def _event(finding: Finding, dossier: Dossier) -> dict[str, Any]:
    said = [statement for statement in dossier.statements if statement.id in finding.statements]
    keys = {party.entity for party in _parties(said) if party.entity and not party.entity.startswith(_PLACES)}
    return _entity(
        finding.id,
        "Event",
        name=[finding.gist],
        summary=[f"{finding.standing}: {', '.join(finding.outlets)}"],
        date=sorted({when.earliest[:10] for each in said if (when := each.when) and when.earliest and calendar_day(when.earliest)}),
        location=sorted({where.name or where.text for each in said if (where := each.where)}),
        involved=sorted(_id(identity("entity", key)) for key in keys),
        proof=sorted({_id(each.article) for each in said}),
    )


def _entity(key: str, schema: str, **properties: list[str | None] | list[str]) -> dict[str, Any]:
    known = {name: [each for each in values if each] for name, values in properties.items()}
    return {"id": _id(key), "schema": schema, "properties": {name: values for name, values in known.items() if values}}


def _id(key: str) -> str:
    return f"twosource-{key}"


def _schema(key: str) -> str:
    return _SCHEMATA.get(key.partition(":")[0], "LegalEntity")


def _parties(statements: Iterable[Statement]) -> Iterator[Party]:
    for each in statements:
        yield from (party for party in (each.who, each.whom, each.speaker, *each.chain) if party)


def _moment(moment: str | None) -> str | None:
    """To the second and without offset, as the library takes it; none where it is no date."""
    return moment[:19] if moment and calendar_day(moment) else None
