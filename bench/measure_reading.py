"""Processor time to read HTML pages, beside trafilatura's on the same pages, in one process on one core.

usage: measure_reading.py FOLDER [EVERY]      (FOLDER holds *.html.gz; each EVERYth page, 1 unless told otherwise)
"""

import gzip
import pathlib
import sys
import time

import trafilatura

from twosource.errors import InputError
from twosource.model import Page
from twosource.read.article import article
from twosource.settings import Settings


def ours(bodies):
    for body in bodies:
        try:
            article(Page(read_from="x", body=body, form="html"), Settings())
        except InputError:
            continue


def theirs(bodies):
    for body in bodies:
        trafilatura.extract(body.decode("utf-8", "replace"), include_comments=False, include_tables=False)


if __name__ == "__main__":
    every = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    bodies = [gzip.decompress(path.read_bytes()) for path in sorted(pathlib.Path(sys.argv[1]).glob("*.html.gz"))[::every]]
    ways = {"twosource": ours, "trafilatura": theirs}
    taken = dict.fromkeys(ways, 0.0)
    for way in ways.values():
        way(bodies[:3])
    # Page by page in turn, so that a machine that is busy for a while is so for both.
    for body in bodies:
        for name, way in ways.items():
            begun = time.process_time()
            way([body])
            taken[name] += time.process_time() - begun
    for name, seconds in taken.items():
        print(f"{name}: {len(bodies) / seconds:.1f} pages/s of processor time")
