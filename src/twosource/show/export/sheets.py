"""CSV, for spreadsheets and data frames: a field of a field is a column of its own, a list is JSON in its cell.

A text that a spreadsheet would reckon as a formula begins with an apostrophe.
"""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from twosource.show.export.harmless import harmless
from twosource.show.export.shape import flat, leaves
from twosource.show.export.tables import KINDS
from twosource.show.export.whole import whole

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from twosource.keep import View


def write(view: View, out: Path) -> Iterator[tuple[str, int]]:
    """`articles.csv` and its kind."""
    for kind, (noun, walk) in KINDS.items():
        columns = dict(leaves(noun))
        rows = 0
        with whole(out, f"{kind}.csv") as path, path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(columns)
            for each in walk(view):
                writer.writerow([harmless(flat(each, way)) for way in columns.values()])
                rows += 1
        yield f"{kind}.csv", rows
