"""Measure places on GeoVirus, whose format the shared script does not read: `python bench/measure_places.py GeoVirus.xml`.

Prints F1 of the places found (overlapping extent), the share of those within 161 km, and F1 end to end, as the shared script does for LGL.
"""

import math
import pathlib
import re
import sys
import xml.etree.ElementTree as ET

from twosource.mark import Marker
from twosource.model import Article
from twosource.settings import Settings

NEAR = 161  # kilometres: 100 miles, as the literature has it


def kilometres(a: float, b: float, c: float, d: float) -> float:
    a, b, c, d = map(math.radians, (a, b, c, d))
    return 6371 * 2 * math.asin(min(1, math.sqrt(math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2)))


def article(name: str, text: str) -> Article:
    return Article(
        id=name, address=None, read_from=name, outlet=None, title=None, authors=(), published="2010-01-01", updated=None, place=None,
        language="en", text=text, paragraphs=tuple(match.span() for match in re.finditer(r"\S(?:[^\n]*\S)?", text)), captions=(),
        agencies=(), furniture=(), raw_map=None,
    )  # fmt: skip


def main() -> None:
    entries = list(ET.parse(pathlib.Path(sys.argv[1])).getroot())
    articles = [article(str(number), entry.findtext("text") or "") for number, entry in enumerate(entries)]
    gold = found = near = predicted = placed = 0
    for marked in Marker(Settings()).mark(articles):
        ours = [each for each in marked.mentions if each.kind == "place"]
        predicted, placed = predicted + len(ours), placed + sum(each.where.latitude is not None for each in ours)
        used = set()
        for location in entries[int(marked.article.id)].iter("location"):
            start, end = int(location.findtext("start")), int(location.findtext("end"))
            gold += 1
            hit = next((n for n, each in enumerate(ours) if n not in used and each.start < end and start < each.end), None)
            if hit is not None:
                used.add(hit)
                found += 1
                at, where = (float(location.findtext("lat")), float(location.findtext("lon"))), ours[hit].where
                near += where.latitude is not None and kilometres(*at, where.latitude, where.longitude) <= NEAR
    print(
        f"found F1 {2 * found / (gold + predicted):.3f} · within161 {near / found:.3f} · end to end F1 {2 * near / (gold + placed):.3f} (gold {gold}, predicted {predicted})"
    )


main()
