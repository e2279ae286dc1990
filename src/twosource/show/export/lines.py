"""JSON lines, as every verb writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.model import lines
from twosource.show.export.tables import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from twosource.keep import View


def write(view: View, out: Path) -> Iterator[tuple[str, int]]:
    """`articles.jsonl` and its kind."""
    for kind, (_, walk) in KINDS.items():
        rows = 0
        with (out / f"{kind}.jsonl").open("wb") as file:
            for line in lines(walk(view)):
                file.write(line)
                rows += 1
        yield f"{kind}.jsonl", rows
