"""The hour as one phrase, of which the parser hangs the end on another verb: "after taking off at 11:36 a.m. PST, the plane returned"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from twosource.lexicon import listed
from twosource.lexicon.zones import zones
from twosource.mark.hanging import hang

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

CLOCK: Final = re.compile(r"\d(?: ?[ap]\.? ?m|:\d)", re.IGNORECASE)  # without an hour in the text there is nothing to join
LOOSE: Final = frozenset({"dep", "advmod", "npadvmod", "pobj", "dobj", "appos"})


def join(doc: Doc) -> None:
    """Hang "a.m." and its like on the number before, and a zone on what stands before it."""
    for word in doc[1:] if CLOCK.search(doc.text) else ():
        before = word.nbor(-1)
        half = word.lower_ in listed("time_words", "clock") and before.text[0].isdigit()
        zone = word.text in zones() and (before.lower_ in listed("time_words", "clock") or ":" in before.text)
        if (half or zone) and word.dep_ in LOOSE and word.head != before and not word.is_sent_start and not word.is_ancestor(before):
            hang(word, before, "npadvmod")
            _join_rest(word, before)


def _join_rest(word: Token, before: Token) -> None:
    """What hung on a zone goes with the phrase: "9 a.m. EST on Monday"."""
    for child in [child for child in word.children if child.dep_ == "prep"]:
        hang(child, before.head, "prep")
