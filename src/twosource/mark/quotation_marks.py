"""Quotation marks: where words stand between them, whatever the marks are and however badly they are closed.

One look at each mark, from the first to the last. A mark opens or closes by its shape, and by what stands beside it where
its shape does not tell (straight marks) or is wrong. A quotation goes on over a paragraph's end where the next paragraph begins
with an opening mark, as the printer's custom is, or has a closing mark that nothing in it opens; one that is never closed ends with its
paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from twosource.lexicon import either, listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

OPENING: Final = "“„«‹``"
_DOUBLE = re.compile(r"[“”„‟«»\"]|``|''")
_SINGLE_OPEN = re.compile(r"(?<![\w’'‘])[‘'](?=[A-Z“\"]|[a-z]{2,}[\s,])")
_SINGLE_CLOSE = re.compile(r"(?<=[\w.,?!…])[’'](?!\w)|(?<=[.,?!…] )[’'](?=\s{0,3}\Z)")
_SINGLE_BEGINS = re.compile(r"\s{0,3}[‘'](?=[A-Z])")
_ELIDED = re.compile(rf"[‘']{either(listed('sentence_abbreviations', 'elided'))}\b|[‘']\d", re.IGNORECASE)
_INCH = re.compile(r"\d\Z")
SPREAD: Final = 30  # paragraphs that one quotation may run over
MANY_CLOSINGS: Final = 12  # apostrophes looked at for one that closes
SHORT_SINGLE: Final = 600  # characters between single marks: longer, and the second is an apostrophe
STOPS: Final = frozenset(".,?!…;")
BEFORE_OPENING: Final = frozenset("([{—–-:/‘'…") | {""}


@dataclass(frozen=True, slots=True)
class Quoted:
    """Between these marks stand these words."""

    start: int  # of the words
    end: int
    outer_start: int  # of the marks
    outer_end: int
    closed: bool = True


@dataclass(slots=True)
class _Open:
    start: int  # of the mark
    inner: int
    pieces: list[tuple[int, int]]  # of each paragraph it has run through: words' start, end


def quoted(text: str, paragraphs: Sequence[tuple[int, int]]) -> list[Quoted]:
    """Everything between quotation marks, the outermost marks only, in order of place."""
    found: list[Quoted] = []
    waiting: _Open | None = None
    for number, (start, end) in enumerate(paragraphs):
        waiting = _paragraph(text, start, end, waiting, found)
        if waiting is not None:
            follows = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
            waiting.pieces.append((waiting.inner if not waiting.pieces else max(start, waiting.inner), end))
            if follows is None or len(waiting.pieces) > SPREAD or not _goes_on(text, *follows):
                found += _unclosed(text, waiting)
                waiting = None
    found += _single(text, paragraphs, found)
    return sorted(found, key=lambda each: each.start)


def _paragraph(text: str, start: int, end: int, waiting: _Open | None, found: list[Quoted]) -> _Open | None:
    """The quotations that close in one paragraph, and the one left open at its end."""
    depth = 0
    for number, match in enumerate(_DOUBLE.finditer(text, start, end)):
        at, after = match.span()
        opens = _opens(text, start, end, at, after)
        if waiting is None:
            if opens:
                waiting = _Open(at, after, [])
        elif number == 0 and at - start <= 1 and waiting.pieces and opens is not False:
            waiting.inner = after
        elif opens is True:
            if match.group() == text[waiting.start : waiting.inner] or text[after : after + 1].isupper():
                found += _unclosed(text, _Open(waiting.start, waiting.inner, [(waiting.inner, at)]))
                waiting, depth = _Open(at, after, []), 0
            else:
                depth += 1
        elif depth:
            depth -= 1
        else:
            first = waiting.pieces[0][0] if waiting.pieces else waiting.inner
            found.append(_between(text, (first, at), (waiting.start, after)))
            waiting = None
    return waiting


def _opens(text: str, start: int, end: int, at: int, after: int) -> bool | None:
    """Whether a mark opens (True) or closes (False), by what stands beside it, then by its shape; None: neither."""
    before, behind = text[at - 1] if at > start else "", text[after] if after < end else ""
    free_before = not before or before.isspace() or before in BEFORE_OPENING
    free_behind = not behind or behind.isspace()
    mark = text[at:after]
    if free_before and not free_behind:
        return True if mark not in "”''" or not before or before.isspace() else mark == '"'
    if free_behind and not free_before:
        return None if mark == '"' and _INCH.search(before) else False
    if (before.isalnum() or before in STOPS) and not behind.isalnum():
        return False
    if mark in OPENING:
        return True
    if mark in "”»''":
        return False
    return None if free_before and free_behind else not (before.isalnum() or before in STOPS)


def _goes_on(text: str, start: int, end: int) -> bool:
    """Whether a paragraph goes on with the quotation that the one before left open."""
    first = _DOUBLE.search(text, start, end)
    if first is None:
        return False
    opens = _opens(text, start, end, *first.span())
    return opens is False or (opens is True and first.start() - start <= 1)


def _unclosed(text: str, opened: _Open) -> list[Quoted]:
    """Quotations that nothing closes, each to the end of its paragraph."""
    return [
        _between(text, (start, end), (opened.start if not number else start, end), closed=False)
        for number, (start, end) in enumerate(opened.pieces)
        if text[start:end].strip()
    ]


def _between(text: str, inner: tuple[int, int], outer: tuple[int, int], *, closed: bool = True) -> Quoted:
    start, end = inner
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Quoted(start, end, *outer, closed)


def _single(text: str, paragraphs: Sequence[tuple[int, int]], doubles: Sequence[Quoted]) -> Iterator[Quoted]:
    """Words between single marks that stand in no double ones."""
    taken = iter(sorted(doubles, key=lambda each: each.start))
    double = next(taken, None)
    for number, (start, end) in enumerate(paragraphs):
        closings = [match.start() for match in _SINGLE_CLOSE.finditer(text, start, end)]
        at = start
        for opened in _SINGLE_OPEN.finditer(text, start, end):
            while double is not None and double.outer_end <= opened.start():
                double = next(taken, None)
            inside = double is not None and double.outer_start <= opened.start()
            if opened.start() < at or inside or _ELIDED.match(text, opened.start()):
                continue
            limit = min(end, opened.end() + SHORT_SINGLE, double.outer_start if double is not None else end)
            first = bisect_left(closings, opened.end())
            closed = _closing(text, [each for each in closings[first : first + MANY_CLOSINGS] if each < limit])
            if closed is not None:
                yield _between(text, (opened.end(), closed), (opened.start(), closed + 1))
                at = closed + 1
            elif opened.start() == start and limit == end and _begins_single(text, paragraphs, number + 1):
                yield _between(text, (opened.end(), end), (start, end), closed=False)
                break


def _begins_single(text: str, paragraphs: Sequence[tuple[int, int]], number: int) -> bool:
    """Whether a paragraph begins with a single mark, as one does that goes on with a quotation left open by the one before."""
    return number < len(paragraphs) and _SINGLE_BEGINS.match(text, *paragraphs[number]) is not None


def _closing(text: str, closings: Sequence[int]) -> int | None:
    """Where single marks close: after a stop if there is one, else at the first that may be no apostrophe of a plural."""
    stopped = next((each for each in closings if text[each - 1] in STOPS), None)
    plain = (each for each in closings if text[each - 1] != "s" or not text[each + 1 : each + 3].strip().isalpha())
    return stopped if stopped is not None else next(plain, None)
