"""The words of direct speech compared, sentence by sentence: the same, a part of it, or other words in the same mouth."""

from __future__ import annotations

import functools
import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from twosource.compare.bearing import UNKNOWN, Bearing, agree, clash, finer
from twosource.compare.words import sentences
from twosource.lexicon import tree

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.compare.account import Account

SPOKEN = re.compile(r"[\w*]+")
# Where a reporter's words stood between two pieces of one quotation, the pieces are joined by a comma.
JOINT = re.compile(r",\s+(?=[A-Z])")
OPENING, CLOSING, STRAIGHT = "“", "”", '"'
SHORT = 3  # words: shorter sentences are phrases, of which the same speaker utters many
# Share of the shorter sentence's words that stand in the other, from which both are one saying told twice.
ONE_SAYING = 0.6
LONGEST = 80  # words of a sentence that are compared, and sentences of a quotation
MASK = "*"  # a word partly printed: f***ing


def compare_wording(one: Account, other: Account) -> Bearing:
    """How the quoted words of two statements bear on each other."""
    if not one.statement.words or not other.statement.words:
        return UNKNOWN
    first, second = _said(one.statement.words), _said(other.statement.words)
    if not first or not second:
        return UNKNOWN
    if len(first) == len(second) and all(_same(*both) for both in zip(first, second, strict=True)):
        return agree("the same quoted words")
    pairs = [(mine, yours) for mine in first for yours in second]
    if any(_varied(mine, yours) for mine, yours in pairs):
        return clash("the same saying in other quoted words")
    if any(_within(mine, yours) for mine, yours in pairs):
        return finer("one quotes a part of what the other quotes")
    return UNKNOWN


@functools.lru_cache(maxsize=4096)
def _said(words: str) -> tuple[tuple[str, ...], ...]:
    """The words of each sentence inside the quotation marks: what stands between two pieces is the reporter's."""
    found = []
    for piece in _pieces(words):
        for start, end in sentences(piece, 0, len(piece)):
            for part in JOINT.split(piece[start:end]):
                spoken = [word for word in SPOKEN.findall(part.lower().replace("’", "").replace("'", "")) if word not in _articles()]
                if spoken:
                    found.append(tuple(spoken[:LONGEST]))
    return tuple(found[:LONGEST])


def _pieces(words: str) -> list[str]:
    pieces, inside, begin = [], True, 0
    for at, mark in enumerate(words):
        if inside and mark in {CLOSING, STRAIGHT}:
            pieces.append(words[begin:at])
            inside = False
        elif mark in {OPENING, STRAIGHT}:
            begin, inside = at + 1, True
    return [*pieces, words[begin:]] if inside else pieces


def _same(first: Sequence[str], second: Sequence[str]) -> bool:
    return "".join(first) == "".join(second) or (len(first) == len(second) and all(map(_one_word, first, second)))


def _one_word(mine: str, yours: str) -> bool:
    return mine == yours or (MASK in mine + yours and mine[0] == yours[0])


def _within(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether one is a run of the other's words; "work force" and "workforce" are one word."""
    if "".join(first) in "".join(second) or "".join(second) in "".join(first):
        return True
    shorter, longer = sorted((first, second), key=len)
    starts = range(len(longer) - len(shorter) + 1)
    return any(_same(shorter, longer[start : start + len(shorter)]) for start in starts)


def _varied(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether both are one sentence told in two wordings: most words are shared, and words inside it differ."""
    shorter, longer = sorted((first, second), key=len)
    if len(shorter) <= SHORT or _within(first, second):
        return False
    shared = len(set(shorter) & set(longer)) / len(set(shorter))
    if shared < ONE_SAYING:
        return False
    blocks = SequenceMatcher(None, shorter, longer, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / len(shorter) >= ONE_SAYING


@functools.cache
def _articles() -> frozenset[str]:
    """Articles, which two who hear one speech do not write alike."""
    return frozenset(tree("function_words")["articles"].split())
