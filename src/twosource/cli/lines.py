"""Article lines read back: the input of the verbs that stand in the middle of a pipe."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from twosource.errors import UsageError
from twosource.model import Article, Dropped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def articles(file: str, tell: Callable[[Dropped], None]) -> Iterator[Article]:
    """Articles of the JSON lines in `file` (`-`: standard input); a line that is none is told and passed over."""
    decoder = msgspec.json.Decoder(Article)
    try:
        with nullcontext(sys.stdin.buffer) if file == "-" else Path(file).open("rb") as stream:
            for number, line in enumerate(stream, 1):
                if not line.strip():
                    continue
                try:
                    yield decoder.decode(line)
                except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
                    tell(Dropped(read_from=f"{file}#{number}", kind="record", reason=f"not an article line: {error}"))
    except OSError as error:
        raise UsageError(f"{file}: {error.strerror}") from error
