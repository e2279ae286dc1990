"""Where the grammar around a place in the text points: back, ahead, or neither."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from twosource.lexicon import tree

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

PAST: Final = -1
OPEN: Final = 0
AHEAD: Final = 1
FARTHEST_VERB: Final = 8  # steps up the parse; what lies farther no longer governs the words
_PLANS: Final = frozenset(tree("time_words")["direction"]["plans"])
_AHEAD: Final = frozenset(tree("time_words")["direction"]["ahead"])
_BACK: Final = frozenset({"did", "had", "was", "were", "has", "have", "'d", "been"})


def direction(doc: Doc, start: int, end: int) -> int:
    """Say whether the nearest verb above `doc.text[start:end]` lies in the past, ahead, or open."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return OPEN
    token = span.root
    for _ in range(FARTHEST_VERB):
        if token.lemma_.lower() in _PLANS and token.pos_ != "NOUN" and token not in span:
            return AHEAD
        if token.pos_ in {"VERB", "AUX"} and token not in span:
            found = _of_verb(token)
            if found != OPEN:
                return found
        if token.head == token:
            break
        token = token.head
    return OPEN


def _of_verb(verb: Token) -> int:
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    if auxiliaries & _AHEAD:
        return PAST if "have" in auxiliaries else AHEAD
    if verb.tag_ == "VBD" or auxiliaries & _BACK or (verb.tag_ == "VBN" and not auxiliaries):
        return PAST
    if verb.tag_ == "VBG" and auxiliaries & {"is", "are", "am", "'s", "’s", "'re", "’re"}:
        return AHEAD
    if "to" in auxiliaries and verb.dep_ in {"ROOT", "relcl", "ccomp"}:
        return AHEAD  # headlines: "Minister to resign on Friday"
    return OPEN
