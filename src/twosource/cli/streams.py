"""The streams that the command was started with: closed ones are made up for, and what cannot be written is told in a line."""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING

from twosource.errors import UsageError

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


class Gone(BaseException):
    """Who read our output has gone, as `head` does: nothing is wrong, and nobody is left to tell. No rule may hold it for its own failure."""


class Output(io.FileIO):
    """Standard output, which may be full, or read by nobody any more."""

    def write(self, data: ReadableBuffer, /) -> int:
        """Write some bytes.

        Raises Gone where nobody reads them, UsageError where they cannot be written; what is written later goes nowhere.
        """
        try:
            return super().write(data) or 0
        except OSError as error:
            os.dup2(os.open(os.devnull, os.O_WRONLY), self.fileno())
            if isinstance(error, BrokenPipeError):
                raise Gone from error
            raise UsageError(f"standard output: {error.strerror}") from error


def prepare() -> None:
    """Take the place of closed streams, so that no file of ours is opened in it, and write standard output with care."""
    # A stream that was closed is one that cannot be used: opened the wrong way round, it says so when it is.
    for number, way in enumerate((os.O_WRONLY, os.O_RDONLY, os.O_WRONLY)):
        try:
            os.fstat(number)
        except OSError:
            os.dup2(os.open(os.devnull, way), number)
    encoding = sys.stdout.encoding if sys.stdout else "utf-8"
    sys.stdin = sys.stdin or io.TextIOWrapper(io.BufferedReader(io.FileIO(0, "r", closefd=False)), encoding="utf-8")
    sys.stderr = sys.stderr or io.TextIOWrapper(io.BufferedWriter(io.FileIO(2, "w", closefd=False)), encoding="utf-8")
    if sys.stdout:
        sys.stdout.flush()
    raw = Output(1, "w", closefd=False)
    # What the terminal has no character for is shown as it would be written in a program.
    sys.stdout = io.TextIOWrapper(io.BufferedWriter(raw), encoding=encoding, errors="backslashreplace", line_buffering=raw.isatty())
