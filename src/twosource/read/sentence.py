"""Rough sentences of one line, and seams: places where a page ran two texts together without a space."""

from __future__ import annotations

import functools
import re

from twosource.lexicon import either, listed

# A sentence ends at its mark and closing quotation marks, before white space and whatever may begin a sentence.
MARKS = r"[.!?…][.!?…]{0,7}[\"'”’)\]]{0,4}(?=\s{1,8}[\"'“‘(\[]{0,4}[A-Z0-9@•©—–-])"
END = re.compile(MARKS)
POINT = "•"  # of a list that was run together: it begins a sentence whatever stands before
END_OR_POINT = re.compile(rf"{MARKS}|\s(?={POINT})")


def sentences(text: str) -> list[tuple[int, int]]:
    """Where the sentences of a line begin and end; white space between them belongs to none."""
    found, start = [], 0
    for match in (END_OR_POINT if POINT in text else END).finditer(text):
        if match[0].startswith(".") and _short().search(text, max(0, match.start() - 12), match.start()):
            continue
        if text[start : match.end()].strip():
            found.append(_trimmed(text, start, match.end()))
        start = match.end()
    if text[start:].strip():
        found.append(_trimmed(text, start, len(text)))
    return found


@functools.cache
def _short() -> re.Pattern[str]:
    """Before these the full stop is no end: titles, initials, months and the like."""
    return re.compile(rf"(?:\b{either(listed('sentence_abbreviations', 'on_pages'))}|\b[a-z]|\b(?:[a-z]\.)+[a-z])$", re.IGNORECASE)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())
