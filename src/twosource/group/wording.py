"""An article's wording as a row of numbers: its words in order, and its runs of words as hashes, for finding copies."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

if TYPE_CHECKING:
    from numpy import bool_, uint64
    from numpy.typing import NDArray

    from twosource.model import Article

WORD = re.compile(r"\w+")
# What two reporters who hear one speech write alike. Bounded: a quotation mark left open hides no more than this.
QUOTED = re.compile(r"[“\"][^“”\"\n]{1,1000}[”\"]")
# Words in a run. Three words recur by chance ("said in a statement"); of five, an edit of one word in ten leaves few.
RUN = 4
LEAST = 25  # words outside quotations under which the quotations are read too
MIX = np.uint64(0x9E3779B97F4A7C15)  # Fibonacci hashing: 2⁶⁴ divided by the golden ratio
SPREAD = np.uint64(0xBF58476D1CE4E5B9)  # splitmix64's first multiplier


@dataclass(frozen=True, slots=True)
class Wording:
    """This article is 412 words long; these hashes are its runs of four words, in order."""

    runs: NDArray[uint64]  # one for each run, in order of place
    kinds: NDArray[uint64]  # sorted, each once

    @property
    def size(self) -> int:
        """How many words there are."""
        return len(self.runs) + RUN - 1 if len(self.runs) else 0

    def share(self, other: Wording) -> float:
        """How much of this wording stands in the other, by words: the share of its words inside runs that both have."""
        if not len(self.runs) or not len(other.kinds):
            return 0.0
        return float(_covered(_within(self.runs, other.kinds)).mean())


class Codes(dict[str, int]):
    """Each word's number: a checksum, not Python's hash, which differs from one process to the next."""

    def __missing__(self, word: str) -> int:
        code = self[word] = crc32(word.encode("utf-8", "surrogatepass"))
        return code


def wording(article: Article, codes: Codes) -> Wording:
    """The wording of an article, direct quotations left out where enough remains without them."""
    text = article.text
    words = WORD.findall(QUOTED.sub(" ", text).lower())
    if len(words) < LEAST:
        words = WORD.findall(text.lower()) or WORD.findall((article.title or "").lower())
    runs = _runs(np.fromiter(map(codes.__getitem__, words), np.uint64, len(words)))
    # Sorted here: NumPy's own way to each once takes ten times as long for so few.
    kinds = np.sort(runs)
    return Wording(runs, kinds[np.concatenate(([True], kinds[1:] != kinds[:-1]))] if len(kinds) else kinds)


def _runs(words: NDArray[uint64]) -> NDArray[uint64]:
    width = min(RUN, len(words))
    if not width:
        return words
    last = len(words) - width + 1
    mixed = np.zeros(last, np.uint64)
    for place in range(width):
        mixed = (mixed + words[place : place + last] + np.uint64(1)) * MIX
        mixed ^= mixed >> np.uint64(29)
    mixed *= SPREAD
    return mixed ^ (mixed >> np.uint64(32))


def _within(runs: NDArray[uint64], kinds: NDArray[uint64]) -> NDArray[bool_]:
    places = np.minimum(np.searchsorted(kinds, runs), len(kinds) - 1)
    found: NDArray[bool_] = kinds[places] == runs
    return found


def _covered(runs: NDArray[bool_]) -> NDArray[bool_]:
    """Words inside a run that was found: a run covers the words that it begins with and the three after."""
    covered = np.zeros(len(runs) + RUN - 1, np.bool_)
    for place in range(RUN):
        covered[place : place + len(runs)] |= runs
    return covered
