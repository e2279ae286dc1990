"""Headings in title case as plain sentences, so that they can be parsed: "Mayor Sues Bank Over Bridge" as "Mayor sues bank over bridge".

What the article itself writes large in the midst of its sentences is a name and stays large. A heading that shares no name with the
article is left alone: it is about something else, or is furniture.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twosource.model import Article

FEWEST: Final = 4  # words of a heading that tells something
LONGEST: Final = 200  # code points of one
LONG_WORD: Final = 4  # letters; shorter words stand small in some title cases
LARGE: Final = 0.8  # of the long words
WORD: Final = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
INSIDE: Final = re.compile(r"(?:(?<=[\w,;] )|(?<=\bM[rs]\. ))[^\W\d_]+")  # not the first word of a sentence
QUOTED: Final = frozenset("\"'“‘")
APART: Final = frozenset("|;")  # between the items of a credit or a menu
ENDED: Final = frozenset(".?!:;|")


def plain(article: Article) -> str:
    """The article's text, of the same length, with its headings in title case written as sentences are."""
    headings = [(start, end) for start, end in article.paragraphs if _is_heading(article.text[start:end].strip())]
    if not headings:
        return article.text
    large, small = _spellings(article, set(headings))
    pieces, last = [], 0
    for start, end in headings:
        pieces += [article.text[last:start], _lowered(article.text[start:end], large, small)]
        last = end
    return "".join([*pieces, article.text[last:]])


def _is_heading(line: str) -> bool:
    opens = line[:1] in QUOTED or line[:1].isdigit() or line[:1].isupper()
    words = WORD.findall(line) if opens and len(line) <= LONGEST and line[-1] not in ENDED and not APART.intersection(line) else []
    long = [word for word in words if len(word) >= LONG_WORD]
    return len(words) >= FEWEST and bool(long) and sum(word[0].isupper() for word in long) >= LARGE * len(long)


def _spellings(article: Article, headings: set[tuple[int, int]]) -> tuple[Counter[str], Counter[str]]:
    """How often each word stands large, and small, in the midst of the article's sentences; by the word in small letters."""
    large: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for start, end in article.paragraphs:
        for word in INSIDE.findall(article.text, start, end) if (start, end) not in headings else ():
            (large if word[0].isupper() else small)[word.lower()] += 1
    return large, small


def _lowered(line: str, large: Counter[str], small: Counter[str]) -> str:
    """A heading with all its words small but for its first, its names, and what is no plain word; itself where it holds no name."""
    words = list(_words(line))
    if not any(large[word.lower()] > small[word.lower()] for _, word in words):
        return line
    letters = list(line)
    for at, word in words[1:]:
        if word[0].isupper() and word[1:].islower() and large[word.lower()] <= small[word.lower()] and len(word[0].lower()) == 1:
            letters[at] = word[0].lower()
    return "".join(letters)


def _words(line: str) -> Iterator[tuple[int, str]]:
    for found in WORD.finditer(line):
        at = found.start()
        for part in re.split(r"([’'-])", found[0]):
            if len(part) > 1 or part.isalpha():
                yield at, part
            at += len(part)
