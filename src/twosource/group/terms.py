"""The terms of an article: which words it has, how often, which are names and numbers, and which stand in its lead."""

from __future__ import annotations

import functools
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import snowballstemmer

from twosource.lexicon import tree

if TYPE_CHECKING:
    from collections.abc import Mapping

    from twosource.model import Article

WORD = re.compile(r"\d[\d.,]*\d|\d|[^\W\d_]+(?:['’][^\W\d_]+)?")
POSSESSIVE = re.compile(r"['’][sS]$")
# Words of the text that are its lead: the first two or three sentences, which say who, what, where and when.
LEAD = 60
# Words of a text that are read: a book or a live blog of a day says what it is about long before.
LONGEST = 20_000

_stemmer = snowballstemmer.stemmer("english")


@dataclass(frozen=True, slots=True)
class Terms:
    """The article has "ferri" four times, twice in its lead, and "oden" is a name in it."""

    counts: Mapping[str, int]  # title and text
    lead: Mapping[str, int]  # title and the first words of the text
    names: frozenset[str]  # terms written with a capital wherever they stand in the text
    numbers: frozenset[str]


def terms(article: Article) -> Terms:
    """The terms of an article: stems of content words, and numbers in digits; function words are none."""
    words = WORD.findall(article.text)[:LONGEST]
    title = WORD.findall(article.title or "")
    held = Counter(words)
    counts: Counter[str] = Counter()
    names: set[str] = set()
    numbers: set[str] = set()
    for word, count in held.items():
        term, bare = _term(word)
        if term is None:
            continue
        counts[term] += count
        if bare[0].isdigit():
            numbers.add(term)
        elif word[0].isupper() and bare not in held and bare not in _calendar():
            names.add(term)
    # A headline may be in capitals throughout: its words add to the counts, and say nothing of names.
    lead: Counter[str] = Counter()
    for word in title + words[:LEAD]:
        term, _ = _term(word)
        if term is not None:
            lead[term] += 1
    for word in title:
        term, bare = _term(word)
        if term is not None:
            counts[term] += 1
            if bare[0].isdigit():
                numbers.add(term)
    return Terms(counts, lead, frozenset(names), frozenset(numbers))


@functools.lru_cache(maxsize=1 << 18)
def _term(word: str) -> tuple[str | None, str]:
    """The term that a word counts as, or none, and the word in lower case without a possessive ending."""
    bare = POSSESSIVE.sub("", word).lower()
    if bare[0].isdigit():
        return bare.replace(",", "").strip("."), bare
    if len(bare) < 2 or bare in _function_words():
        return None, bare
    return _stem(bare), bare


@functools.lru_cache(maxsize=1 << 18)
def _stem(word: str) -> str:
    return str(_stemmer.stemWord(word))


@functools.cache
def _function_words() -> frozenset[str]:
    lists = tree("function_words")
    return frozenset(lists["words"].split()) | frozenset(lists["attribution"].split())


@functools.cache
def _calendar() -> frozenset[str]:
    """Names of days and months, which are written with a capital and name nobody."""
    return frozenset(tree("grouping")["calendar"].split())
