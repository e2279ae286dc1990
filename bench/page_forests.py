"""What train_reading.py and train_lines.py share: a page seen in three ways, the stories' furniture, and the two forests grown on them."""

import hashlib
import json
import re

import lightgbm
import numpy as np
from keep_forest import keep_forest
from sklearn.model_selection import GroupKFold

from twosource.read import lines
from twosource.read.block import Block, Known
from twosource.read.features import features
from twosource.read.kin import kin
from twosource.read.likelihood import around
from twosource.read.settled import settled
from twosource.read.wording import wording

TOLD = 8.0  # weight of a block that a set says must stay or go
TREES, PARAMETERS = 200, {
    "objective": "cross_entropy", "learning_rate": 0.06, "num_leaves": 20, "max_depth": 6, "min_data_in_leaf": 50, "feature_fraction": 0.4,
    "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 5.0, "verbose": -1, "num_threads": 1, "use_missing": False, "seed": 1, "deterministic": True,
}  # fmt: skip


def plain(text):
    return " ".join(re.findall(r"\w+", (text or "").lower()))


def passages(gold):
    """What a set says must stay (1) and must go (0); of a block that holds both, the last is believed."""
    gone = gold["without"] + gold.get("comments", [])
    return [*((plain(each), 1.0) for each in gold["with"]), *((plain(each), 0.0) for each in gone)]


def weighed(text, label, told):
    """A block's label and its weight, by its length; by the passages where it holds one, or stands in one."""
    words, counts = plain(text), 0.5 + min(2.0, np.log(max(3, len(text))) / 3)
    for passage, value in told if words else ():
        if passage and (passage in words or (len(words) > 20 and words in passage)):
            label, counts = value, TOLD
    return label, counts


def ways(group, html, bare, chance):
    """A page as HTML, as bare lines, and twice as copied: its form, its group, its blocks, what is known of it, its labels."""
    (blocks, declared, labels), (as_lines, theirs) = html, bare
    titles = tuple(each for each in (declared.title, declared.heading, declared.page_title) if each)
    yield "html", group, blocks, Known(titles, None, declared.body), labels
    yield "lines", group, as_lines, Known(), theirs
    for _ in range(2):
        rows = copied(list(zip(as_lines, theirs, strict=True)), chance)
        yield "copied", group, [block for block, _ in rows], Known(), [label for _, label in rows]


def copied(rows, chance):
    """The report with a little of what stands around it."""
    core = [at for at, (_, (label, _)) in enumerate(rows) if label >= 0.5]
    if len(core) < 4:
        return []
    near = range(core[0] - 5, core[-1] + 12)
    return [row for at, row in enumerate(rows) if row[1][0] >= 0.45 or (at in near and chance.random() < 0.15)]


def stories(folders):
    """The same of the stories' articles, of which readers said what is furniture."""
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


def forests(made, seen_as, out, name):
    """Grow both forests on pages seen so, a form weighing so much, and keep them under a name."""
    seen = [asked(each) for each in made if len(each[2]) > 1]
    its = [kin(blocks) for _, _, blocks, *_ in seen]
    rows = [
        features(blocks, known, wording(blocks, next(iter(known.titles), "")), passed, each)
        for (_, _, blocks, known, _, passed), each in zip(seen, its, strict=True)
    ]
    labels = np.array([label for *_, told, _ in seen for label, _ in told])
    weights = np.array([weight * seen_as[form] for form, *_, told, _ in seen for _, weight in told])
    groups = np.array([group for _, group, blocks, *_ in seen for _ in blocks])
    whole = np.concatenate(rows)
    first = np.zeros(len(labels), np.float32)
    for train, test in GroupKFold(4).split(whole, labels, groups):
        first[test] = grow(whole[train], labels[train], weights[train]).predict(whole[test])
    ends = np.cumsum([len(each) for each in rows])
    second = np.concatenate(
        [around(row, first[end - len(row) : end], page[2], each) for row, end, page, each in zip(rows, ends, seen, its, strict=True)]
    )
    keep_forest(grow(whole, labels, weights), out / f"{name}_first.npz")
    keep_forest(grow(second, labels, weights), out / f"{name}_second.npz")
    print(f"{len(seen)} pages and texts, {len(labels)} blocks, {whole.shape[1]} and {second.shape[1]} columns")
