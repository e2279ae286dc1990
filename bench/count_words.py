"""Count in how many news texts each term stands, for lexicon/document_frequencies.tsv.

usage: count_words.py [--data ../shared/data] [--out src/twosource/lexicon/document_frequencies.tsv]

Reads the texts of places, quotes, time, copies and findings/training (b-*); none of grouping or coreference, on which grouping is
measured. Terms in fewer than three texts are left out.
"""

from __future__ import annotations

import argparse
import json
import pathlib
import re
from collections import Counter
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from grouping_sets import article

from twosource.group.terms import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = pathlib.Path(__file__).parent.parent
FEWEST = 3


def texts(data: pathlib.Path) -> Iterator[str]:
    for name in ("lgl", "GeoVirus"):
        for each in ET.parse(data / f"places/development/{name}.xml").iter("text"):
            yield each.text or ""
    for file in sorted((data / "quotes/development").glob("*.txt")):
        yield file.read_text(encoding="utf-8")
    for file in sorted((data / "time/development").rglob("*.tml")):
        yield re.sub(r"<[^>]+>", "", file.read_text(encoding="utf-8", errors="replace").split("<TEXT>")[-1])
    for file in [data / "copies/development/articles.jsonl", *sorted((data / "findings/training").glob("b-*/articles.jsonl"))]:
        for line in file.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)["text"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=pathlib.Path, default=ROOT.parent / "shared/data")
    parser.add_argument("--out", type=pathlib.Path, default=ROOT / "src/twosource/lexicon/document_frequencies.tsv")
    options = parser.parse_args()
    held: Counter[str] = Counter()
    size = 0
    for text in texts(options.data):
        size += 1
        vocabulary = Vocabulary()
        vocabulary.words([article("counted", None, text)])
        held.update(vocabulary)
    rows = sorted((term, count) for term, count in held.items() if count >= FEWEST)
    head = f"# In how many of {size:,} English news texts of 1989 to 2019 each term stands (stemmed by Snowball). Provenance: counted by bench/count_words.py.\n"
    options.out.write_text(head + "term\ttexts\n" + "".join(f"{term}\t{count}\n" for term, count in rows), encoding="utf-8")
    print(f"{size} texts, {len(rows)} terms")


if __name__ == "__main__":
    main()
