"""What spaCy takes for several words and is one: "no." in "Flight No. 446", "Sun." in "Sun. Dec. 31", "Jae-in" in "Moon Jae-in".

Such a stop ends no sentence because of what stands behind it ("no." alone is an answer), and "in" is no preposition within a name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from twosource.lexicon import either, listed

if TYPE_CHECKING:
    from spacy.tokens import Doc

_MONTH: Final = either(listed("sentence_abbreviations", "months"))
_NUMBER: Final = rf"{either(listed('sentence_abbreviations', 'numbering'))}\.(?= ?\d)"
_WEEKDAY: Final = rf"{either(listed('sentence_abbreviations', 'weekdays'))}\.(?=,? {_MONTH})"
_NAME: Final = r"(?<=(?-i:[a-z]) )(?-i:[A-Z][a-z]{1,4}-in)(?!\w)"
ONE: Final = re.compile(rf"(?<!\w)(?:{_NUMBER}|{_WEEKDAY}|{_NAME})", re.IGNORECASE)


def join(doc: Doc) -> None:
    """Make one token of each such word."""
    spans = (doc.char_span(*found.span()) for found in ONE.finditer(doc.text))
    parted = [span for span in spans if span is not None and len(span) > 1]
    if parted:
        with doc.retokenize() as retokenizer:
            for span in parted:
                retokenizer.merge(span)
