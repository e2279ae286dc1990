"""Who is named behind an office or a calling: in "the mayor of Linz, Karl Amsel, left" he is the mayor, and no other word for Linz."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from twosource.lexicon import table
from twosource.mark.hanging import hang

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

PLACED: Final = frozenset({"GPE", "LOC", "ORG", "FAC", "NORP"})  # what a person is the head or mayor of
FAR: Final = frozenset({"appos", "npadvmod"})
OF: Final = "of"


def attach(doc: Doc) -> None:
    """Hang each person that the parser hung on a place, a body or a word further off on what he is; the entities must be found already."""
    for named in doc:
        if named.ent_type_ == "PERSON" and named.dep_ in FAR:
            _to_nearest(named)
        inner = named.head
        if named.dep_ != "appos" or named.ent_type_ != "PERSON" or inner.dep_ != "pobj" or inner.ent_type_ not in PLACED:
            continue
        office = inner.head.head
        if inner.head.lower_ == OF and office.tag_ == "NN" and office.i < inner.i < named.i and office.lower_ in people():
            hang(named, office, named.dep_)


def _to_nearest(named: Token) -> None:
    """In "a man was held for the murder of a doctor, Helen Voss," she is the doctor, and not the man."""
    doc, comma = named.doc, min([named.i, *(child.i for child in named.lefts if child.dep_ == "compound")]) - 1
    near = doc[comma - 1] if comma > 0 and doc[comma].text == "," else None
    if near is None or near.tag_ != "NN" or near.lower_ not in people() or named.head.i >= near.i:
        return
    if any(child.dep_ == "det" and child.lower_ in {"a", "an", "the"} for child in near.children):
        hang(named, near, "appos")


@cache
def people() -> frozenset[str]:
    """Nouns for people and bodies: offices, callings, kin."""
    return frozenset(row["noun"] for name in ("office_nouns", "actor_nouns", "kinship_nouns") for row in table(name))
