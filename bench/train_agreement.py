"""Learn the weights of compare/standing/agreement.py from what strict readers said of findings of real stories.

usage: train_agreement.py [--write] SET=OUT_DIR ...

SET is one of those that bench/labels/verdicts.jsonl names (findings/training, findings/development, labelled, grouping/development) and OUT_DIR what
`measure_findings.py`, or `twosource run --out`, wrote of it. The file holds no text: a finding is named by its story and by the
record and offsets of each of its statements. `told` says whether it was told as agreeing, as doubted ("perhaps two matters") or as differing.
Readers were language models, each of which read findings of its own: `ok` tells one matter, `part` one and something else besides, `two`
two matters, `diff` one that differs untold, `nodiff` a difference told that is none, `empty` nothing. Learned from `ok` and `two` of findings
told as agreeing, without findings/development, on which they are tried; cross-validated by story. `--write` puts them into
lexicon/agreement.toml.
"""

from __future__ import annotations

import json
import pathlib
import sys
import zlib
from collections import Counter, defaultdict

import msgspec
import numpy as np

from twosource.compare.standing.agreement import NAMES, across, measures
from twosource.compare.text.account import accounts
from twosource.compare.text.passage import passages
from twosource.compare.text.rarity import Rarity
from twosource.model import Article, Finding, Statement, Story

HERE = pathlib.Path(__file__).parent
WEIGHTS = HERE.parent / "src/twosource/lexicon/agreement.toml"
APART, PARTS, RIDGE, ROUNDS = "findings/development", 10, 1.0, 4
CUTS = (0.0, 0.4, 0.7, 1.0, 1.3, 1.6, 2.0)


def lines(path, kind):
    return [msgspec.json.decode(line, type=kind) for line in path.read_bytes().splitlines() if line.strip()]


def examples(verdicts, out):
    """The measures of each pair of two origins of the findings that were read; by story and verdict."""
    wanted = {tuple(map(tuple, each["statements"])): each["verdict"] for each in verdicts}
    articles = {each.id: each for each in lines(out / "articles.jsonl", Article)}
    record = {each.id: int((each.read_from or "#0").rpartition("#")[2]) for each in articles.values()}
    told = lines(out / "statements.jsonl", Statement)
    members = {each.id: set(each.articles) for each in lines(out / "stories.jsonl", Story)}
    places = {each.id: (record[each.article], each.evidence.start, each.evidence.end) for each in told}
    known = {}
    for finding in lines(out / "findings.jsonl", Finding):
        verdict = wanted.get(tuple(sorted({places[each] for each in finding.statements})))
        if verdict is None:
            continue
        if finding.story not in known:
            read = passages([articles[each] for each in articles if each in members[finding.story]])
            ours = accounts(read, [each for each in told if each.article in members[finding.story]])
            known[finding.story] = {each.statement.id: each for each in ours}, Rarity(each.words.stems | each.kindred for each in read)
        ours, rarity = known[finding.story]
        told_across = across([ours[each] for each in finding.statements], finding.origin_groups)
        pairs = [[measured[name] for name in NAMES] for measured in (measures(*pair, rarity) for pair in told_across)]
        if pairs:
            yield out.name + finding.story, verdict, np.array(pairs)


def learned(pairs, truth):
    """Weights, the first of which is where they start; of each finding the pair counts that they like best."""
    best = np.array([each[each[:, 0].argmax()] for each in pairs])
    for _ in range(ROUNDS):
        rows, weights = np.c_[np.ones(len(best)), best], np.zeros(best.shape[1] + 1)
        for _ in range(50):  # Newton's method, with a ridge on all but the start
            chance = 1 / (1 + np.exp(-rows @ weights))
            slope = rows.T @ (chance - truth) + RIDGE * np.r_[0, weights[1:]]
            weights -= np.linalg.solve((rows * (chance * (1 - chance))[:, None]).T @ rows + RIDGE * np.eye(len(weights)), slope)
        best = np.array([each[(each @ weights[1:]).argmax()] for each in pairs])
    return weights


def odds(pairs, weights):
    return np.array([weights[0] + (each @ weights[1:]).max() for each in pairs])


def show(name, scores, truth):
    ranks = scores.argsort().argsort()
    right = truth == 1
    area = (ranks[right].sum() - right.sum() * (right.sum() - 1) / 2) / max(1, right.sum() * (~right).sum())
    print(f"{name}: {len(truth)} findings, {int((~right).sum())} are two matters; area under the curve {area:.3f}")
    for cut in CUTS:
        kept = scores >= cut
        print(
            f"  from {cut}: {kept.sum()} kept, {truth[kept].mean():.3f} right; {(~kept).sum()} in doubt, {truth[~kept].mean() if (~kept).any() else 0:.3f} right"
        )


def main():
    write = "--write" in sys.argv
    outs = dict(each.split("=", 1) for each in sys.argv[1:] if "=" in each)
    verdicts = defaultdict(list)
    for line in (HERE / "labels/verdicts.jsonl").read_text(encoding="utf-8").splitlines():
        each = json.loads(line)
        if each["told"] == "agreeing":
            verdicts[each["set"], each["story"]].append(each)
    print(Counter(each["verdict"] for told in verdicts.values() for each in told))
    found = {True: [], False: []}
    for (name, story), told in verdicts.items():
        if name in outs:
            read = examples(told, pathlib.Path(outs[name]) / story)
            found[name == APART] += [each for each in read if each[1] in ("ok", "two")]
    stories, pairs = [each[0] for each in found[False]], [each[2] for each in found[False]]
    truth = np.array([each[1] == "ok" for each in found[False]], dtype=float)
    part = np.array([zlib.crc32(each.encode()) % PARTS for each in stories])
    scores = np.zeros(len(truth))
    for held in range(PARTS):
        here = part == held
        weights = learned([each for each, out in zip(pairs, here, strict=True) if not out], truth[~here])
        scores[here] = odds([each for each, out in zip(pairs, here, strict=True) if out], weights)
    show("cross-validated", scores, truth)
    weights = learned(pairs, truth)
    if found[True]:
        show(APART, odds([each[2] for each in found[True]], weights), np.array([each[1] == "ok" for each in found[True]], dtype=float))
    names = ["start", *NAMES]
    text = "".join(f'"{name}" = {weight:.3f}\n' for name, weight in zip(names, weights, strict=True))
    print(text)
    if write:
        head = WEIGHTS.read_text(encoding="utf-8").partition("[weights]\n")[0]
        WEIGHTS.write_text(f"{head}[weights]\n{text}", encoding="utf-8")


if __name__ == "__main__":
    main()
