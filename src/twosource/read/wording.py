"""The wording of all blocks of a page, looked at at once: what their letters are, which words they hold, what cues stand in them."""

from __future__ import annotations

import functools
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from twosource.lexicon import listed, tree
from twosource.read.cues import Cue, cues, plain, told_by, triggers, words
from twosource.read.moment import dated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy import float32, intp
    from numpy.typing import NDArray

    from twosource.read.block import Block

SHOWN = 2000  # characters of a block that are looked at: no longer line is anything but prose
SEAM = "\x01"  # between two blocks; no page shows it
WITHIN = "'-"  # a word may hold one of them between letters
LOOSE = re.compile(r"['-](?:(?<![^\W_]['-])['-]*+|['-]++|(?![^\W_]))")  # they stand before a word, after it, or several together
# To what each ASCII character turns where words are told apart.
APART = bytes(each if chr(each).isalnum() or chr(each) in f"{SEAM}{WITHIN}" else ord(" ") for each in range(128)) + bytes(range(128, 256))
ASCII_MARKS = bytes(each for each in range(128) if not chr(each).isalnum() and chr(each) != SEAM)
COPYRIGHT = "©"  # the one mark that is a word
OTHER_MARK = re.compile(r"[^\x00-\x7f©](?<!\w)")
KINDS = (
    "sign-in",
    "subscribe",
    "newsletter",
    "appeal",
    "comments",
    "share",
    "related",
    "advertisement",
    "cookies",
    "copyright",
    "credit",
    "agency",
    "note",
    "contact",
)
PLACES = ("whole", "start", "any", "span", "label", "hint")
BY_ITSELF = "apart"  # of a cue that says nothing of the sentences beside its own
# What a character can be to the forests, by its number; those beyond the table are letters without case.
LETTER, UPPER, LOWER, DIGIT, SPACE, STOP, CLOSING, OPENING, QUOTE, ASKING, COMMA, COLON, MARK, AT, OTHER, SEAMED = range(16)
SORTS = 16
CHARACTERS = {STOP: ".!…", CLOSING: "”’'", OPENING: "“", QUOTE: '"', ASKING: "?", COMMA: ",", COLON: ":", MARK: "|•›»/·", AT: "@"}
TABLE = 0x3000
FEWEST_DIGITS = 5  # of a date: a day and a year
ENDING = np.isin(np.arange(SORTS), (STOP, CLOSING, QUOTE, ASKING))
# What stands before a character, a bit each: white space, or the end of a sentence.
SPACED, STOPPED, BEFORES = 1, 2, 4
BEFORE = SORTS * (SPACED * np.isin(np.arange(SORTS), (SPACE, SEAMED)) + STOPPED * np.isin(np.arange(SORTS), (STOP, ASKING)))
COMMON, ADDRESS, SPEECH, TRIGGER, TITLE, SEAMS = 1, 2, 4, 8, 16, 32  # what a word can be, a bit each
FLAGS = 2 * SEAMS
# Columns of `shape` that are looked at again: see `_characters`, `_counted` and `_said`.
SIZE, ENDED, CAPITALS, WORDS, JOINING, CUES = 0, 1, 2, 15, 16, 25


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """The third block has 40 words, half of them joining words, and says "sign up"."""

    letters: Sequence[str]  # of each block the letters and digits in lower case
    cues: Sequence[tuple[Cue, ...]]
    stirred: Sequence[frozenset[str]]  # its words by which cues are tried at all
    shape: NDArray[float32]  # a row per block


def wording(blocks: Sequence[Block], title: str) -> Wording:
    """Look at the words of a page's blocks; those of its title are told apart."""
    texts = [block.text[:SHOWN] for block in blocks]
    joined = SEAM.join([*texts, ""])
    if joined.count(SEAM) != len(texts):
        texts = [text.replace(SEAM, " ") for text in texts]
        joined = SEAM.join([*texts, ""])
    low = plain(joined)
    lows = low.split(SEAM)
    told, its_letters = _words_and_letters(low)
    known = _words()
    if title:
        held = {word: known.get(word, 0) for word in words(plain(title))}
        known = known | {word: was | TITLE for word, was in held.items() if not was & COMMON}
    flags = np.array([known.get(word, 0) for word in told], dtype=np.uint8)
    stirring: dict[int, set[str]] = {}
    ends = flags == SEAMS
    owner = np.cumsum(ends) - ends
    for at in np.flatnonzero(flags & TRIGGER).tolist():
        stirring.setdefault(int(owner[at]), set()).add(told[at])
    found = [
        () if number not in stirring else tuple(cues(lows[number], stirring[number])) if len(block.text) <= SHOWN else told_by(block.text)
        for number, block in enumerate(blocks)
    ]
    columns = [*_characters(joined, texts), *_counted(told, flags, owner, len(texts)), *_said(texts, lows, found)]
    shape = np.stack(columns, axis=1).astype(np.float32)
    its_letters = [each if len(block.text) <= SHOWN else letters(block.text) for each, block in zip(its_letters, blocks, strict=False)]
    return Wording(its_letters, found, [frozenset(stirring.get(number, ())) for number in range(len(blocks))], shape)


def letters(text: str) -> str:
    """The letters and digits of a text in lower case: what is left when marks and spacing differ."""
    return _only_letters(plain(text))


def _only_letters(low: str) -> str:
    held = low.encode("utf-8", "surrogatepass").translate(None, ASCII_MARKS).decode("utf-8", "surrogatepass")
    return held if held.isascii() else OTHER_MARK.sub("", held).replace(COPYRIGHT, "")


def _words_and_letters(low: str) -> tuple[list[str], list[str]]:
    """The words of texts with seams between them, each seam being one of them; and each text's letters and digits."""
    if not low.isascii():
        low = OTHER_MARK.sub(" ", low)
    apart = low.encode("utf-8", "surrogatepass").translate(APART)
    its_letters = apart.translate(None, b" '-").decode("utf-8", "surrogatepass").replace(COPYRIGHT, "").split(SEAM)
    spaced = LOOSE.sub(" ", apart.decode("utf-8", "surrogatepass")).replace(SEAM, f" {SEAM} ").replace(COPYRIGHT, f" {COPYRIGHT} ")
    return spaced.split(), its_letters


def _characters(joined: str, texts: Sequence[str]) -> list[NDArray[Any]]:
    """What the characters of each text are: how many of each sort, the first and the last, and how words and sentences begin."""
    codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    sorts = _sorts().take(codes, mode="clip")
    size = np.fromiter(map(len, texts), np.intp, len(texts))
    ends = np.cumsum(size + 1)
    # Of each character its text, what stands before it, and its sort, as one number.
    place = np.repeat(np.arange(len(texts)) * BEFORES * SORTS, size + 1)
    place += sorts
    place[0] += SPACED * SORTS
    place[1:] += BEFORE.take(sorts[:-1])
    told = np.bincount(place, minlength=len(texts) * BEFORES * SORTS).reshape(len(texts), BEFORES, SORTS)
    count = told.sum(axis=1)
    begins = told[:, SPACED] + told[:, SPACED | STOPPED]
    begun = np.maximum(1, begins.sum(axis=1) - begins[:, SPACE])
    sentences = told[:, STOPPED, SPACE] + told[:, SPACED | STOPPED, SPACE]
    first, last = sorts[ends - size - 1], sorts[ends - 2]
    long = np.maximum(1, size)
    return [
        np.log1p(size),
        ENDING[last],
        begins[:, UPPER] / begun,
        count[:, UPPER] / long,
        count[:, DIGIT] / long,
        sentences,
        last == COLON,
        first == LOWER,
        first > DIGIT,
        count[:, COMMA] / begun,
        count[:, QUOTE] + count[:, OPENING],
        count[:, ASKING] > 0,
        count[:, MARK] / begun,
        count[:, AT] > 0,
        count[:, DIGIT] >= FEWEST_DIGITS,
    ]


def _counted(told: Sequence[str], flags: NDArray[np.uint8], owner: NDArray[intp], size: int) -> list[NDArray[Any]]:
    """How many words each text holds, how long they are, and how many of some sorts."""
    held = np.bincount(owner * FLAGS + flags, minlength=size * FLAGS).reshape(size, FLAGS) @ _counts()
    number, content, common, address, speech, title = held.T
    long = np.bincount(owner, np.fromiter(map(len, told), np.float64, len(told)), minlength=size) - len(SEAM)  # each text has one
    some = np.maximum(1, number)
    return [number, common / some, long / some, address / some, speech, title / np.maximum(1, content)]


def _said(texts: Sequence[str], lows: Sequence[str], found: Sequence[tuple[Cue, ...]]) -> list[NDArray[Any]]:
    """Addresses and dates in each text, how often it stands on the page, and its cues."""
    repeats = Counter(texts)
    told = np.zeros((len(PLACES) + 1 + len(KINDS), len(texts)))
    for number, its in enumerate(found):
        for cue in its:
            if cue.place == BY_ITSELF:
                continue
            if cue.place in PLACES:
                told[PLACES.index(cue.place), number] = 1
            if cue.kind in KINDS:
                told[len(PLACES) + 1 + KINDS.index(cue.kind), number] = 1
            told[len(PLACES), number] += (cue.end - cue.start) / len(texts[number])
    return [
        np.array([each.startswith("by ") for each in lows[:-1]]),
        np.array(["http" in each or "www." in each for each in lows[:-1]]),
        np.array([dated(each) for each in texts]),
        np.minimum(5, [repeats[each] for each in texts]),
        *told,
    ]


@functools.cache
def _counts() -> NDArray[intp]:
    """Of the words with each set of flags, which count: all, those of content, and those of four sorts."""
    flags = np.arange(FLAGS)
    word = flags != SEAMS
    return np.stack([word, word & (flags & COMMON == 0), *(flags & sort != 0 for sort in (COMMON, ADDRESS, SPEECH, TITLE))], axis=1).astype(
        np.intp
    )


@functools.cache
def _sorts() -> NDArray[np.uint8]:
    """The sort of each character below `TABLE`; the last serves all beyond."""
    held = np.full(TABLE + 1, OTHER, np.uint8)
    tests = ((UPPER, str.isupper), (LOWER, str.islower), (DIGIT, str.isdigit), (SPACE, str.isspace), (LETTER, str.isalnum))
    for number in range(TABLE):
        held[number] = next((sort for sort, test in tests if test(chr(number))), OTHER)
    for sort, members in CHARACTERS.items():
        for each in members:
            held[ord(each)] = sort
    held[ord(SEAM)], held[TABLE] = SEAMED, LETTER
    return held


@functools.cache
def _words() -> dict[str, int]:
    """The words that are looked for, each with all that it can be."""
    held = dict.fromkeys(triggers(), TRIGGER)
    told = tree("function_words")
    for sort, its in (
        (COMMON, told["words"].split()),
        (ADDRESS, listed("function_words", "addressing")),
        (SPEECH, told["attribution"].split()),
    ):
        for word in its:
            held[word] = held.get(word, 0) | sort
    return held | {SEAM: SEAMS}
