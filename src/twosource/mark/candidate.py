"""What the language model takes for names, cut to the name itself and of the kind that its words and its place show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from twosource.mark.demonym import demonyms
from twosource.mark.gazetteer import gazetteer
from twosource.mark.organisation_word import heads
from twosource.mark.title import titles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

    from twosource.mark.syntax import Syntax

Kind = Literal["person", "organisation", "place", "demonym"]

KINDS: Final[dict[str, Kind]] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "demonym",
}
INTO: Final = frozenset({"in", "at", "near", "from", "to", "outside", "around", "toward", "towards", "across", "throughout", "of"})
TRIMMED: Final = frozenset("\"'“”‘’`.,;:-–—()[]") | {"the", "a", "an", "'s", "’s", "'", "’", "``", "''"}


@dataclass(frozen=True, slots=True)
class Candidate:
    """These tokens, first through last, name a person."""

    first: int
    last: int
    kind: Kind


def candidates(syntax: Syntax, doc: Doc) -> list[Candidate]:
    """Names of persons, bodies and places, and words of nationality, by place and without overlap."""
    return list(_trimmed(syntax, doc))


def _trimmed(syntax: Syntax, doc: Doc) -> Iterator[Candidate]:
    for entity in doc.ents:
        kind = KINDS.get(entity.label_)
        if kind is None:
            continue
        for first, last in _pieces(syntax, entity.start, entity.end - 1):
            span = trim(syntax, first, last)
            if span is not None:
                yield Candidate(*span, _kind(syntax, *span, kind))


def _pieces(syntax: Syntax, first: int, last: int) -> Iterator[tuple[int, int]]:
    """A name stays within its line."""
    begin = first
    for token in range(first, last + 1):
        if syntax.pos[token] == "SPACE":
            if token > begin:
                yield begin, token - 1
            begin = token + 1
    if begin <= last:
        yield begin, last


def trim(syntax: Syntax, first: int, last: int) -> tuple[int, int] | None:
    """The name without article, mark or possessive at its edges; None where nothing with a capital is left."""
    while first <= last and syntax.lower[first] in TRIMMED:
        first += 1
    while last >= first and syntax.lower[last] in TRIMMED:
        last -= 1
    if first > last or not any(syntax.word[token][:1].isupper() for token in range(first, last + 1)):
        return None
    return first, last


def _kind(syntax: Syntax, first: int, last: int, kind: Kind) -> Kind:
    words = syntax.words(first, last)
    if syntax.lower[first : last + 1] and " ".join(syntax.lower[first : last + 1]) in demonyms():
        return "demonym"
    if syntax.lower[last] in heads() and first < last:
        return "organisation"
    if (
        kind != "place"
        and first > 0
        and syntax.lower[first - 1] in INTO
        and kind in ("person", "organisation")
        and gazetteer().spots(words)
    ):
        return "place"
    if kind in ("place", "organisation") and first > 0 and syntax.lower[first - 1] in titles() and last - first <= 2:
        return "person" if syntax.lower[first - 1] not in ("general", "chief", "deputy", "officer") else kind
    return kind
