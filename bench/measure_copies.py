"""Copies found on edits made by script, against MinHash with locality-sensitive hashing by rensa and by datasketch.

usage: measure_copies.py [--data ../shared/data] [--articles 150]

Each of the longest articles of copies/development is copied with edits: cut to a half from the beginning, led anew with two
paragraphs of another article, given another outlet's furniture in three places, one word in twenty-five changed, and all of
these together. A pair is found when `copies` gives it a share of 0.6 or more, which is where findings take two articles for one
origin. Wrong pairs are those between articles that are not edits of one another; since the originals hold agency copy among
themselves, an original that shares 0.3 of its runs of four words with another is left out, by counting and not by `copies`. datasketch is
measured where it is installed.
"""

from __future__ import annotations

import argparse
import json
import pathlib
import random
import re
import time

from grouping_sets import article

from twosource.group import copies

ROOT = pathlib.Path(__file__).parent.parent
FOUND = 0.6
PERMUTATIONS, THRESHOLD = 128, 0.4


def runs(text: str) -> set[str]:
    words = re.findall(r"\w+", text.lower())
    return {" ".join(words[each : each + 4]) for each in range(len(words) - 3)}


def originals(data: pathlib.Path, wanted: int) -> list[str]:
    texts = [json.loads(line)["text"] for line in (data / "copies/development/articles.jsonl").read_text(encoding="utf-8").splitlines()]
    kept: list[tuple[str, set[str]]] = []
    for text in sorted(set(texts), key=lambda each: (-len(each), each)):
        its = runs(text)
        if len(its) > 100 and all(len(its & other) < 0.3 * min(len(its), len(other)) for _, other in kept):
            kept.append((text[:6000], its))
    return [text for text, _ in kept[:wanted]]


def edits(text: str, other: str, chance: random.Random) -> dict[str, str]:
    parts, others = [each for each in text.split("\n") if each], [each for each in other.split("\n") if each]

    def changed(words: str) -> str:
        return " ".join(
            chance.choice(("nearly", "local", "officials", "later")) if chance.random() < 0.04 else each for each in words.split(" ")
        )

    half = parts[: max(3, len(parts) // 2)]
    led = [others[0][:300], *parts[2:]]
    furniture = ["Sign up for our morning letter.", *parts[:2], "Read next: the ten pictures of the week.", *parts[2:], "All rights kept."]
    return {
        "cut": "\n".join(half),
        "led anew": "\n".join(led),
        "furniture": "\n".join(furniture),
        "words changed": "\n".join(map(changed, parts)),
        "all": changed("\n".join(["Sign up for our morning letter.", others[0][:200], *parts[2 : max(6, 2 * len(parts) // 3)]])),
    }


def by_minhash(texts: list[str], kind: str) -> set[tuple[int, int]]:
    if kind == "rensa":
        from rensa import RMinHash, RMinHashLSH

        index = RMinHashLSH(THRESHOLD, PERMUTATIONS, 32)
        found = set()
        for number, text in enumerate(texts):
            its = RMinHash(PERMUTATIONS, 42)
            its.update(sorted(runs(text)))
            found |= {(each, number) for each in index.query(its)}
            index.insert(number, its)
        return found
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)
    found = set()
    for number, text in enumerate(texts):
        its = MinHash(PERMUTATIONS)
        its.update_batch([each.encode() for each in runs(text)])
        found |= {(each, number) for each in index.query(its)}
        index.insert(number, its)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=pathlib.Path, default=ROOT.parent / "shared/data")
    parser.add_argument("--articles", type=int, default=150)
    options = parser.parse_args()
    chance = random.Random(3)
    first = originals(options.data, options.articles)
    texts, whose, kinds = [], [], []
    for number, text in enumerate(first):
        for kind, each in {"original": text, **edits(text, first[number - 1], chance)}.items():
            texts.append(each)
            whose.append(number)
            kinds.append(kind)
    true = {(a, b) for a in range(len(texts)) for b in range(a + 1, min(a + 6, len(texts))) if whose[a] == whose[b]}
    told = {(a, b) for a, b in true if kinds[a] == "original"}
    print(f"{len(first)} originals, {len(texts)} articles, {len(told)} pairs of an original and its edit")

    def score(name: str, found: set[tuple[int, int]], took: float) -> None:
        wrong = {(a, b) for a, b in found if whose[a] != whose[b]}
        right = found - wrong
        missed = [kinds[b] for a, b in told - found]
        precision = len(right) / max(len(found), 1)
        print(
            f"{name}: R {len(told & found) / len(told):.3f} P {precision:.3f}, {took:.1f} s; missed {sorted(set(missed))}, wrong {len(wrong)}"
        )

    articles = [article(f"{number:06}", None, text) for number, text in enumerate(texts)]
    began = time.process_time()
    found = {(int(a), int(b)) for each in copies(articles) if each.share >= FOUND for a, b in [each.articles]}
    score("copies", found, time.process_time() - began)
    for kind in ("rensa", "datasketch"):
        began = time.process_time()
        try:
            pairs = by_minhash(texts, kind)
        except ImportError:
            print(f"{kind}: not installed")
            continue
        score(kind, pairs, time.process_time() - began)


if __name__ == "__main__":
    main()
