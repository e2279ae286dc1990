"""Time grouping, beyond reading and vectors, on articles of made words.

usage: measure_grouping.py [ARTICLES …]    (default 10000 100000)

An article has 400 words drawn from 50,000 by Zipf's law, and its happening's own twelve; a happening has one to six articles
within three days of a month, and one article in ten is an edited copy of another. They come in no order of time, 500 at once.
Vectors are drawn once per happening and cost nothing. Each size runs in a process of its own. Prints articles a second of processor time, the growth, peak memory and B-cubed F1.
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


def made(size: int, seed: int = 1):
    """Articles, the story of each, and the vector of what each says first."""
    chance = random.Random(seed)
    letters = "bdfgklmnprstv"
    words = sorted({"".join(chance.choice(letters) + chance.choice("aeiou") for _ in range(chance.randint(2, 4))) for _ in range(90_000)})
    chance.shuffle(words)
    weights = np.cumsum(1 / np.arange(1, WORDS + 1)).tolist()
    start = datetime(2023, 10, 1, tzinfo=UTC)
    drawn = np.random.default_rng(seed)
    articles, story, vectors = [], {}, {}
    number = 0
    while len(articles) < size:
        number += 1
        own = [chance.choice(words).capitalize() for _ in range(OWN)]
        begins = start + timedelta(minutes=chance.randrange(30 * 24 * 60))
        vector = drawn.normal(size=384).astype(np.float32)
        vector /= np.linalg.norm(vector)
        text = None
        for each in range(min(chance.choice((1, 1, 2, 3, 4, 6)), size - len(articles))):
            if text is None or chance.random() > 0.1:
                body = chance.choices(words[:WORDS], cum_weights=weights, k=LENGTH)
                for place in sorted(chance.sample(range(LENGTH), OWN * 2)):
                    body[place // (1 if chance.random() < 0.5 else 8)] = chance.choice(own)
                text = " ".join(body)
            else:
                text = " ".join(text.split(" ")[20:])
            name = f"{number}-{each}"
            title = " ".join(chance.sample(own, 4) + chance.choices(words[:WORDS], cum_weights=weights, k=3))
            made_one = article(name, title, text, (begins + timedelta(minutes=chance.randrange(3 * 24 * 60))).isoformat(), f"outlet {each}")
            articles.append(made_one)
            story[name] = str(number)
            vectors[spoken(made_one)] = vector
    return articles, story, vectors


def measure(size: int) -> tuple[float, float, float, tuple[float, float, float]]:
    """Seconds of processor time, memory of the articles and vectors, peak memory, B-cubed."""
    articles, story, vectors = made(size)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    began = time.process_time()
    grouping = Grouping(lambda _: (), lambda texts: np.array([vectors[each] for each in texts]))
    found: dict[str, str] = {}
    for start in range(0, len(articles), BATCH):
        for its in grouping.add(articles[start : start + BATCH]).stories:
            found.update(dict.fromkeys(its.articles, its.id))
    took = time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    return took, before, peak, bcubed(story, found)


def main() -> None:
    first = None
    for size in [int(each) for each in sys.argv[1:]] or [10_000, 100_000]:
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            took, before, peak, scores = pool.apply(measure, (size,))
        first = first or took
        print(
            f"{size} articles: {size / took:.0f} a second, time x{took / first:.1f}, {peak:.2f} GB at the peak "
            f"({before:.2f} before grouping), B-cubed F1 {scores[0]:.3f} ({scores[1]:.3f} {scores[2]:.3f})",
            flush=True,
        )


if __name__ == "__main__":
    main()
