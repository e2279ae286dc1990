"""Articles to stories."""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from twosource.group.story import one_story

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from twosource.model import Article, Mention, Story, Vectors

WORD = re.compile(r"\w+")
LEAD = 300


def group(articles: Sequence[Article], mentions: Mapping[str, Sequence[Mention]], vectors: Vectors) -> tuple[Story, ...]:  # noqa: ARG001
    """Group articles into stories."""
    articles = sorted({each.id: each for each in articles}.values(), key=lambda each: each.id)
    if not articles:
        return ()
    bags = [Counter(WORD.findall(f"{each.title or ''} {each.title or ''} {each.text[:LEAD]} {each.text}".lower())) for each in articles]
    held = Counter(word for bag in bags for word in bag)
    rows = []
    for bag in bags:
        row = {word: (1 + math.log(count)) * math.log((len(bags) + 20) / held[word]) for word, count in bag.items()}
        norm = math.sqrt(sum(each * each for each in row.values())) or 1
        rows.append({word: each / norm for word, each in row.items()})
    seen = vectors([f"{each.title or ''}. {each.text[: 2 * LEAD]}" for each in articles])
    likeness = 0.5 * seen @ seen.T
    for one, row in enumerate(rows):
        for other in range(one):
            found = sum(each * rows[other].get(word, 0) for word, each in row.items())
            likeness[one, other] += found
            likeness[other, one] += found
    clusters = [[each] for each in range(len(articles))]
    while len(clusters) > 1:
        best, one, other = max(
            (float(likeness[np.ix_(clusters[a], clusters[b])].mean()), -a, -b) for a in range(len(clusters)) for b in range(a)
        )
        if best < 0.42:
            break
        clusters[-other] += clusters.pop(-one)
    return tuple(sorted((one_story([articles[each] for each in cluster]) for cluster in clusters), key=lambda each: each.id))
