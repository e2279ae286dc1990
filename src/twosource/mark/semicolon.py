"""What stands before a semicolon is not told by who speaks behind it: "the army said that 20 were hurt; the rebels said 60"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.lexicon.reporting_verbs import speech
from twosource.mark.hanging import hang
from twosource.syntax.tags import INFLECTED

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def part(doc: Doc) -> None:
    """Hang what was said before a semicolon on the verb before it; the lemmas must be known already."""
    for mark in doc:
        later = mark.head
        if mark.text == ";" and later.i > mark.i and _says(later) and later.dep_ == "ccomp":
            earlier = later.head
            content = next((child for child in later.lefts if child.dep_ == "ccomp" and child.right_edge.i < mark.i), None)
            if content is not None and earlier.i < content.left_edge.i and _says(earlier):
                hang(content, earlier, "ccomp")
                hang(later, earlier, "conj")


def _says(verb: Token) -> bool:
    return verb.tag_ in INFLECTED and verb.lemma_ in speech()
