"""Who is named behind an office and its place: in "the mayor of Linz, Karl Amsel, left" he is the mayor, and no other word for Linz."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from twosource.lexicon import table
from twosource.mark.hanging import hang

if TYPE_CHECKING:
    from spacy.tokens import Doc

PLACED: Final = frozenset({"GPE", "LOC", "ORG", "FAC", "NORP"})  # what a person is the head or mayor of
OF: Final = "of"


def attach(doc: Doc) -> None:
    """Hang each person that the parser hung on a place or body on the office before it; the entities must be found already."""
    for named in doc:
        inner = named.head
        if named.dep_ != "appos" or named.ent_type_ != "PERSON" or inner.dep_ != "pobj" or inner.ent_type_ not in PLACED:
            continue
        office = inner.head.head
        if inner.head.lower_ == OF and office.tag_ == "NN" and office.i < inner.i < named.i and office.lower_ in _people():
            hang(named, office, named.dep_)


@cache
def _people() -> frozenset[str]:
    return frozenset(row["noun"] for name in ("office_nouns", "actor_nouns", "kinship_nouns") for row in table(name))
