"""Retellings: an article written over from another sentence by sentence, some words exchanged, is no second origin.

Runs of words do not show it, since every third word is another. The order of the words that stayed does: the longest common subsequence of
two sentences, as in ROUGE-L (Lin 2004), counted in the words of bit vectors (Hyyrö 2004).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING

from twosource.compare.text.quotations import quotations
from twosource.compare.text.words import WORD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from twosource.compare.text.pair import ArticlePair, Pair
    from twosource.compare.text.passage import Passage

# Of the articles with labelled origins in findings/training and development one root gives 0.54 and more by these, two roots 0.33 at most.
ALIKE = 0.5  # share of the longer sentence's words that stand in the other in the same order, from which it is told over
RETOLD = 0.45  # share of the shorter article's words in such sentences, from which the article is
FEWEST = 8  # words under which a sentence tells nothing: "The police confirmed it."
SHORTEST = 100  # words under which an article may be like another by chance


@dataclass(frozen=True, slots=True)
class _Line:
    """A passage as its words in a row, and where each of them stands, as bits."""

    words: tuple[str, ...]
    stands: dict[str, int]


def retellings(read: Sequence[Passage], near: Iterable[Pair]) -> frozenset[ArticlePair]:
    """Pairs of articles (ids in order) of which one tells the other over, given the pairs of passages that may be alike.

    Quotations are left out: two reporters who hear one speech write it alike.
    """
    spans = {article.id: quotations(article) for article in {passage.article.id: passage.article for passage in read}.values()}
    lines = {at: line for at, passage in enumerate(read) if len((line := _line(passage, spans[passage.article.id])).words) >= FEWEST}
    lengths: dict[str, int] = defaultdict(int)
    for at, line in lines.items():
        lengths[read[at].article.id] += len(line.words)
    told: dict[tuple[str, str], set[int]] = defaultdict(set)
    for one, other in near:
        if one in lines and other in lines and _alike(lines[one], lines[other]):
            ours, theirs = read[one].article.id, read[other].article.id
            told[ours, theirs].add(one)
            told[theirs, ours].add(other)
    return frozenset((min(both), max(both)) for both, its in told.items() if _is_retold(both, its, lines, lengths))


def _is_retold(both: tuple[str, str], its: Iterable[int], lines: Mapping[int, _Line], lengths: Mapping[str, int]) -> bool:
    """Whether the first article, the shorter of the two, is told over in the other."""
    length = lengths[both[0]]
    return SHORTEST <= length <= lengths[both[1]] and sum(len(lines[at].words) for at in its) >= RETOLD * length


def _line(passage: Passage, quoted: Sequence[tuple[int, int]]) -> _Line:
    words = tuple(each.lower() for each in WORD.findall(" ".join(_outside_quotations(passage, quoted))))
    stands: dict[str, int] = defaultdict(int)
    for at, word in enumerate(words):
        stands[word] |= 1 << at
    return _Line(words, stands)


def _outside_quotations(passage: Passage, quoted: Sequence[tuple[int, int]]) -> Iterator[str]:
    text, at = passage.article.text, passage.start
    for begin, end in quoted[bisect_right(quoted, at, key=itemgetter(1)) :]:
        if begin >= passage.end:
            break
        yield text[at:begin]
        at = end
    yield text[at : passage.end]


def _alike(one: _Line, other: _Line) -> bool:
    needed = ALIKE * max(len(one.words), len(other.words))
    return min(len(one.words), len(other.words)) >= needed and _in_order(one, other) >= needed


def _in_order(one: _Line, other: _Line) -> int:
    """The length of the longest common subsequence: each word of one moves the ends of subsequences in the other, all at once."""
    whole = (1 << len(other.words)) - 1
    free = whole
    for word in one.words:
        met = free & other.stands.get(word, 0)
        free = ((free + met) | (free - met)) & whole
    return len(other.words) - free.bit_count()
