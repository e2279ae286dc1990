"""Names: persons, bodies and places, each mention joined to the fullest name the article gives it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from twosource.mark.candidate import candidates
from twosource.mark.demonym import acts
from twosource.mark.embedded_place import embedded
from twosource.mark.organisation import organisations
from twosource.mark.person import persons
from twosource.mark.places import places
from twosource.mark.syntax import Syntax
from twosource.model import Mention

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from spacy.tokens import Doc

    from twosource.mark.candidate import Candidate
    from twosource.mark.person import Named
    from twosource.model import Article


def names(article: Article, doc: Doc) -> list[Mention]:
    """Find the persons, bodies and places that an article names."""
    if not len(doc):
        return []
    syntax = Syntax(doc)
    found = candidates(syntax, doc)
    mentions: list[Mention] = []
    joins: tuple[tuple[Literal["person", "organisation"], Callable[[Syntax, Sequence[Candidate]], list[Named]]], ...] = (
        ("person", persons),
        ("organisation", organisations),
    )
    for kind, join in joins:
        for named in join(syntax, [each for each in found if each.kind == kind]):
            start, end = syntax.start[named.candidate.first], syntax.end[named.candidate.last]
            mentions.append(
                Mention(
                    article=article.id, kind=kind, start=start, end=end, text=syntax.text[start:end], name=named.name, entity=named.entity
                )
            )
    placed = [each for each in found if each.kind == "place" or (each.kind == "demonym" and acts(syntax, each.first, each.last))]
    placed = sorted([*placed, *embedded(syntax, found)], key=lambda each: each.first)
    for candidate, where, entity in places(article, syntax, placed):
        start, end = syntax.start[candidate.first], syntax.end[candidate.last]
        mentions.append(
            Mention(
                article=article.id,
                kind="place",
                start=start,
                end=end,
                text=syntax.text[start:end],
                name=where.name,
                entity=entity,
                where=where,
            )
        )
    return sorted(mentions, key=lambda each: (each.start, each.end, each.kind))
