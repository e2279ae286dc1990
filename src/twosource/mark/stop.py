"""A stop that ends no sentence because of what stands behind it: "Flight No. 446", "Sun. Dec. 31"; "no." alone is an answer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from twosource.lexicon import either, listed

if TYPE_CHECKING:
    from spacy.tokens import Doc

_MONTH: Final = either(listed("sentence_abbreviations", "months"))
_NUMBER: Final = rf"{either(listed('sentence_abbreviations', 'numbering'))}\.(?= ?\d)"
_WEEKDAY: Final = rf"{either(listed('sentence_abbreviations', 'weekdays'))}\.(?=,? {_MONTH})"
STOPPED: Final = re.compile(rf"(?<!\w)(?:{_NUMBER}|{_WEEKDAY})", re.IGNORECASE)


def join(doc: Doc) -> None:
    """Make one token of such a word and its stop, which spaCy takes for two."""
    spans = (doc.char_span(*found.span()) for found in STOPPED.finditer(doc.text))
    parted = [span for span in spans if span is not None and len(span) > 1]
    if parted:
        with doc.retokenize() as retokenizer:
            for span in parted:
                retokenizer.merge(span)
