"""Spellings: short pieces of text found again by their bytes, many at once; a dictionary would miss the cache for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy import bool_, int32, intp, uint64
    from numpy.typing import NDArray

WORD = 8  # bytes of a number that a piece is compared by; it has two
PROBES = 12  # places in the table that a piece may have; one for which all are taken is kept in a dictionary
FIRST = 1 << 16  # places at first, a power of two
# Fibonacci hashing: 2⁶⁴ divided by the golden ratio; and splitmix64's first multiplier.
MIX, SPREAD = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBF58476D1CE4E5B9)
# What a number has behind the end of a piece of so many bytes: a byte that no UTF-8 has.
BEHIND = np.array([((1 << 64) - (1 << 8 * each)) % (1 << 64) for each in range(WORD + 1)], np.uint64)


class Keys(NamedTuple):
    """The first eight bytes of each piece, and the next eight."""

    one: NDArray[uint64]
    two: NDArray[uint64]

    def chosen(self, chosen: NDArray[intp] | NDArray[bool_]) -> Keys:
        """Some of them."""
        return Keys(self.one[chosen], self.two[chosen])

    def spelled(self) -> list[str]:
        """The pieces."""
        pairs = np.column_stack(self).astype("<u8")
        return [each.tobytes().rstrip(b"\xff").decode("utf-8", "surrogatepass") for each in pairs]


class Spellings:
    """The piece "Tbilisi," has number 4711; one that is new gets the number that `number` gives it."""

    def __init__(self, number: Callable[[str], int]) -> None:
        self._number = number
        self.clear()

    def clear(self) -> None:
        """Forget all."""
        self._other: dict[str, int] = {}  # the pieces that are too long for the table or have no place in it
        self._held = 0
        self._make(FIRST)

    def _make(self, places: int) -> None:
        self._keys = Keys(np.zeros(places, np.uint64), np.zeros(places, np.uint64))
        self._numbers = np.full(places, -1, np.int32)

    def numbers(self, pieces: Sequence[str]) -> NDArray[int32]:
        """The number of each piece; none has a space in it."""
        if not pieces:
            return np.zeros(0, np.int32)
        keys, short = _keys(pieces)
        found = np.full(len(pieces), -1, np.int32)
        found[short] = self._found(keys.chosen(short))
        fresh: dict[str, int] = {}
        firsts = []
        for at in np.flatnonzero(found < 0).tolist():
            piece = pieces[at]
            number = self._other.get(piece, fresh.get(piece))
            if number is None:
                number = fresh[piece] = self._number(piece)
                firsts.append(at)
            found[at] = number
        fit = np.array([at for at in firsts if short[at]], np.intp)
        placed = self._put(keys.chosen(fit), found.take(fit))
        for at in fit[placed].tolist():
            del fresh[pieces[at]]
        self._other.update(fresh)
        return found

    def _found(self, keys: Keys) -> NDArray[int32]:
        """The numbers of those that are in the table, -1 of the others."""
        found = np.full(len(keys.one), -1, np.int32)
        left, place = np.arange(len(keys.one)), self._places(keys)
        for _ in range(PROBES):
            numbers = self._numbers.take(place)
            same = self._keys.one.take(place) == keys.one
            same &= self._keys.two.take(place) == keys.two
            taken = numbers >= 0
            same &= taken
            found[left[same]] = numbers[same]
            on = np.flatnonzero(taken & ~same)
            if not len(on):
                break
            left, place, keys = left.take(on), self._next(place.take(on)), keys.chosen(on)
        return found

    def _put(self, keys: Keys, numbers: NDArray[int32]) -> NDArray[bool_]:
        """Put these into the table, none of which is there, and say which found a place."""
        self._make_room(len(numbers))
        placed = np.zeros(len(numbers), np.bool_)
        left, place = np.arange(len(numbers)), self._places(keys)
        for _ in range(PROBES):
            free = self._numbers.take(place) < 0
            # Of several that would have one place the last gets it.
            self._numbers[place[free]] = numbers[left[free]]
            mine = free & (self._numbers.take(place) == numbers.take(left))
            self._keys.one[place[mine]], self._keys.two[place[mine]] = keys.chosen(left[mine])
            placed[left[mine]] = True
            left, place = left[~mine], self._next(place[~mine])
        return placed

    def _make_room(self, more: int) -> None:
        self._held += more
        if 2 * self._held <= len(self._numbers):
            return
        taken = self._numbers >= 0
        keys, numbers = self._keys.chosen(taken), self._numbers[taken]
        self._make(1 << (4 * self._held).bit_length())
        self._held -= len(numbers)
        placed = self._put(keys, numbers)
        self._other.update(zip(keys.chosen(~placed).spelled(), numbers[~placed].tolist(), strict=True))

    def _places(self, keys: Keys) -> NDArray[intp]:
        mixed = (keys.one * MIX) ^ keys.two
        mixed *= SPREAD
        mixed ^= mixed >> np.uint64(32)
        mixed *= MIX
        mixed >>= np.uint64(65 - len(self._numbers).bit_length())
        return mixed.astype(np.intp)

    def _next(self, place: NDArray[intp]) -> NDArray[intp]:
        return (place + 1) & (len(self._numbers) - 1)


def _keys(pieces: Sequence[str]) -> tuple[Keys, NDArray[bool_]]:
    """The keys of the pieces, and which are short enough to be told by them."""
    raw = np.frombuffer((" ".join(pieces) + " " * (2 * WORD)).encode("utf-8", "surrogatepass"), np.uint8)
    ends = np.flatnonzero(raw == ord(" "))[: len(pieces)]
    starts = np.concatenate((np.zeros(1, np.intp), ends[:-1] + 1))
    lengths = ends - starts
    # A number of eight bytes begins at each byte.
    words = np.ndarray((len(raw) - WORD + 1,), "<u8", raw, strides=(1,))
    one, two = (words[starts + at] | BEHIND.take(np.clip(lengths - at, 0, WORD)) for at in (0, WORD))
    return Keys(one, two), lengths <= 2 * WORD
