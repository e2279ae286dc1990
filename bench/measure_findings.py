"""Compare each story of a folder, and write what `twosource compare STORY/articles.jsonl --out OUT/STORY` would write.

usage: measure_findings.py GOLD_DIR OUT_DIR [STORY …]

All stories run in one process, so that the models load once; then score with
`python ../shared/tools/score_findings.py GOLD_DIR OUT_DIR --each`. Tells the seconds that comparing alone took.
"""

from __future__ import annotations

import pathlib
import sys
import time

from twosource import pipeline
from twosource.cli.folder import write_folder
from twosource.settings import Settings


def main() -> None:
    gold, out = map(pathlib.Path, sys.argv[1:3])
    names = sys.argv[3:] or sorted(each.parent.name for each in gold.glob("*/articles.jsonl"))
    compare, spent = pipeline.compare, [0.0]

    def timed(*arguments):
        start = time.perf_counter()
        found = compare(*arguments)
        spent[0] += time.perf_counter() - start
        return found

    pipeline.compare = timed
    for name in names:
        outcome = pipeline.make([str(gold / name / "articles.jsonl")], Settings(), as_one_story=True)
        write_folder(outcome, out / name)
        several = sum(len(each.outlets) > 1 for each in outcome.findings)
        print(f"{name}: {len(outcome.articles)} articles, {len(outcome.statements)} statements, {several} findings of several outlets")
    print(f"comparing: {spent[0]:.2f} s")


if __name__ == "__main__":
    main()
