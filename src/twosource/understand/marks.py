"""What stands between quotation marks within a sentence, whether anybody said it or not."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twosource.understand.reading import Reading

Span = tuple[int, int]

BETWEEN = re.compile(r'“[^“”\n]{1,600}”|"[^"\n]{1,2000}"')
MARKS = frozenset('"“”')


def marked(reading: Reading, first: int, end: int) -> Iterator[tuple[Span, Span]]:
    """First and last token between each pair of marks of a sentence, with its place in the text, marks and all."""
    tree = reading.tree
    low, high = tree.start[first], tree.end[end - 1]
    if "“" not in tree.text[low:high] and '"' not in tree.text[low:high]:
        return
    line, stop = tree.text.rfind("\n", 0, low) + 1, tree.text.find("\n", high)
    found = _of_line(tree.text, line, stop if stop >= 0 else len(tree.text))
    for begin, close in found[bisect_left(found, (low, 0)) :]:
        if begin >= high:
            return
        span = tree.tokens(begin + 1, close - 1) if close <= high else None
        if span is not None and not tree.text[begin + 1].isspace():
            yield span, (begin, close)


@functools.lru_cache(maxsize=4)
def _of_line(text: str, start: int, end: int) -> tuple[Span, ...]:
    """All that stands between marks in a line, which is read once for all its sentences: marks are paired from its beginning."""
    return tuple(match.span() for match in BETWEEN.finditer(text, start, end))
