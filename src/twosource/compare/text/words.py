"""The words of a text as they are compared: stems of content words, names, numbers, and runs of three words."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

import snowballstemmer

from twosource.lexicon import listed, table, tree

WORD = re.compile(r"\d[\d,]*(?:\.\d+)?|[^\W\d_]+(?:\.[^\W\d_]+)+|[^\W_]+")
# A full stop, question or exclamation mark, with what closes after it, and white space before something that can begin a sentence.
SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9])")
LAST_WORD = re.compile(r"[\w.]+$")
LONGEST = 40  # code points before a stop that are looked at for an abbreviation, so that long rows of them take no longer
RUN = 3

Stems = frozenset[str]

_stemmer = snowballstemmer.stemmer("english")


@dataclass(frozen=True, slots=True)
class Words:
    """The sentence's content words are {putin, arriv, bishkek}, its names {putin, bishkek}, its numbers {12}."""

    stems: frozenset[str]  # content words, stemmed; numbers in digits
    names: frozenset[str]  # those of them written with a capital
    numbers: frozenset[str]
    runs: frozenset[tuple[str, ...]]  # every three words in a row, function words included


@functools.lru_cache(maxsize=1 << 16)
def words_of(text: str) -> Words:
    """Read the words of a text; equal texts give equal words."""
    tokens = WORD.findall(text)
    lowered = [plainly(token) for token in tokens]
    stems = [stem(word) for word in lowered]
    content = [(token, each) for token, word, each in zip(tokens, lowered, stems, strict=True) if word not in function_words()]
    return Words(
        stems=frozenset(each for _, each in content),
        names=frozenset(each for token, each in content if token[0].isupper()),
        numbers=frozenset(each for _, each in content if each[0].isdigit()),
        runs=frozenset(zip(*(stems[start:] for start in range(RUN)), strict=False)),
    )


def written(text: str, stems: frozenset[str]) -> dict[str, str]:
    """Each of these stems as the text first writes it, in the order of the text."""
    found: dict[str, str] = {}
    for token in WORD.findall(text):
        each = stem(plainly(token))
        if each in stems:
            found.setdefault(each, token)
    return found


def plainly(token: str) -> str:
    """A word in small letters, without the stops of an abbreviation; a number without commas."""
    return token.lower().replace(".", "") if token[0].isalpha() else token.replace(",", "")


@functools.lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """Stem a lower-case word; a number word becomes its digits."""
    if word in cardinals():
        return cardinals()[word]
    return str(_stemmer.stemWord(word)) if word[0].isalpha() else word


@functools.cache
def ordinals() -> dict[str, str]:
    """The number, in digits, of each word for a rank, by its stem: third."""
    return {stem(row["word"]): row["value"] for row in table("numerals") if row["kind"] == "ordinal"}


@functools.cache
def function_words() -> frozenset[str]:
    """Words that name no matter by themselves, those of mere attribution among them."""
    lists = tree("function_words")
    return frozenset(lists["words"].split()) | frozenset(lists["attribution"].split())


@functools.cache
def cardinals() -> dict[str, str]:
    """The number, in digits, of each word for how many."""
    # Ordinals rank and parts divide: they are words here, not numbers.
    whole = {"unit", "ten", "hundred", "scale"}
    return {row["word"]: row["value"] for row in table("numerals") if row["kind"] in whole}


@functools.cache
def scales() -> frozenset[str]:
    """The numbers, in digits, that only say how large another is: million."""
    return frozenset(row["value"] for row in table("numerals") if row["kind"] in {"hundred", "scale"})


@functools.cache
def units() -> frozenset[str]:
    """The stems of words that say what a number is a number of: percent, tonnes, euros."""
    forms = [row["form"] for row in table("units")] + [row["form"] for row in table("currencies") if row["kind"] == "word"]
    return frozenset(stem(plainly(form.lower().split()[-1])) for form in forms)


@functools.cache
def vague() -> frozenset[str]:
    """The stems of words for how many that are no number: dozens, hundreds."""
    return frozenset(stem(word) for form in tree("amount_words")["vague"] for word in form.split() if word not in function_words())


def sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Bounds of the sentences between two offsets, found by their stops alone: comparing has no parse at hand."""
    bounds, begin = [], start
    for stop in SENTENCE_END.finditer(text, start, end):
        last = LAST_WORD.search(text, max(begin, stop.start() - LONGEST), stop.start())
        if text[stop.start()] == "." and last and (is_abbreviation(last[0].lower()) or len(last[0]) == 1):
            continue
        bounds.append((begin, stop.end()))
        begin = stop.end()
    bounds.append((begin, end))
    return [(first, first + len(text[first:last].rstrip())) for first, last in bounds if text[first:last].strip()]


def is_abbreviation(word: str) -> bool:
    """Whether a lower-case word is one that is usually written short, with a stop."""
    return word in listed("sentence_abbreviations", "words")
