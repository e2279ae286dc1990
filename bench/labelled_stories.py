"""Make story folders, as those of findings/training, from the labels in bench/labels/stories.jsonl and the texts they were read in.

usage: labelled_stories.py DATA_DIR OUT_DIR

The labels hold no text: a story names its articles by data set and id, its sentences and the parts that state a matter by offsets. A
language model read the stories and wrote them, a sentence at a time; docs/models.md says how well it agrees with other readers.
"""

from __future__ import annotations

import json
import pathlib
import re
import sys

from grouping_sets import ecb

LABELS = pathlib.Path(__file__).parent / "labels/stories.jsonl"
# ECB+ sets quotation marks and apostrophes apart, as its tokens.
APART = (
    (re.compile(r" ?’ (s|t|re|ve|ll|d|m)\b"), r"’\1"),
    (re.compile(r"([“‘]) "), r"\1"),
    (re.compile(r" ”"), "”"),
    (re.compile(r"(\w) ’ "), r"\1’ "),
)


def texts(data: pathlib.Path) -> dict[str, dict]:
    """Each article of the three sets as findings/training writes one, by set and id."""
    found = {f"ecb {each.id}": given(each.title, each.text, None, None) for each in ecb(data).articles}
    for name in ("copies", "grouping"):
        for line in (data / name / "development/articles.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            found[f"{name} {row['id']}"] = given(row["title"], row["text"], row["published"], row["outlet"])
    return found


def given(title, text, published, outlet) -> dict:
    for pattern, into in APART:
        text = pattern.sub(into, text)
    return {"title": title, "text": text, "published": published, "outlet": outlet, "authors": [], "url": None}


def gold(label: dict, articles: list[dict]) -> dict:
    """What gold.json says of a story."""
    of = {each["id"]: each["text"] for each in articles}
    part = lambda name, start, end: {"article": name[0], "sentence": name, "text": of[name[0]][start:end]}  # noqa: E731
    matters = [
        {"id": f"m{number}", "relation": relation, "evidence": [part(*each) for each in evidence]}
        for number, (relation, evidence) in enumerate(label["matters"], 1)
    ]
    pairs: dict[tuple[str, str], set[str]] = {}
    for matter in matters:
        names = sorted({each["sentence"] for each in matter["evidence"]})
        for at, one in enumerate(names):
            for other in names[at + 1 :]:
                if one[0] != other[0]:
                    pairs.setdefault((one, other), set()).add(matter["relation"])
    return {
        "story": label["story"], "sentences": label["sentences"], "furniture": label["furniture"], "furniture_unsure": [], "unsure": [],
        "matters": matters, "pairs": [[*pair, sorted(relations)] for pair, relations in sorted(pairs.items())], "origins": {},
    }  # fmt: skip


def main() -> None:
    data, out = map(pathlib.Path, sys.argv[1:])
    known = texts(data)
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        articles = [{"id": letter, **known[name]} for letter, name in label["articles"].items()]
        folder = out / label["story"]
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "articles.jsonl").write_text("".join(json.dumps(each) + "\n" for each in articles), encoding="utf-8")
        (folder / "gold.json").write_text(json.dumps(gold(label, articles)), encoding="utf-8")


if __name__ == "__main__":
    main()
