"""An article's wording as a row of numbers: its words in order, and its runs of words as hashes, for finding copies."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

from twosource.group.words import QUOTED

if TYPE_CHECKING:
    from numpy import bool_, uint32, uint64
    from numpy.typing import NDArray

    from twosource.group.words import Words
    from twosource.model import Article

WORD = re.compile(r"\w+")
# Words in a run. Three words recur by chance ("said in a statement"); of five, an edit of one word in ten leaves few.
RUN = 4
LEAST = 25  # words outside quotations under which the quotations are read too
MIX = np.uint64(0x9E3779B97F4A7C15)  # Fibonacci hashing: 2⁶⁴ divided by the golden ratio
SPREAD = np.uint64(0xBF58476D1CE4E5B9)  # splitmix64's first multiplier


@dataclass(frozen=True, slots=True)
class Wording:
    """This article is 412 words long; these hashes are its runs of four words, in order."""

    runs: NDArray[uint32]  # one for each run, in order of place
    distinct: int  # how many different ones

    @property
    def size(self) -> int:
        """How many words there are."""
        return len(self.runs) + RUN - 1 if len(self.runs) else 0

    def share(self, other: Wording) -> float:
        """How much of this wording stands in the other, by words: the share of its words inside runs that both have."""
        if not len(self.runs) or not len(other.runs):
            return 0.0
        return float(_covered(_within(self.runs, np.sort(other.runs))).mean())


class Codes(dict[str, int]):
    """Each word's number: a checksum, not Python's hash, which differs from one process to the next."""

    def __missing__(self, word: str) -> int:
        code = self[word] = crc32(word.encode("utf-8", "surrogatepass"))
        return code


def wording(article: Article, codes: Codes) -> Wording:
    """The wording of an article, direct quotations left out where enough remains without them.

    For the few articles of a story this takes a quarter of the time of laying out their words.
    """
    text = article.text
    words = WORD.findall(QUOTED.sub(" ", text).lower())
    if len(words) < LEAST:
        words = WORD.findall(text.lower()) or WORD.findall((article.title or "").lower())
    return _wording(_runs(np.fromiter(map(codes.__getitem__, words), np.uint64, len(words))))


def wordings(words: Words) -> list[Wording]:
    """The same for all articles that have these words."""
    left = np.bincount(words.code_owner[~words.quoted], minlength=words.articles)
    written = np.bincount(words.code_owner, minlength=words.articles)
    kept = ~words.quoted | (left < LEAST)[words.code_owner]
    codes, owner = words.codes[kept], words.code_owner[kept]
    untold = (written == 0)[words.title_code_owner]
    if untold.any():
        codes = np.concatenate((codes, words.title_codes[untold]))
        owner = np.concatenate((owner, words.title_code_owner[untold]))
        order = np.argsort(owner, kind="stable")
        codes, owner = codes[order], owner[order]
    bounds = np.searchsorted(owner, np.arange(words.articles + 1)).tolist()
    wide = codes.astype(np.uint64)
    runs = _runs(wide)
    found = []
    for start, end in pairwise(bounds):
        # Runs that go on into the next article are left out.
        its = runs[start : end - RUN + 1] if end - start >= RUN else _runs(wide[start:end])
        found.append(_wording(its.copy()))
    return found


def _wording(runs: NDArray[uint32]) -> Wording:
    kinds = np.sort(runs)
    return Wording(runs, int((kinds[1:] != kinds[:-1]).sum()) + 1 if len(kinds) else 0)


def _runs(words: NDArray[uint64]) -> NDArray[uint32]:
    width = min(RUN, len(words))
    if not width:
        return np.zeros(0, np.uint32)
    last = len(words) - width + 1
    mixed = np.zeros(last, np.uint64)
    for place in range(width):
        mixed = (mixed + words[place : place + last] + np.uint64(1)) * MIX
        mixed ^= mixed >> np.uint64(29)
    mixed *= SPREAD
    # 32 bits are enough: of two articles of four hundred words, which share none, one pair in thirty thousand shares one by chance.
    return (mixed ^ (mixed >> np.uint64(32))).astype(np.uint32)


def _within(runs: NDArray[uint32], kinds: NDArray[uint32]) -> NDArray[bool_]:
    places = np.minimum(np.searchsorted(kinds, runs), len(kinds) - 1)
    found: NDArray[bool_] = kinds[places] == runs
    return found


def _covered(runs: NDArray[bool_]) -> NDArray[bool_]:
    """Words inside a run that was found: a run covers the words that it begins with and the three after."""
    covered = np.zeros(len(runs) + RUN - 1, np.bool_)
    for place in range(RUN):
        covered[place : place + len(runs)] |= runs
    return covered
