"""The subject that the parser takes for part of a day: "On Friday Putin said" is no talk of one Friday Putin.

Papers that set no comma behind the day write many sentences so, and the parser misses the subject of every fifth.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from twosource.lexicon import tree
from twosource.mark.hanging import hang
from twosource.syntax.tags import FINITE

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SUBJECTS: Final = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
NAMES: Final = frozenset({"NNP", "NNPS"})


def free(doc: Doc) -> None:
    """Part each day from the name behind it, where else a verb would have no subject."""
    for token in doc:
        if token.dep_ == "prep":
            _free(token)


def _free(behind: Token) -> None:
    day, verb = _day(behind), behind.head
    if day is None:
        return
    name = (
        day.head if day.dep_ == "compound" else next((child for child in behind.children if child.dep_ == "pobj" and child.i > day.i), None)
    )
    if name is None or name.tag_ not in NAMES or name.i < day.i:
        return
    if name.head == behind and name.i < verb.i and _lacks_subject(verb):
        hang(name, verb, "nsubjpass" if any(child.dep_ == "auxpass" for child in verb.children) else "nsubj")
    elif name.dep_ not in SUBJECTS:
        return
    for token in behind.doc[behind.i + 1 : day.i]:
        if token.head == name:
            hang(token, day, token.dep_)
    hang(day, behind, "pobj")


def _day(behind: Token) -> Token | None:
    """The weekday or month that stands behind the preposition, alone or with a number: "On 12 October"."""
    at = behind.i + 1
    if at < len(behind.doc) and behind.doc[at].is_digit:
        at += 1
    return behind.doc[at] if at < len(behind.doc) and behind.doc[at].lower_ in _days() else None


def _lacks_subject(verb: Token) -> bool:
    """Whether it is a verb in a tense of its own, and nobody does it."""
    finite = verb.tag_ in FINITE or any(child.tag_ in FINITE for child in verb.children if child.dep_ in ("aux", "auxpass"))
    return finite and not any(child.dep_ in SUBJECTS for child in verb.children)


@cache
def _days() -> frozenset[str]:
    return frozenset((*tree("calendar")["weekdays"], *tree("calendar")["months"]))
