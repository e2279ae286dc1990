"""Names: persons, bodies and places, each mention joined to the fullest name the article gives it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from twosource.mark.candidate_found import candidates
from twosource.mark.demonym import acts
from twosource.mark.embedded_place import embedded
from twosource.mark.organisation import organisations
from twosource.mark.organisation_role import by_kind
from twosource.mark.person import persons
from twosource.mark.person_role import in_office
from twosource.mark.places import places
from twosource.mark.quotation_marks import quoted
from twosource.model import Mention

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Doc

    from twosource.mark.candidate import Candidate
    from twosource.mark.person import Named
    from twosource.model import Article, Where
    from twosource.syntax import Syntax


def names(article: Article, doc: Doc, syntax: Syntax) -> list[Mention]:
    """Find the persons, bodies and places that an article names."""
    if not len(syntax):
        return []
    found = candidates(syntax, doc)
    people = persons(syntax, [each for each in found if each.kind == "person"])
    bodies = organisations(syntax, [each for each in found if each.kind == "organisation"])
    spoken = [span for each in quoted(article.text, article.paragraphs) if (span := syntax.tokens(each.start, each.end)) is not None]
    make = _Maker(article, syntax)
    mentions = [
        *make.named("person", [*people, *in_office(syntax, people, spoken)]),
        *make.named("organisation", [*bodies, *by_kind(syntax, bodies)]),
        *(make.placed(*each) for each in places(article, syntax, _of_places(syntax, found))),
    ]
    return sorted(mentions, key=lambda each: (each.start, each.end, each.kind))


def _of_places(syntax: Syntax, found: Sequence[Candidate]) -> list[Candidate]:
    acting = [each for each in found if each.kind == "place" or (each.kind == "demonym" and acts(syntax, each.last))]
    return sorted([*acting, *embedded(syntax, found)], key=lambda each: (each.first, each.last))


class _Maker:
    """Makes mentions of candidates."""

    def __init__(self, article: Article, syntax: Syntax) -> None:
        self._article = article
        self._syntax = syntax

    def named(self, kind: Literal["person", "organisation"], found: Iterable[Named]) -> list[Mention]:
        """Persons or bodies."""
        return [self._mention(kind, each.candidate, each.name, each.entity) for each in found]

    def placed(self, candidate: Candidate, where: Where, entity: str | None) -> Mention:
        """A place, with where it is."""
        start, end = self._syntax.start[candidate.first], self._syntax.end[candidate.last]
        text = self._syntax.text[start:end]
        name = text if candidate.kind == "place" and _in_full(text, entity) else where.name
        return Mention(article=self._article.id, kind="place", start=start, end=end, text=text, name=name, entity=entity, where=where)

    def _mention(self, kind: Literal["person", "organisation"], candidate: Candidate, name: str, entity: str | None) -> Mention:
        start, end = self._syntax.start[candidate.first], self._syntax.end[candidate.last]
        return Mention(
            article=self._article.id, kind=kind, start=start, end=end, text=self._syntax.text[start:end], name=name, entity=entity
        )


def _in_full(text: str, entity: str | None) -> bool:
    """Whether an article's own name for a known place is one to tell: Herat and Washington, but not HERAT, Calif. or Britain."""
    return entity is not None and entity.startswith("geonames:") and "." not in text and not text.isupper()
