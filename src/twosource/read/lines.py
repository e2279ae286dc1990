"""Plain text to blocks: a line each, or a paragraph each where the text was wrapped by hand."""

from __future__ import annotations

import re
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from twosource.read.block import Block

if TYPE_CHECKING:
    from collections.abc import Iterator

LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
EDGES = " \t\xa0\u200b\ufeff\x00"
ENDS = tuple(".!?:;\"”’'…)]|")
# A sentence ends and the next begins without a space: two texts run together (and no address, whose second part is no word).
SEAM = re.compile(r"(?<=[a-z]{2})[.!?][\"”’]?(?=(?!Com\b|Net\b|Org\b)[\"“]?[A-Z][a-z]{1,30}[ ,])")
# Bounds between which the usual line of a text wrapped by hand (an e-mail's 72, a terminal's 80 characters) lies.
WRAPPED = (45, 110)
LOWER_SHARE = 0.25  # of the lines of running prose cut at a width, so many at least begin in the middle of a sentence


def blocks(text: str) -> list[Block]:
    """The lines of a text that hold something, each with where it begins."""
    found = [
        (match.start() + len(match[0]) - len(match[0].lstrip(EDGES)), match[0].strip(EDGES))
        for match in LINE.finditer(text)
        if match[0].strip(EDGES)
    ]
    if _wrapped([line for _, line in found]):
        return list(_joined(text, found))
    return [Block(text=line[begins:ends], start=start + begins) for start, line in found for begins, ends in _seams(line)]


def _seams(line: str) -> Iterator[tuple[int, int]]:
    """Where the texts begin and end that a page ran together into one line."""
    begins, marks = 0, 0
    for match in SEAM.finditer(line):
        end = match.end()
        marks += line.count('"', begins, end)
        if match[0].endswith('"') and marks % 2:  # it opens what follows
            end, marks = end - 1, marks - 1
        yield begins, end
        begins = end
    yield begins, len(line)


def _wrapped(lines: list[str]) -> bool:
    """Whether the lines break where a width is reached and not where a paragraph ends."""
    if len(lines) < 4 or not WRAPPED[0] <= median(map(len, lines)) <= WRAPPED[1] or max(map(len, lines)) > WRAPPED[1]:
        return False
    lower = sum(line[0].islower() and not before.endswith(ENDS) for before, line in pairwise(lines))
    return lower >= LOWER_SHARE * len(lines)


def _joined(text: str, found: list[tuple[int, str]]) -> Iterator[Block]:
    """Lines with nothing but a line end between them are one block, kept as they were written."""
    start, end = found[0][0], found[0][0]
    for at, line in found:
        if text.count("\n", end, at) > 1:
            yield Block(text=text[start:end], start=start)
            start = at
        end = at + len(line)
    yield Block(text=text[start:end], start=start)
