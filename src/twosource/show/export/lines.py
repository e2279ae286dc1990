"""JSON lines, as every verb writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.show.export.tables import KINDS
from twosource.show.export.whole import write_lines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from twosource.keep import View


def write(view: View, out: Path) -> Iterator[tuple[str, int]]:
    """`articles.jsonl` and its kind."""
    for kind, (_, walk) in KINDS.items():
        yield write_lines(out, f"{kind}.jsonl", walk(view))
