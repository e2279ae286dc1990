"""Whether what a finding brings together states one matter, by the readers' verbatim parts of sentences and not by whole sentences.

usage: measure_parts.py GOLD_DIR OUT_DIR      (OUT_DIR as measure_findings.py writes it)

GOLD_DIR holds a folder for each story with `articles.jsonl` and `gold.json`, whose `matters` name the words of each sentence that state
them. A statement states a matter where its evidence and those words share half of the shorter, in letters and digits alone.
Readers marked what several articles state, and no two of them every such thing: the shares are a lower bound.
"""

import itertools
import json
import pathlib
import re
import sys
from collections import defaultdict

from twosource.model import SURE

MARKS = re.compile(r"[\W_]+")


def rows(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def letters(text):
    return MARKS.sub("", text.lower())


def parts_of(gold, inputs):
    """Of each article, in letters alone, the spans of the words that state a matter."""
    whole = {each["id"]: letters(each["text"]) for each in inputs}
    found = defaultdict(list)
    for matter in gold["matters"]:
        for evidence in matter["evidence"]:
            part = letters(evidence["text"])
            at = whole[evidence["article"]].find(part)
            if part and at >= 0:
                found[evidence["article"]].append((at, at + len(part), matter["id"]))
    return whole, found


def matters_of(statements, article_of, whole, found):
    """The matters that each statement states."""
    told = {}
    for statement in statements:
        article = article_of[statement["article"]]
        text = letters(statement["evidence"]["text"])
        at = whole[article].find(text)
        told[statement["id"]] = {
            matter
            for start, end, matter in found[article]
            if at >= 0 and min(at + len(text), end) - max(at, start) >= 0.5 * min(len(text), end - start)
        }
    return told


def main():
    gold_dir, out_dir = map(pathlib.Path, sys.argv[1:3])
    pairs = right = 0
    findings = {"sure": [0, 0], "doubtful": [0, 0]}
    for folder in sorted(each.parent for each in gold_dir.glob("*/gold.json")):
        inputs, out = rows(folder / "articles.jsonl"), out_dir / folder.name
        whole, found = parts_of(json.loads((folder / "gold.json").read_text(encoding="utf-8")), inputs)
        by_line = {str(number): each["id"] for number, each in enumerate(inputs, 1)}
        article_of = {each["id"]: by_line[each["read_from"].rpartition("#")[2]] for each in rows(out / "articles.jsonl")}
        statements = rows(out / "statements.jsonl")
        told = matters_of(statements, article_of, whole, found)
        article = {each["id"]: each["article"] for each in statements}
        for finding in rows(out / "findings.jsonl"):
            across = [(one, other) for one, other in itertools.combinations(finding["statements"], 2) if article[one] != article[other]]
            good = sum(bool(told[one] & told[other]) for one, other in across)
            pairs, right = pairs + len(across), right + good
            if across:
                told_as = findings["sure" if finding["score"] >= SURE else "doubtful"]
                told_as[0] += bool(good)
                told_as[1] += 1
    print(f"pairs of statements of one matter: {right}/{pairs} = {right / pairs:.3f}")
    true, total = map(sum, zip(*findings.values(), strict=True))
    print(f"findings of several articles that hold such a pair: {true}/{total} = {true / total:.3f}")
    for name, (good, of) in findings.items():
        print(f"  {name}: {good}/{of} = {good / of:.3f}")


if __name__ == "__main__":
    main()
