"""Which sentence of an article some words stand in, counted as GDELT counts: from 1, in the order of the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

from twosource.lexicon import listed

if TYPE_CHECKING:
    from twosource.model import Article

# The mark that ends a sentence, quotation marks that close with it, and what begins the next one.
_END = re.compile(r"([.!?…]{1,8})[\"'”’)\]]{0,4}\s+(?=[\"'“‘(\[]{0,4}[A-Z0-9])")
_BEFORE = re.compile(r"([\w.]{1,12})$")


def sentence(article: Article, offset: int) -> int:
    """The number of the sentence that holds the character at `offset`."""
    return max(1, bisect_right(_starts(article.id, article.text, article.paragraphs), offset))


@lru_cache(maxsize=256)
def _starts(_article: str, text: str, paragraphs: tuple[tuple[int, int], ...]) -> list[int]:
    """Where each sentence begins: with its paragraph, or behind the end of the one before."""
    starts = []
    for first, last in paragraphs or ((0, len(text)),):
        starts.append(first)
        starts += [end.end() for end in _END.finditer(text, first, last) if not _is_abbreviation(text, end)]
    return starts


def _is_abbreviation(text: str, end: re.Match[str]) -> bool:
    if end[1] != ".":
        return False
    word = _BEFORE.search(text, max(0, end.start() - 12), end.start())
    return word is not None and (word[1].lower() in listed("sentence_abbreviations", "words") or (len(word[1]) == 1 and word[1].isupper()))
