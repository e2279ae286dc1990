"""Measure direct quotations on PolNeAR as the shared script does not: `python bench/measure_quotes.py ../shared/data/quotes/development`.

The shared script holds every gold content with a mark of quotation in it for direct, and of our quotations only those between marks, so
that its precision of direct ones can pass 1. Here a quotation of ours with a mark in it counts as predicted too (`mixed counted`), and
contents that are marks from end to end are measured by themselves (`whole`).
"""

from __future__ import annotations

import collections
import pathlib
import re
import sys
from typing import TYPE_CHECKING

from bare_article import bare_article

from twosource.mark import Marker

if TYPE_CHECKING:
    from twosource.model import Article

OPENS, MARKS = re.compile(r"\s*[“\"‘]"), re.compile(r"[“\"]")
CLOSES = re.compile(r"[”\"’“][.,;?!]?\s*$")


def contents(path: pathlib.Path) -> list[tuple[int, int]]:
    """The contents of a text's attributions, one for each attribution."""
    spans, found = {}, []
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").split("\n")]
    for parts in sorted(rows, key=lambda row: row[0][:1] != "T"):
        if parts[0].startswith("T") and len(parts) > 1:
            pieces = [tuple(map(int, piece.split())) for piece in parts[1].split(" ", 1)[1].split(";")]
            spans[parts[0]] = (min(start for start, _ in pieces), max(end for _, end in pieces))
        elif parts[0].startswith("E"):
            content = [spans[item.split(":")[1]] for item in parts[1].split() if item.startswith("Content")]
            if content:
                found.append((min(start for start, _ in content), max(end for _, end in content)))
    return found


def article(path: pathlib.Path) -> Article:
    return bare_article(path.stem, path.read_text(encoding="utf-8"))


def main() -> None:
    folder = pathlib.Path(sys.argv[1])
    counts = collections.Counter()
    for marked in Marker().mark(map(article, sorted(folder.glob("*.txt")))):
        text = marked.article.text
        ours = [each for each in marked.mentions if each.kind == "quote"]
        counts["direct"] += sum(bool(each.direct) for each in ours)
        counts["mixed"] += sum(not each.direct and MARKS.search(each.text) is not None for each in ours)
        used = set()
        for start, end in contents(folder / f"{marked.article.id}.ann"):
            words = text[start:end]
            shares = [(min(end, each.end) - max(start, each.start)) / (max(end, each.end) - min(start, each.start)) for each in ours]
            hit = next((n for n, share in enumerate(shares) if n not in used and share >= 0.5), None)
            used |= {hit} - {None}
            if OPENS.match(words) or MARKS.search(words):
                counts["gold"] += 1
                counts["found"] += hit is not None
            if OPENS.match(words) and CLOSES.search(words):
                counts["whole gold"] += 1
                counts["whole found"] += hit is not None
    found, gold, predicted = counts["found"], counts["gold"], counts["direct"] + counts["mixed"]
    print(
        f"direct, mixed counted: F1 {2 * found / (gold + predicted):.3f} P {found / predicted:.3f} R {found / gold:.3f} (gold {gold}, predicted {predicted})"
    )
    print(f"whole: found {counts['whole found'] / counts['whole gold']:.3f} of {counts['whole gold']}")


main()
