"""Where an article's text stands in quotation marks."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from twosource.model import Article, Statement

BETWEEN_MARKS = re.compile('[“"][^“”"]*[”"]')
MARK = re.compile('[“”"]')
OPENING, CLOSING = "“", "”"


def quotations(article: Article) -> tuple[tuple[int, int], ...]:
    """The bounds of what stands between quotation marks, in order; a quotation that is not closed ends with its paragraph."""
    return _of(article.text, article.paragraphs or ((0, len(article.text)),))


def unmarked(statements: Iterable[Statement]) -> frozenset[tuple[str, str]]:
    """What is quoted without marks, as posts are reproduced: the ids of articles, each with a text of it.

    What is only reported ("said that …") has no words of its own: the reporter wrote it, and another may take it over.
    """
    quotes = (each.evidence for each in statements if each.kind == "quote" and each.words)
    return frozenset((each.article, each.text) for each in quotes if not MARK.search(each.text))


@functools.lru_cache(maxsize=256)
def _of(text: str, paragraphs: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    found = []
    for start, end in paragraphs:
        begin = None
        for mark in MARK.finditer(text, start, end):
            if mark[0] == OPENING or (begin is None and mark[0] != CLOSING):
                begin = mark.end()
            elif begin is not None:
                found.append((begin, mark.start()))
                begin = None
        if begin is not None:
            found.append((begin, end))
    return tuple(found)
