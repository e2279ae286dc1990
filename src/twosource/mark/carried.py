"""What a thing carries is no subject of what became of the thing: "a ferry carrying 200 people capsized"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from twosource.mark.hanging import hang
from twosource.syntax.tags import INFLECTED, RELATIVE

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

NOUNS: Final = frozenset({"NN", "NNP", "NNS", "NNPS"})


def free(doc: Doc) -> None:
    """Give a sentence that lacks a verb of its own the one that the parser gave to what its participle acts on."""
    for noun in [token for token in doc if token.dep_ == "ROOT" and token.tag_ in NOUNS]:
        carrying = next((child for child in noun.rights if child.dep_ == "acl" and child.tag_ == "VBG"), None)
        verb = next((child for child in noun.rights if child.dep_ == "relcl" and child.tag_ in INFLECTED), None)
        if carrying is not None and verb is not None and (thing := _thing(carrying, verb)) is not None:
            hang(verb, verb, "ROOT")
            hang(noun, verb, "nsubj")
            hang(thing, carrying, "dobj")


def _thing(carrying: Token, verb: Token) -> Token | None:
    """What stands between a participle without an object and a verb as the subject of the verb."""
    thing = next((child for child in verb.lefts if child.dep_ == "nsubj"), None)
    if thing is None or thing.left_edge.i != carrying.i + 1 or any(child.dep_ == "dobj" for child in carrying.children):
        return None
    relative = any(token.tag_ in RELATIVE for token in verb.lefts)
    return thing if not relative and carrying.right_edge.i == carrying.i else None
