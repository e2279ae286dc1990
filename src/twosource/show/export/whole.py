"""Files that are there whole or not at all: written beside their place, and moved there when they are done."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path


@contextmanager
def whole(out: Path, name: str) -> Iterator[Path]:
    """Where to write what becomes `out/name` once the block ends well; nothing is left there where it does not."""
    unfinished = out / f"{name}.part"
    try:
        yield unfinished
        unfinished.replace(out / name)
    finally:
        unfinished.unlink(missing_ok=True)


def write_lines(out: Path, name: str, documents: Iterable[object]) -> tuple[str, int]:
    """Write each document as a line of JSON; the file's name, and how many lines it has."""
    encoder, rows = msgspec.json.Encoder(), 0
    with whole(out, name) as path, path.open("wb") as file:
        for document in documents:
            file.write(encoder.encode(document) + b"\n")
            rows += 1
    return name, rows


def known(document: dict[str, object]) -> dict[str, object]:
    """A document without what is unknown, for formats that leave out what they do not say."""
    return {key: known(value) if isinstance(value, dict) else value for key, value in document.items() if value not in (None, [], {})}
