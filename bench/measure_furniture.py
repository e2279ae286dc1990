"""Furniture kept and report lost in plain text: reading alone, against the labelled sentences of stories.

usage: measure_furniture.py FOLDER… [--each]

A FOLDER holds one folder per story, with `articles.jsonl` (records with a `text`) and `gold.json`, whose `sentences` are offsets into
each record's text and whose `furniture` names the sentences that the site put around the report (`furniture_unsure`: not counted).
A sentence counts as kept where its words stand in the article's text, or where it is the title. With --each, every mistake is shown.
"""

import json
import pathlib
import sys
from collections import Counter

from twosource.read import read
from twosource.settings import Settings


def score(story: pathlib.Path, *, shown: bool) -> Counter[str]:
    gold = json.loads((story / "gold.json").read_text(encoding="utf-8"))
    records = [json.loads(line) for line in (story / "articles.jsonl").read_text(encoding="utf-8").splitlines() if line.strip()]
    made = {
        article.read_from: article for article in read([str(story / "articles.jsonl")], Settings(), lambda each: print("dropped", each))
    }
    count: Counter[str] = Counter()
    for number, record in enumerate(records, 1):
        article = made.get(f"{story / 'articles.jsonl'}#{number}")
        text = " ".join(article.text.split()) if article else ""
        title = " ".join((article.title or "").split()) if article else ""
        for at, (start, end) in enumerate(gold["sentences"][record["id"]], 1):
            name = f"{record['id']}{at}"
            if name in gold["furniture_unsure"]:
                continue
            sentence = " ".join(record["text"][start:end].split())
            kept = sentence in text or sentence == title
            kind = "furniture" if name in gold["furniture"] else "report"
            count[kind] += 1
            count[f"{kind} kept"] += kept
            if shown and kept == (kind == "furniture"):
                print(f"  {kind} {'kept' if kept else 'lost'}: {story.name} {name}: {sentence[:150]}")
    return count


def main(arguments: list[str]) -> None:
    shown = "--each" in arguments
    for folder in (pathlib.Path(each) for each in arguments if each != "--each"):
        total: Counter[str] = Counter()
        for story in sorted(path.parent for path in folder.glob("*/gold.json")):
            total += score(story, shown=shown)
        lost = total["report"] - total["report kept"]
        print(
            f"{folder.name}: furniture kept {total['furniture kept']}/{total['furniture']} = {total['furniture kept'] / max(1, total['furniture']):.2%}, "
            f"report lost {lost}/{total['report']} = {lost / max(1, total['report']):.2%}"
        )


if __name__ == "__main__":
    main(sys.argv[1:])
