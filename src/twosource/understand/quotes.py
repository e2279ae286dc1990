"""The quotations of one article, by the tokens they stand over."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from twosource.model import Mention

Piece = tuple[int, int, "Mention"]  # first and last token of words that were spoken, and the quotation they are of


class Quotes:
    """Tokens 12 to 20 are the minister's words; asked of one place, an article of ten thousand quotations is not gone through."""

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self._pieces = sorted(pieces, key=lambda piece: piece[:2])
        self._firsts = [first for first, _, _ in self._pieces]
        self._reach = list(accumulate((last for _, last, _ in self._pieces), max))  # how far any up to this one goes

    def __iter__(self) -> Iterator[Piece]:
        return iter(self._pieces)

    def over(self, begin: int, last: int) -> list[Piece]:
        """Those that share a token with this span, in their order."""
        found = []
        for at in range(bisect_right(self._firsts, last) - 1, -1, -1):
            if self._reach[at] < begin:
                break
            if self._pieces[at][1] >= begin:
                found.append(self._pieces[at])
        return found[::-1]

    def direct(self, begin: int, last: int) -> list[Piece]:
        """Those of them that stand between quotation marks."""
        return [piece for piece in self.over(begin, last) if piece[2].direct]
