#!/usr/bin/env python3
"""Articles per second of marking on one core, against spaCy's whole English pipeline alone on the same texts.

usage: measure_marking.py FILE…      JSON lines with `text` (and `published`), such as ../shared/data/copies/development/*.jsonl

Each is run over all texts three times after a warming run, one after the other in this process; the best run counts.
Seconds are of processor time, so that other work on the machine does not weigh.
"""

from __future__ import annotations

import os

os.environ |= {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "BLIS_NUM_THREADS": "1"}

import json
import pathlib
import sys
import time
from typing import TYPE_CHECKING

import spacy
from bare_article import bare_article

from twosource.mark import Marker
from twosource.mark.parse import MODEL

if TYPE_CHECKING:
    from collections.abc import Callable

    from twosource.model import Article

RUNS = 3
KINDS = ("person", "organisation", "place", "time", "amount", "quote")


def articles(paths: list[str]) -> list[Article]:
    """The texts of these files as articles, their lines as paragraphs."""
    found = []
    for path in paths:
        for number, line in enumerate(pathlib.Path(path).read_text(encoding="utf-8").splitlines()):
            record = json.loads(line)
            found.append(bare_article(f"{path}#{number}", record["text"], published=record.get("published")))
    return found


def best(work: Callable[[], object]) -> float:
    """Seconds of the best run."""
    work()
    seconds = []
    for _ in range(RUNS):
        start = time.process_time()
        work()
        seconds.append(time.process_time() - start)
    return min(seconds)


def main() -> None:
    read = articles(sys.argv[1:])
    marker, model = Marker(), spacy.load(MODEL)
    alone = best(lambda: list(model.pipe([article.text for article in read], batch_size=16)))
    ours = best(lambda: list(marker.mark(read)))
    found = [mention for marked in marker.mark(read) for mention in marked.mentions]
    print(f"{len(read)} articles, {sum(len(article.text) for article in read):,} characters, {len(found):,} mentions")
    print(f"spaCy alone {len(read) / alone:.1f} articles/s; marking {len(read) / ours:.1f} articles/s; {alone / ours:.2f} times as fast")
    print({kind: sum(mention.kind == kind for mention in found) for kind in KINDS})


if __name__ == "__main__":
    main()
