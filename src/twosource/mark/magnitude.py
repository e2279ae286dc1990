"""The magnitude set before a quake: "A magnitude 6.1 earthquake struck" has one subject, where the parser takes it for two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.mark.hanging import hang
from twosource.model import MAGNITUDE

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def join(doc: Doc) -> None:
    """Hang each magnitude, its article and its number on the noun behind."""
    for word in doc:
        if word.lower_ == MAGNITUDE and word.i + 2 < len(doc) and doc[word.i + 1].tag_ == "CD" and doc[word.i + 2].tag_ in ("NN", "NNS"):
            _join(word, doc[word.i + 1], doc[word.i + 2])


def _join(word: Token, number: Token, noun: Token) -> None:
    if word.head not in (noun, noun.head) or number.head not in (noun, word):
        return
    for child in [each for each in word.children if each.i < word.i]:
        hang(child, noun, child.dep_)
    hang(word, noun, "compound")
    hang(number, noun, "nummod")
