"""Measure places on LGL and GeoVirus: `python bench/measure_places.py FILE.xml [odd|even]`.

Counts as the shared score_places.py does, which does not read GeoVirus's format, and in one process: F1 of the places found (overlapping
extent), the share of those with a point in the gold that are put within 161 km of it, and F1 of both at once. `odd` and `even`: half the texts.
"""

from __future__ import annotations

import collections
import math
import pathlib
import sys
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

from bare_article import bare_article

from twosource.mark import Marker

if TYPE_CHECKING:
    from twosource.model import Article

NEAR = 161  # kilometres: 100 miles, as the literature has it


def kilometres(a: float, b: float, c: float, d: float) -> float:
    a, b, c, d = map(math.radians, (a, b, c, d))
    return 6371 * 2 * math.asin(min(1, math.sqrt(math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2)))


def article(name: str, entry: ET.Element) -> Article:
    outlet = entry.findtext("domain")
    address = f"https://{outlet}/{name}" if outlet else None
    return bare_article(name, entry.findtext("text") or "", address=address, outlet=outlet, published="2010-01-01")


def gold(entry: ET.Element) -> list[tuple[int, int, tuple[float, float] | None]]:
    """The places of a text: start, end, and the point where it is known."""
    found = []
    for each in (*entry.iter("toponym"), *entry.iter("location")):
        latitude = each.findtext("gaztag/lat") or each.findtext("lat")
        longitude = each.findtext("gaztag/lon") or each.findtext("lon")
        at = (float(latitude), float(longitude)) if latitude and longitude else None
        found.append((int(each.findtext("start")), int(each.findtext("end")), at))
    return found


def main() -> None:
    half = sys.argv[2] if len(sys.argv) > 2 else None
    entries = list(ET.parse(pathlib.Path(sys.argv[1])).getroot())
    chosen = [number for number in range(len(entries)) if half is None or number % 2 == (half == "odd")]
    marker = Marker()
    count = collections.Counter()
    for marked in marker.mark(article(str(number), entries[number]) for number in chosen):
        ours = [each for each in marked.mentions if each.kind == "place"]
        count["predicted"] += len(ours)
        count["predicted placed"] += sum(each.where.latitude is not None for each in ours)
        used = set()
        for start, end, at in gold(entries[int(marked.article.id)]):
            count["gold"] += 1
            count["gold placed"] += at is not None
            hit = next((n for n, each in enumerate(ours) if n not in used and each.start < end and start < each.end), None)
            if hit is None:
                continue
            used.add(hit)
            count["found"] += 1
            if at is not None:
                where = ours[hit].where
                count["judged"] += 1
                count["near"] += where.latitude is not None and kilometres(*at, where.latitude, where.longitude) <= NEAR
    found = 2 * count["found"] / (count["gold"] + count["predicted"])
    both = 2 * count["near"] / (count["gold placed"] + count["predicted placed"])
    print(
        f"found F1 {found:.3f} · within161 {count['near'] / count['judged']:.3f} · end to end F1 {both:.3f} (gold {count['gold']}, predicted {count['predicted']})"
    )


main()
