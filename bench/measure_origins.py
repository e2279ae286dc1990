"""Whether edited copies count as one origin: swapped, cut, led anew, reworded, in another site's furniture, and all of it.

usage: measure_origins.py [--data ../shared/data] [--articles 25]

Each of the longest articles of copies/development (a slice of each) is a story with one edit of it at a time, as if another outlet had
printed it (the edits are those of measure_copies.py, and paragraphs in another order). A pair counts as one origin where most
findings that both articles are in say so; a pair without a common finding is told apart. What must not count as one origin is
measured by score_findings.py on labelled stories.
"""

from __future__ import annotations

import argparse
import pathlib
import random
from collections import Counter

from bare_article import bare_article
from measure_copies import edits, originals

from twosource.compare import compare
from twosource.group import copies, one_story
from twosource.mark import Marker
from twosource.understand import understand
from twosource.vectors import SentenceVectors

ROOT = pathlib.Path(__file__).parent.parent
SLICE = 2_500  # characters of each article


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=pathlib.Path, default=ROOT.parent / "shared/data")
    parser.add_argument("--articles", type=int, default=25)
    options = parser.parse_args()
    texts = [text[: text.rfind("\n", 0, SLICE)] for text in originals(options.data, options.articles)]
    chance, found, tried, alone = random.Random(1), Counter(), Counter(), Counter()
    marker, vectors = Marker(), SentenceVectors()
    for number, text in enumerate(texts):
        paragraphs = [each for each in text.split("\n") if each]
        swapped = "\n".join(paragraphs[len(paragraphs) // 2 :] + paragraphs[: len(paragraphs) // 2])
        printed = {"original": text, "swapped": swapped, **edits(text, texts[number - 1], chance)}
        articles = {name: bare_article(f"{number}-{name}", each, outlet=f"Outlet {name}") for name, each in printed.items()}
        told = {marked.article.id: understand(marked) for marked in marker.mark(articles.values())}
        for name, article in articles.items():
            if name == "original":
                continue
            its = [articles["original"], article]
            findings = compare(one_story(its), its, [each for article in its for each in told[article.id]], copies(its), vectors)
            shared = [len(finding.origin_groups) == 1 for finding in findings if len(finding.outlets) > 1]
            tried[name] += 1
            alone[name] += not shared
            found[name] += sum(shared) * 2 > len(shared)
    for name in tried:
        print(f"{name}: {found[name]}/{tried[name]} one origin; {alone[name]} without a common finding")
    print(f"all: {sum(found.values())}/{sum(tried.values())} = {sum(found.values()) / sum(tried.values()):.3f}")


if __name__ == "__main__":
    main()
