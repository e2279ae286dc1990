"""Time grouping, beyond reading and vectors, on articles of made words.

usage: measure_grouping.py [--sparse] [ARTICLES …]    (default 10000 100000)

An article has 400 words drawn from 50,000 by Zipf's law, in sentences, half of them with a quotation. Its happening has names of its
own, names of its beat (there are 200: a court, a province, a club), and names that all beats have, some of them very often. A
happening has one to six articles, one in fifty has forty, within three days of a month, and one article in ten is an edited copy of
another. Vectors of two articles are alike at 0.2, of one beat at 0.5, of one happening at 0.8, about as in news, and cost nothing.
With `--sparse` happenings share no names but by chance, and their vectors nothing: so less is weighed, and more is told apart.
The articles come in no order of time, 500 at once. Each size runs in a process of its own. Prints articles a second of processor
time, the growth, peak memory and B-cubed F1.
"""

from __future__ import annotations

import multiprocessing
import random
import resource
import sys
import time
from datetime import UTC, datetime, timedelta

import numpy as np
from grouping_sets import article, bcubed

from twosource.group import Grouping
from twosource.group.held import spoken

WORDS, LENGTH, OWN = 50_000, 400, 12
BATCH = 500
BEATS, SHARED, KNOWN = 200, 40, 3000  # beats, the names of each, the names that all have
MANY, CHANCE = 40, 0.02  # articles of a happening that all report, and how often there is one
NOISES = 64


class Chance:
    """Draws words, names and vectors."""

    def __init__(self, seed: int, *, sparse: bool) -> None:
        self.sparse = sparse
        self.random = random.Random(seed)
        letters = "bdfgklmnprstv"
        draw = self.random.choice
        self.words = sorted({"".join(draw(letters) + draw("aeiou") for _ in range(self.random.randint(2, 4))) for _ in range(90_000)})
        self.random.shuffle(self.words)
        self.weights = np.cumsum(1 / np.arange(1, WORDS + 1)).tolist()
        self.known = [each.capitalize() for each in self.words[-KNOWN:]]
        self.known_weights = np.cumsum(1 / np.arange(1, KNOWN + 1)).tolist()
        self.beats = [[draw(self.words).capitalize() for _ in range(SHARED)] for _ in range(BEATS)]
        self.drawn = np.random.default_rng(seed)
        self.common = self.vector()
        self.beat_vectors = [self.vector() for _ in range(BEATS)]
        self.noises = [self.vector() for _ in range(NOISES)]

    def vector(self):
        found = self.drawn.normal(size=384).astype(np.float32)
        return found / np.linalg.norm(found)

    def happening(self):
        """Its names, and what its vectors have in common."""
        draw = self.random.choice
        if self.sparse:
            return [draw(self.words).capitalize() for _ in range(OWN)], self.vector()
        beat = self.random.randrange(BEATS)
        own = [draw(self.words).capitalize() for _ in range(5)] + self.random.sample(self.beats[beat], 4)
        own += self.random.choices(self.known, cum_weights=self.known_weights, k=3)
        return own, 0.5 * self.common + 0.6 * self.beat_vectors[beat] + 0.6 * self.vector()

    def text(self, own):
        body = self.random.choices(self.words[:WORDS], cum_weights=self.weights, k=LENGTH)
        for place in sorted(self.random.sample(range(LENGTH), OWN * 2)):
            body[place // (1 if self.random.random() < 0.5 else 8)] = self.random.choice(own)
        if self.sparse:
            return " ".join(body)
        start, said = 0, self.random.random() < 0.5
        while start < LENGTH:
            end = min(start + self.random.randint(8, 30), LENGTH) - 1
            body[start] = body[start].capitalize()
            body[(start + end) // 2] += ","
            body[end] += "."
            if said and start > LENGTH // 3:
                body[start], body[end], said = f"“{body[start]}", f"{body[end]}”", False
            start = end + 1
        return " ".join(body)

    def size(self):
        return MANY if not self.sparse and self.random.random() < CHANCE else self.random.choice((1, 1, 2, 3, 4, 6))


def made(size: int, seed: int = 1, *, sparse: bool = False):
    """Articles in no order, the story of each, and what gives the vectors of what they say first."""
    chance = Chance(seed, sparse=sparse)
    draw = chance.random
    start = datetime(2023, 10, 1, tzinfo=UTC)
    articles, story, vectors = [], {}, {}
    number = 0
    while len(articles) < size:
        number += 1
        own, vector = chance.happening()
        begins = start + timedelta(minutes=draw.randrange(30 * 24 * 60))
        text = None
        for each in range(min(chance.size(), size - len(articles))):
            text = chance.text(own) if text is None or draw.random() > 0.1 else " ".join(text.split(" ")[20:])
            name = f"{number}-{each}"
            title = " ".join(draw.sample(own, 4) + draw.choices(chance.words[:WORDS], cum_weights=chance.weights, k=3))
            when = (begins + timedelta(minutes=draw.randrange(3 * 24 * 60))).isoformat()
            articles.append(article(name, title, text, when, f"outlet {each}"))
            story[name] = str(number)
            vectors[hash(spoken(articles[-1]))] = vector, draw.randrange(NOISES)
    draw.shuffle(articles)

    def vectors_of(texts):
        known = [vectors[hash(each)] for each in texts]
        if sparse:
            return np.array([vector for vector, _ in known])
        found = np.array([vector + 0.45 * chance.noises[noise] for vector, noise in known])
        return (found / np.linalg.norm(found, axis=1, keepdims=True)).astype(np.float32)

    return articles, story, vectors_of


def measure(size: int, kind: str) -> tuple[float, float, float, tuple[float, float, float]]:
    """Seconds of processor time, memory of the articles and vectors, peak memory, B-cubed."""
    articles, story, vectors = made(size, sparse=kind == "--sparse")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    began = time.process_time()
    grouping = Grouping(lambda _: (), vectors)
    found: dict[str, str] = {}
    for start in range(0, len(articles), BATCH):
        for its in grouping.add(articles[start : start + BATCH]).stories:
            found.update(dict.fromkeys(its.articles, its.id))
    took = time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    return took, before, peak, bcubed(story, found)


def main() -> None:
    first = None
    kind = "--sparse" if "--sparse" in sys.argv else ""
    for size in [int(each) for each in sys.argv[1:] if each.isdigit()] or [10_000, 100_000]:
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            took, before, peak, scores = pool.apply(measure, (size, kind))
        first = first or took
        print(
            f"{size} articles: {size / took:.0f} a second, time x{took / first:.1f}, {peak:.2f} GB at the peak "
            f"({before:.2f} before grouping), B-cubed F1 {scores[0]:.3f} ({scores[1]:.3f} {scores[2]:.3f})",
            flush=True,
        )


if __name__ == "__main__":
    main()
