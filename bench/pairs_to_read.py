"""Write, for train_together.py, which pairs of passages there are to learn from, as numbers of wordpieces, without a text.

usage: pairs_to_read.py DATA_DIR LABELLED_DIR OUT.npz    (LABELLED_DIR as labelled_stories.py makes it)

Labelled pairs are those of findings/training, LABELLED_DIR and findings/development, which is only measured, as is every sixth story of the
others. Pairs without a label, which a teacher judges: those that share rare words among all articles of a topic of coreference/development,
of a happening of grouping/development, of copies, quotes and time/development; and of half of all pairs a cut, where either side
may have lost its beginning and its end. Statements are what the program understands; a pair of them is right where both state one matter.
"""

from __future__ import annotations

import argparse
import json
import pathlib
import random
import re
import sys
from collections import defaultdict
from xml.etree import ElementTree as ET

import numpy as np
from bare_article import bare_article
from grouping_sets import ecb
from labelled_stories import given
from train_judge import read_folder

from twosource.compare.text.account import accounts
from twosource.compare.text.passage import passages
from twosource.compare.text.rarity import Rarity
from twosource.mark import Marker
from twosource.understand import understand
from twosource.vectors import SentenceVectors

HELD_OUT = 6  # of the labelled stories every so many-th is measured and not learned from
NEIGHBOURS, OF_MANY, MANY = 32, 14, 60  # passages that one is paired with, in a story of up to 60 articles and in a whole set
CUT, WHOLE, SHORTEST, LEAST = 0.5, 0.35, 10, 6  # share of pairs that are cut, of sides that stay whole; wordpieces
WORDS = (pathlib.Path(__file__).parent.parent / "src/twosource/weights/words.txt").read_text(encoding="utf-8").split("\n")
MARKS = [WORDS.index("[CLS]"), WORDS.index("[SEP]")]
KINDS = ("labelled", "measured", "pool")


class Pairs:
    """All arrays, growing story by story."""

    def __init__(self) -> None:
        self._readings = SentenceVectors().readings
        self.kept: dict[str, list] = defaultdict(list)
        self._sentences = self._rows = self._words = 0

    def add(self, kind: str, read, told, near, matters=None, right=None, unsure=frozenset()) -> None:
        """A story: its passages, its accounts, the pairs, and what is known of them."""
        texts = self._texts(read)
        held = [[] for _ in read]
        for number, account in enumerate(told):
            evidence, its = account.statement.evidence, sorted(matters[number]) if matters else []
            for position in account.passages:
                spans = texts[position][1] + read[position].start
                inside = np.nonzero((spans[:, 0] < evidence.end) & (spans[:, 1] > evidence.start))[0]
                if len(inside):
                    held[position].append((inside[0], inside[-1] + 1, its))
        names = {name: at for at, name in enumerate(sorted({each for its in matters or () for each in its}))}
        for its in held:
            self.kept["first_statement"].append(self._rows)
            self._rows += len(its)
            for start, end, stated in its:
                self.kept["statement"].append((start, end))
                self.kept["states"].append([names[each] for each in stated][:4])
        for pair in near:
            if pair not in unsure:
                self.kept["pair"].append([self._sentences + position for position in pair])
                self.kept["cut"].append([0, len(texts[pair[0]][0]), 0, len(texts[pair[1]][0])])
                self.kept["label"].append(-1 if right is None else int(pair in right))
                self.kept["kind"].append(KINDS.index(kind))
        self._sentences += len(read)

    def _texts(self, read):
        """The wordpieces of passages, which are read by the trunk several of one article at a time."""
        begin, end = MARKS
        by_article = defaultdict(list)
        for passage in read:
            by_article[passage.article.id].append(passage)
        found = []
        for its in by_article.values():
            for window, _ in self._readings([passage.text for passage in its]):
                self.kept["window"].append(self._words)
                numbers = [begin]
                for pieces, _ in window:
                    self.kept["sentence"].append((self._words + len(numbers), len(pieces)))
                    numbers += pieces
                self.kept["words"] += [*numbers, end]
                self._words += len(numbers) + 1
                found += window
        return found

    def cut(self) -> None:
        """Add a cut of half of the pairs that may be learned from."""
        chance = random.Random(3)
        for number in range(len(self.kept["pair"])):
            if KINDS[self.kept["kind"][number]] == "measured" or chance.random() > CUT:
                continue
            first, second = (_cut(self.kept["cut"][number][at], chance) for at in (1, 3))
            if [*first, *second] != self.kept["cut"][number]:
                self.kept["pair"].append(self.kept["pair"][number])
                self.kept["cut"].append([*first, *second])
                self.kept["label"].append(-1)
                self.kept["kind"].append(KINDS.index("pool"))

    def save(self, out: pathlib.Path) -> None:
        kept = self.kept
        states = np.full((len(kept["states"]), 4), -1, np.int16)
        for row, its in enumerate(kept["states"]):
            states[row, : len(its)] = its
        np.savez_compressed(
            out, words=np.array(kept["words"], np.uint16), window=np.array([*kept["window"], self._words], np.int32),
            sentence=np.array(kept["sentence"], np.int32),
            first_statement=np.array([*kept["first_statement"], self._rows], np.int32), statement=np.array(kept["statement"], np.uint8),
            states=states, pair=np.array(kept["pair"], np.int32), cut=np.array(kept["cut"], np.uint8),
            label=np.array(kept["label"], np.int8), kind=np.array(kept["kind"], np.int8), marks=np.array(MARKS, np.int32),
            kinds=np.array(KINDS),
        )  # fmt: skip


def _cut(length: int, chance: random.Random) -> list[int]:
    if length < SHORTEST or chance.random() < WHOLE:
        return [0, length]
    kept = chance.randint(max(LEAST, int(0.35 * length)), length - 1)
    start = chance.randint(0, length - kept)
    return [start, start + kept]


def unlabelled(data: pathlib.Path):
    """Articles of each topic, happening or set, as (id, text, title, published)."""
    found = defaultdict(list)
    topics = ecb(data)
    for each in topics.articles:
        row = given(each.title, each.text, None, None)
        found[f"ecb {topics.story[each.id]}"].append((each.id, row["text"], row["title"], None))
    for line in (data / "grouping/development/articles.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found[f"grouping {row['story']}"].append((row["id"], row["text"], row["title"], row["published"]))
    for line in (data / "copies/development/articles.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found["copies"].append((row["id"], row["text"], row["title"], row["published"]))
    for file in sorted((data / "quotes/development").glob("*.txt")):
        found["quotes"].append((file.stem, file.read_text(encoding="utf-8"), None, None))
    for file in sorted((data / "time/development").rglob("*.tml")):
        text = "".join(ET.parse(file).getroot().find("TEXT").itertext())
        found["time"].append((file.stem, re.sub(r"\s*\n\s*\n\s*|\n", lambda gap: "\n" if "\n" in gap[0][1:] else " ", text), None, None))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=pathlib.Path)
    parser.add_argument("labelled", type=pathlib.Path)
    parser.add_argument("out", type=pathlib.Path)
    options = parser.parse_args()
    pairs = Pairs()
    stories = [*read_folder(options.data / "findings/training"), *read_folder(options.labelled)]
    for number, story in enumerate(stories):
        kind = "measured" if number % HELD_OUT == HELD_OUT - 1 else "labelled"
        pairs.add(kind, story.passages, story.accounts, story.near, story.matters, story.right, story.unsure)
    for story in read_folder(options.data / "findings/development"):
        pairs.add("measured", story.passages, story.accounts, story.near, story.matters, story.right, story.unsure)
    looked = sys.modules["twosource.compare.judge.candidates"]
    marker = Marker()
    for its in unlabelled(options.data).values():
        looked.NEIGHBOURS = NEIGHBOURS if len(its) < MANY else OF_MANY
        articles = [bare_article(name, text, title=title, published=published) for name, text, title, published in its if text.strip()]
        read = passages(articles)
        told = accounts(read, [statement for marked in marker.mark(articles) for statement in understand(marked)])
        near = looked.candidates(read, Rarity(each.words.stems | each.kindred for each in read))
        pairs.add("pool", read, told, near)
    pairs.cut()
    pairs.save(options.out)
    print(f"{len(pairs.kept['pair'])} pairs, {sum(each >= 0 for each in pairs.kept['label'])} of them labelled")


if __name__ == "__main__":
    main()
