"""What was not taken, told: an error becomes the line that says so."""

from __future__ import annotations

from twosource.errors import AddressError, InputError, NotNewsError, TooLargeError
from twosource.model import Dropped

KINDS: tuple[tuple[type[InputError], str], ...] = ((TooLargeError, "too large"), (NotNewsError, "not news"), (AddressError, "address"))


def told(error: InputError) -> Dropped:
    """The error as a `Dropped`."""
    kind = next((kind for cls, kind in KINDS if isinstance(error, cls)), "unreadable")
    return Dropped(read_from=printable(error.where), kind=kind, reason=printable(error.reason))


def printable(text: str) -> str:
    """Text that can be written as UTF-8: half a character, as the name of a file or an escape may hold, becomes a question mark."""
    return text.encode("utf-8", "replace").decode()
