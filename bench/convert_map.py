#!/usr/bin/env python3
"""Make the outline map that the pages show from Natural Earth's countries (public domain), as world-atlas packs them (ISC).

usage: convert_map.py countries-110m.json > src/twosource/show/static/world.svg       (the file comes from `npm pack world-atlas@2.0.2`)

Units are tenths of a degree, east and south, so a place is drawn at (10 × longitude, −10 × latitude).
"""

import json
import pathlib
import sys
from collections import Counter
from itertools import pairwise

HALF = 1800


def arcs_of(geometry):
    """The rings of a geometry, each a list of arc numbers (a negative one runs backwards)."""
    match geometry["type"]:
        case "Polygon":
            yield from geometry["arcs"]
        case "MultiPolygon":
            for polygon in geometry["arcs"]:
                yield from polygon
        case "GeometryCollection":
            for each in geometry["geometries"]:
                yield from arcs_of(each)


def path(points, *, closed):
    """Points as a path of relative steps, each point once."""
    runs = [[points[0]]]
    for last, point in pairwise(points):
        if abs(point[0] - last[0]) > HALF:  # from one edge of the map to the other: not across it
            runs.append([])
        if point != last:
            runs[-1].append(point)
    if closed and len(runs) > 1:  # the ring began in the middle of a run
        runs[0] = runs.pop() + runs[0][1:]
    parts = []
    for run in runs:
        steps = " ".join(f"{x - last_x} {y - last_y}" for (last_x, last_y), (x, y) in pairwise(run)).replace(" -", "-")
        if steps:
            parts.append(f"M{run[0][0]} {run[0][1]}l{steps}" + ("z" if closed else ""))
    return "".join(parts)


def main() -> None:
    told = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
    (scale_x, scale_y), (from_x, from_y) = told["transform"]["scale"], told["transform"]["translate"]
    arcs = []
    for arc in told["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            points.append((round(10 * (x * scale_x + from_x)), round(-10 * (y * scale_y + from_y))))
        arcs.append(points)

    def whole(ring):
        return [point for arc in ring for point in (arcs[arc] if arc >= 0 else arcs[~arc][::-1])]

    rings = list(arcs_of(told["objects"]["countries"]))
    uses = Counter(arc if arc >= 0 else ~arc for ring in rings for arc in ring)
    land = "".join(path(whole(ring), closed=True) for ring in arcs_of(told["objects"]["land"]))
    borders = "".join(path(arcs[arc], closed=False) for arc, count in sorted(uses.items()) if count > 1)
    print(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-1800 -900 3600 1800"><g id="world">'
        f'<path fill="var(--land, #ddd)" d="{land}"/>'
        f'<path fill="none" stroke="var(--border, #fff)" stroke-width="1.5" vector-effect="non-scaling-stroke" d="{borders}"/>'
        "</g></svg>"
    )


if __name__ == "__main__":
    main()
