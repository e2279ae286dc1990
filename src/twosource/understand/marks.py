"""What stands between quotation marks within a sentence, whether anybody said it or not."""

from __future__ import annotations

import re
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
    for match in BETWEEN.finditer(tree.text, line, stop if stop >= 0 else len(tree.text)):
        if match.start() >= high:
            return
        span = tree.tokens(match.start() + 1, match.end() - 1) if match.start() >= low and match.end() <= high else None
        if span is not None and not tree.text[match.start() + 1].isspace():
            yield span, match.span()
