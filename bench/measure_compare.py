"""Seconds that comparing takes: a story of ten articles of 600 words, and of two hundred against twenty.

usage: measure_compare.py GOLD_DIR

The articles are those of GOLD_DIR, story by story, cut at 600 words; they are understood first, and only comparing is timed
(processor seconds of one core). Articles of one happening lie side by side, so that the first ten share much.
"""

from __future__ import annotations

import json
import pathlib
import sys
import time

from bare_article import bare_article

from twosource.compare import compare
from twosource.group import copies, one_story
from twosource.mark import Marker
from twosource.understand import understand
from twosource.vectors import SentenceVectors

WORDS = 600
SIZES = (10, 20, 200)
ENCODER = SentenceVectors()


def article(number: int, given):
    text = " ".join(given["text"].split(" ")[:WORDS])
    return bare_article(f"{number:04}", text, outlet=f"Outlet {number}", title=given["title"], published=given["published"])


def main() -> None:
    folders = sorted(pathlib.Path(sys.argv[1]).glob("*/articles.jsonl"))
    given = [json.loads(line) for folder in folders for line in folder.read_text(encoding="utf-8").splitlines()]
    long = [each for each in given if len(each["text"].split()) >= WORDS]
    articles = [article(number, each) for number, each in enumerate(long + [each for each in given if each not in long])][: max(SIZES)]
    told = {marked.article.id: understand(marked) for marked in Marker().mark(articles)}
    spent = {}
    for size in SIZES:
        its = articles[:size]
        statements = [statement for each in its for statement in told[each.id]]
        shared = copies(its)
        best = min(timed(one_story(its), its, statements, shared) for _ in range(2))
        spent[size] = best
        print(f"{size} articles, {len(statements)} statements: {best:.2f} s")
    print(f"200 against 20: {spent[200] / spent[20]:.1f} times")


def timed(*arguments) -> float:
    start = time.process_time()
    compare(*arguments, ENCODER)
    return time.process_time() - start


if __name__ == "__main__":
    main()
