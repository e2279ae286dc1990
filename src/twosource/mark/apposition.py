"""Who is named behind an office or a calling, and what only seems to be set beside a name.

In "the mayor of Linz, Karl Amsel, left" he is the mayor, and no other word for Linz; in "it left Linz, a sailor said" the sailor speaks.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from twosource.lexicon import listed, table
from twosource.lexicon.reporting_verbs import speech
from twosource.mark.hanging import hang
from twosource.mark.organisation_word import heads
from twosource.syntax.tags import INFLECTED

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

PLACED: Final = frozenset({"GPE", "LOC", "ORG", "FAC", "NORP"})  # what a person is the head or mayor of
FAR: Final = frozenset({"appos", "npadvmod"})
OF: Final = "of"
LINKS: Final = frozenset({"for", "at"})
PLACES: Final = frozenset({"GPE", "LOC", "FAC"})
SUBJECTS: Final = ("nsubj", "nsubjpass", "csubj", "expl")


def attach(doc: Doc) -> None:
    """Hang each person that the parser hung on a place, a body or a word further off on what he is; the entities must be found already."""
    for named in doc:
        if named.ent_type_ == "PERSON" and named.dep_ in FAR:
            _to_nearest(named)
        inner = named.head
        if named.ent_type_ == "PERSON" and (first := _before_aside(named)) is not None:
            hang(named, first, "conj")
            continue
        if named.dep_ != "appos" or named.ent_type_ != "PERSON" or inner.dep_ != "pobj":
            continue
        bodies = listed("clause_words", "bodies") | listed("clause_words", "bodies_too")
        set_in = _is_set_in(named, inner) and inner.lower_ not in people() - heads()
        if inner.ent_type_ not in PLACED and inner.lower_ not in bodies and not set_in:
            continue
        office, link = inner.head.head, inner.head.lower_
        if (
            (link == OF or (set_in and link in LINKS))
            and office.tag_ == "NN"
            and office.i < inner.i < named.i
            and office.lower_ in people()
        ):
            hang(named, office, named.dep_)


def _is_set_in(named: Token, inner: Token) -> bool:
    """Whether a name stands between commas right behind a word: "the head of the clinic, Dr Ann Orth, said"."""
    doc, first, after = named.doc, named.left_edge.i, named.i + 1
    return first == inner.i + 2 and doc[first - 1].text == "," and after < len(doc) and doc[after].text == ","


def _before_aside(named: Token) -> Token | None:
    """The person named before the clause behind which the list goes on: "Ann Orth, who will be mayor, Karl Amsel and two others"."""
    what, verb = named.head, named.head.head
    told = named.dep_ in {"appos", "conj"} and what.dep_ in {"attr", "oprd"} and verb.dep_ == "relcl" and what.i < named.i
    if not told or verb.head.ent_type_ != "PERSON" or named.doc[named.left_edge.i - 1].text != ",":
        return None
    return verb.head if any(child.tag_ == "WP" for child in verb.lefts) else None


def _to_nearest(named: Token) -> None:
    """In "a man was held for the murder of a doctor, Helen Voss," she is the doctor, and not the man."""
    doc, comma = named.doc, min([named.i, *(child.i for child in named.lefts if child.dep_ == "compound")]) - 1
    near = doc[comma - 1] if comma > 0 and doc[comma].text == "," else None
    if near is None or near.tag_ != "NN" or near.lower_ not in people() or named.head.i >= near.i:
        return
    if any(child.dep_ == "det" and child.lower_ in {"a", "an", "the"} for child in near.children):
        hang(named, near, "appos")


def release(doc: Doc) -> None:
    """Hang who speaks behind a comma on the verb that says so: "it left Linz, a sailor on board said"; the lemmas must be known already."""
    for verb in doc:
        if verb.tag_ not in INFLECTED or verb.lemma_ not in speech():
            continue
        subject = next((child for child in verb.lefts if child.dep_ in SUBJECTS), None)
        said = next((child for child in verb.lefts if child.dep_ == "ccomp"), None)
        if subject is not None and subject.ent_type_ in PLACES:
            _to_place(subject, verb)
        elif subject is None and said is not None and (aside := _aside(said, verb)) is not None:
            hang(aside, verb, "nsubj")


def _aside(over: Token, verb: Token) -> Token | None:
    """The word set beside a name, behind a comma, that stands right before a verb."""
    asides = (each for each in over.subtree if each.dep_ == "appos" and each.right_edge.i == verb.i - 1 and each.left_edge.i > over.i)
    begun = [each for each in asides if each.doc[each.left_edge.i - 1].text == ","]
    return max(begun, key=lambda each: each.left_edge.i, default=None)


def _to_place(place: Token, verb: Token) -> None:
    """Where a place was taken for who speaks, it is what stands before it that the place belongs to."""
    aside, before = _aside(place, verb), place.doc[place.left_edge.i - 1] if place.left_edge.i else None
    if (
        aside is None
        or before is None
        or before.tag_ not in {*INFLECTED, "IN"}
        or aside.lower_ not in people() | listed("clause_words", "people")
    ):
        return
    hang(place, before, "pobj" if before.tag_ == "IN" else "dobj")
    hang(aside, verb, "nsubj")


@cache
def people() -> frozenset[str]:
    """Nouns for people and bodies: offices, callings, kin."""
    return frozenset(row["noun"] for name in ("office_nouns", "actor_nouns", "kinship_nouns") for row in table(name))
