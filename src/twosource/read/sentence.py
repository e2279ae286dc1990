"""Rough sentences of one line, and seams: places where a page ran two texts together without a space."""

from __future__ import annotations

import re

# A sentence ends at its mark and closing quotation marks, before white space and whatever may begin a sentence.
MARKS = r"[.!?…][.!?…]{0,7}[\"'”’)\]]{0,4}(?=\s{1,8}[\"'“‘(\[]{0,4}[A-Z0-9@•©—–-])"
END = re.compile(MARKS)
POINT = "•"  # of a list that was run together: it begins a sentence whatever stands before
END_OR_POINT = re.compile(rf"{MARKS}|\s(?={POINT})")
# Before these the full stop is no end: titles, initials, months and the like.
SHORT = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|st|sen|rep|gov|gen|lt|col|sgt|capt|prof|rev|hon|jr|sr|inc|co|corp|ltd|no|vs|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)|\b[a-z]|\b(?:[a-z]\.)+[a-z])$",
    re.IGNORECASE,
)


def sentences(text: str) -> list[tuple[int, int]]:
    """Where the sentences of a line begin and end; white space between them belongs to none."""
    found, start = [], 0
    for match in (END_OR_POINT if POINT in text else END).finditer(text):
        if match[0].startswith(".") and SHORT.search(text, max(0, match.start() - 12), match.start()):
            continue
        if text[start : match.end()].strip():
            found.append(_trimmed(text, start, match.end()))
        start = match.end()
    if text[start:].strip():
        found.append(_trimmed(text, start, len(text)))
    return found


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())
