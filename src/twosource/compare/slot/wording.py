"""The words of direct speech compared, sentence by sentence: the same, a part of it, or other words in the same mouth.

Two reporters who hear one speech write the same words, so each word counts. What makes no other wording: an article, a word that one
prints in full and another masks or shortens, what either leaves out with dots, what a reporter puts in brackets, and another spelling.
"""

from __future__ import annotations

import functools
import re
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from twosource.compare.slot.bearing import UNKNOWN, Bearing, agree, clash, finer
from twosource.compare.text.quotations import CLOSING, OPENING, quotations
from twosource.compare.text.words import function_words, is_abbreviation, sentences, stem
from twosource.lexicon import listed, tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from twosource.compare.text.account import Account

    Words = Sequence[str]
    Opcode = tuple[str, int, int, int, int]

# A word, with the stops of an abbreviation; what stands in brackets or is left out is read as a gap.
SPOKEN = re.compile(r"[\w*]+(?:['.][\w*]+)*|&|…|\.\.\.|\[[^\]]{0,200}\]|\([^)]{0,200}\)")
GAP = "…"
# Where a reporter's words stood between two pieces of one quotation, the pieces are joined by a comma.
JOINT = re.compile(r",\s+(?=[A-Z])")
STRAIGHT = '"'
SHORT = 3  # words: shorter sentences are phrases, of which the same speaker utters many
# Share of the shorter sentence's words that stand in the other, from which both are one saying told twice: of few words, and of many.
# Of 59 pairs of quotations that differ by this in labelled stories, readers mark 48 as differing (docs/why.md).
ONE_SAYING, ONE_LONG_SAYING = 0.75, 0.6
LONG = 10
VARIED = 3  # words of content that both share at least, where others differ: of fewer the same speaker utters many
# Of statements that are known to be of one matter so many do, where so many words in all are shared.
VARIED_IN_ONE_MATTER, SHARED_IN_ONE_MATTER = 2, 5
PHRASE = 6  # words: of statements of one matter, two sentences no longer are one with another object, if all before it is said alike
FRAMED = 2  # words in which two sentences of one matter differ, where all before and behind is said alike
APART = 4  # words in a row that the one has and the other has not: more are another sentence between
ENDING = 2  # words before what both share, or after it, where both sentences begin or stop: "to a bomb" and "to arms"
LONGEST = 80  # words of a sentence that are compared, and sentences of a quotation
OWN, OWN_TELLING = (
    5,
    2,
)  # words of a sentence, and of these such as name something, from which two people hardly say the same: articles left out
LONG_WORD = 7  # letters: in shorter words one letter more makes another word
MASK = "*"  # a word partly printed: f***ing


class Saying(NamedTuple):
    """The sentence is told in both, with one word otherwise."""

    varied: bool
    whole: bool  # whether nothing of either is left over


def compare_wording(one: Account, other: Account) -> Bearing:
    """How the quoted words of two statements bear on each other."""
    if not one.statement.words or not other.statement.words:
        return UNKNOWN
    return bearing_of_sayings(_said(one.statement.words), _said(other.statement.words))


def bearing_of_sayings(first: Sequence[Words], second: Sequence[Words], *, of_one_matter: bool = False) -> Bearing:
    """Compare the sentences of two quotations."""
    found = [saying for mine in first for yours in second if (saying := _told_twice(mine, yours, of_one_matter=of_one_matter))]
    if any(saying.varied for saying in found):
        return clash("the same saying in other quoted words")
    if not found and not any(_within(mine, yours) for mine in first for yours in second):
        return UNKNOWN
    if len(first) == len(second) == len(found) and all(saying.whole for saying in found):
        return agree("the same quoted words")
    return finer("one quotes a part of what the other quotes")


def say_alike(first: Sequence[Words], second: Sequence[Words]) -> bool:
    """Whether two quotations share a sentence, or the whole of the shorter one, that hardly two people say: five words, of which two name something."""
    return any(_is_own(min(mine, yours, key=len)) and _is_said_in(mine, yours) for mine in first for yours in second)


def _is_own(sentence: Words) -> bool:
    telling = [stem(word) for word in sentence if _tells(word)]
    return (
        len(sentence) >= OWN and len(telling) >= OWN_TELLING and set(telling).isdisjoint(map(stem, listed("clause_words", "said_by_many")))
    )


def _is_said_in(first: Words, second: Words) -> bool:
    told = _told_twice(first, second, of_one_matter=False)
    return told is not None and not told.varied and (told.whole or _within(first, second))


def quoted(account: Account) -> tuple[tuple[str, ...], ...]:
    """The words of each quoted sentence in which a statement's evidence stands, whole or in part."""
    if account.statement.words:
        return _said(account.statement.words)
    evidence, text = account.statement.evidence, account.article.text
    found: list[tuple[str, ...]] = []
    for start, end in quotations(account.article):
        if start < evidence.end and evidence.start < end:
            for first, last in sentences(text, start, end):
                if first < evidence.end and evidence.start < last:
                    found += _said(text[first:last])
    return tuple(found)


@functools.lru_cache(maxsize=4096)
def _told_twice(first: Words, second: Words, *, of_one_matter: bool) -> Saying | None:
    """Whether both are one sentence, or one is a part of the other, most words being shared; None where they are two."""
    if min(len(first), len(second)) <= SHORT:
        return Saying(varied=False, whole=True) if "".join(first) == "".join(second) else None
    best = max(_runs(first, second), key=lambda run: _shared(each for each in run if each[0] == "equal"), default=[])
    differing = [each for each in best if each[0] != "equal" and not _same(first[each[1] : each[2]], second[each[3] : each[4]])]
    shared = _shared(each for each in best if each not in differing)
    if of_one_matter and (_end_otherwise(first, second, differing) or _frame_another(first, second, differing)):
        return Saying(varied=True, whole=False)
    if shared <= SHORT or shared < min(len(first), len(second)) * (ONE_LONG_SAYING if shared >= LONG else ONE_SAYING):
        return None
    telling = [word for kind, begin, end, _, _ in best if kind == "equal" for word in first[begin:end] if _tells(word)]
    least = VARIED_IN_ONE_MATTER if of_one_matter and shared >= SHARED_IN_ONE_MATTER else VARIED
    if differing and len(telling) < least:
        return None
    left = len(first) + len(second) - sum(each[2] - each[1] + each[4] - each[3] for each in best)
    return Saying(varied=bool(differing), whole=not left and not differing)


def _end_otherwise(first: Words, second: Words, differing: Sequence[Opcode]) -> bool:
    """Whether two short sentences are said alike but for their last words: we reject his visit, we reject his message."""
    if len(differing) != 1 or max(len(first), len(second)) > PHRASE:
        return False
    _, begin, end, start, stop = differing[0]
    mine, yours = first[begin:end], second[start:stop]
    told = any(map(_tells, first[:begin])), any(map(_tells, mine)), any(map(_tells, yours))
    if "".join(mine).startswith("".join(yours)) or "".join(yours).startswith("".join(mine)):
        return False  # "ok", and "okay"
    return begin == start >= SHORT and end == len(first) and stop == len(second) and all(told)


def _frame_another(first: Words, second: Words, differing: Sequence[Opcode]) -> bool:
    """Whether two sentences begin and end alike around a word or two that matter: we will not bargain for peace, we cannot bargain for peace."""
    if len(differing) != 1:
        return False
    _, begin, end, start, stop = differing[0]
    mine, yours, around = first[begin:end], second[start:stop], (*first[:begin], *first[end:])
    if not (0 < len(mine) <= FRAMED and 0 < len(yours) <= FRAMED) or around != (*second[:start], *second[stop:]):
        return False
    inner = begin > 0 and end < len(first) and len(around) > SHORT and sum(map(_tells, around)) >= VARIED_IN_ONE_MATTER
    if not inner or _in_full(mine) == _in_full(yours):
        return False
    return all(any(_tells(word) or word in _turning() for word in words) for words in (mine, yours))


def _in_full(words: Words) -> str:
    """The letters of words, "couldn't" being "could not"."""
    return "".join(words).replace(tree("denial_words")["contracted"], "not")


def _turning() -> frozenset[str]:
    """Words that turn a deed into another: not, cannot, may, must."""
    return listed("denial_words", "denials") | listed("denial_words", "unsure")


def _runs(first: Words, second: Words) -> Iterator[list[Opcode]]:
    """The parts of both that follow each other word by word, with what differs between them."""
    steps = SequenceMatcher(None, first, second, autojunk=False).get_opcodes()
    run: list[Opcode] = []
    for at, (kind, begin, end, start, stop) in enumerate(steps):
        inner = 0 < at < len(steps) - 1
        most = max(end - begin, stop - start)
        other = most <= APART if inner else min(end - begin, stop - start) > 0 and most <= ENDING
        if kind == "equal" or other or (inner and _gapped(first[begin:end], second[start:stop])):
            run.append((kind, begin, end, start, stop))
        else:
            yield run
            run = []
    yield run


def _shared(run: Iterable[Opcode]) -> int:
    return sum(min(end - begin, stop - start) for _, begin, end, start, stop in run)


def _gapped(mine: Words, yours: Words) -> bool:
    return GAP in mine or GAP in yours


def _same(mine: Words, yours: Words) -> bool:
    """Whether two rows of words are one, as far as what is left out, masked or spelled otherwise allows."""
    if _gapped(mine, yours) or "".join(map(_spelled, mine)) == "".join(map(_spelled, yours)):
        return True
    return len(mine) == len(yours) and all(map(_one_word, mine, yours))


def _one_word(mine: str, yours: str) -> bool:
    if (MASK in mine + yours and mine[0] == yours[0]) or _spelled(mine) == _spelled(yours):
        return True
    shorter, longer = sorted((mine, yours), key=len)
    return (longer.startswith(shorter) and is_abbreviation(shorter)) or _is_misspelt(shorter, longer)


def _is_misspelt(shorter: str, longer: str) -> bool:
    """Whether a long word has one letter too many within: "slightlest"."""
    if len(shorter) < LONG_WORD or len(longer) != len(shorter) + 1 or longer.startswith(shorter):
        return False
    same = next(at for at, (one, other) in enumerate(zip(shorter, longer, strict=False)) if one != other)
    return same > 0 and longer[same + 1 :] == shorter[same:]


@functools.lru_cache(maxsize=4096)
def _spelled(word: str) -> str:
    """A word in one spelling, a number in digits: modelling is modeling, analyzed is analysed."""
    number = stem(word)
    folded = number if number.isdigit() else word.replace("z", "s").replace("our", "or")
    return folded[:1] + "".join(after for before, after in pairwise(folded) if before != after or after.isdigit())


@functools.lru_cache(maxsize=4096)
def _said(words: str) -> tuple[tuple[str, ...], ...]:
    """The words of each sentence inside the quotation marks: what stands between two pieces is the reporter's."""
    found = []
    for piece in _pieces(words):
        for start, end in sentences(piece, 0, len(piece)):
            for part in JOINT.split(piece[start:end]):
                tokens = map(_token, SPOKEN.findall(part.lower().replace("’", "'")))
                articles = listed("function_words", "articles")  # which two who hear one speech do not write alike
                spoken = tuple(word for word in tokens if word not in articles)
                if any(word != GAP for word in spoken):
                    found.append(spoken[:LONGEST])
    return tuple(found[:LONGEST])


def _token(word: str) -> str:
    return GAP if word[0] in "….[(" else "and" if word == "&" else word.replace(".", "")


def _tells(word: str) -> bool:
    """Whether a word names something."""
    return word != GAP and tree("denial_words")["contracted"] not in word and word.partition("'")[0] not in function_words()


def _pieces(words: str) -> list[str]:
    pieces, inside, begin = [], True, 0
    for at, mark in enumerate(words):
        if inside and mark in {CLOSING, STRAIGHT}:
            pieces.append(words[begin:at])
            inside = False
        elif mark in {OPENING, STRAIGHT}:
            begin, inside = at + 1, True
    return [*pieces, words[begin:]] if inside else pieces


def _within(first: Words, second: Words) -> bool:
    """Whether one is a run of the other's words; "work force" and "workforce" are one word."""
    return "".join(first) in "".join(second) or "".join(second) in "".join(first)
