"""Learn the weights of grouping, and hold them against stories that they have not seen.

usage: train_grouping.py [--data ../shared/data] [--cache DIR] [--part N] [--write]

Reads coreference/development (whole articles; two look-alike happenings a topic), grouping/development and
findings/training. Worlds are drawn from them: all articles of some topics, or one to three of each happening. In each, bunches
are joined likeliest first, the wrong joins refused and the right ones made, and every pair that came up is an example:
so the weights are learned on what the program will meet. Twice over, since the order depends on the weights. Four parts, each
measured with weights learned from the other three; no topic or story is in two. `--write` puts weights learned from all into
lexicon/grouping.toml. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import heapq
import pathlib
import re
from collections import defaultdict
from dataclasses import dataclass, field

import msgspec
import numpy as np
from grouping_sets import Labelled, bcubed, ecb, records, stories
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from twosource.group.bunch import Bunch
from twosource.group.bunches import Bunches, joined
from twosource.group.candidates import Candidates, worth_weighing
from twosource.group.days import first_day, one_more
from twosource.group.gauge import MEASURES, Gauge
from twosource.group.grouping import in_order
from twosource.group.held import Held, spoken
from twosource.group.linking import Linking, Pairs
from twosource.group.neighbours import POSSIBLE
from twosource.group.profile import profiles
from twosource.group.terms import Vocabulary
from twosource.group.workbench import Workbench
from twosource.mark import Marker
from twosource.model import Mention
from twosource.vectors import SentenceVectors

ROOT = pathlib.Path(__file__).parent.parent
PARTS = 4
ROUNDS = 2
FLOOR = -7.0
SMALLER = MEASURES.index("smaller")
# Not learned: the look-alikes at hand are undated. It must tell the second quake in one province from the first, half of whose
# names it shares; what the days count less for stands in group/days.py.
OTHER_DAYS = -8.0
LIKELY = -1.25  # between what suits look-alikes and what suits mixed news, by the table that this prints
THRESHOLDS = (-2.5, -2.0, -1.5, -1.0, -0.5, 0.0)


@dataclass
class Read:
    """The articles of one set, read once."""

    name: str
    articles: list
    story: dict
    topic: dict
    vectors: dict
    days: dict
    part: dict = field(default_factory=dict)


@dataclass
class World:
    """Some articles of a set, as the program would meet them."""

    ids: list
    bunches: list
    pairs: list
    gauge: Gauge


def read(name: str, labelled: Labelled, cache: pathlib.Path | None) -> Read:
    articles = in_order(labelled.articles)
    file = cache / f"{name}.npz" if cache else None
    if file and file.exists():
        kept = np.load(file)
        vectors = dict(zip(kept["ids"].tolist(), kept["vectors"], strict=True))
    else:
        found = SentenceVectors()([spoken(each) for each in articles])
        vectors = dict(zip([each.id for each in articles], found, strict=True))
        if file:
            np.savez(file, ids=np.array(list(vectors)), vectors=found)
    return Read(
        name,
        articles,
        labelled.story,
        labelled.topic,
        vectors,
        days_of(name, articles, cache),
    )


def days_of(name: str, articles: list, cache: pathlib.Path | None) -> dict:
    """The day that each lead begins with; marking takes a minute a hundred articles, so that it is kept."""
    file = cache / f"{name}.mentions" if cache else None
    if file and file.exists():
        mentions = msgspec.json.decode(file.read_bytes(), type=dict[str, tuple[Mention, ...]])
    else:
        leads = [msgspec.structs.replace(each, text=each.text[:700]) for each in articles]
        mentions = {each.article.id: each.mentions for each in Marker().mark(leads)}
        if file:
            file.write_bytes(msgspec.json.encode(mentions))
    found = {each: first_day(mentions.get(each.id, ()), each.published) for each in articles}
    return {each.id: {} if day is None else {day: (1, int(one_more(each.text)))} for each, day in found.items()}


def world(its: Read, chosen: set[str]) -> World:
    articles = [each for each in its.articles if each.id in chosen]
    vocabulary, near = Vocabulary(), Candidates()
    bunches, around = [], []
    terms = vocabulary.terms(vocabulary.words(articles))
    for number, (article, made) in enumerate(zip(articles, profiles(terms, vocabulary.rarity(terms)), strict=True)):
        near.add(number, made, Held.of(article).place[0])
        around.append(near.around(number))
        bunches.append(Bunch.of(made, its.vectors[article.id], its.days[article.id]))
    pairs = defaultdict(list)
    for one, other in zip(*(each.tolist() for each in worth_weighing(range(len(articles)), around)), strict=True):
        pairs[one].append(other)
    return World([each.id for each in articles], bunches, list(pairs.items()), Gauge())


def worlds(its: Read, parts: set[int], rng: np.random.Generator, *, draws: int) -> list[World]:
    """All articles of these parts together, and draws of one to three of each happening."""
    inside = [each.id for each in its.articles if its.part[its.topic[each.id]] in parts]
    by_story = defaultdict(list)
    for each in inside:
        by_story[its.story[each]].append(each)
    found = [world(its, set(inside))]
    for _ in range(draws):
        chosen = set()
        for mine in by_story.values():
            chosen.update(rng.choice(mine, min(len(mine), int(rng.integers(1, 4))), replace=False).tolist())
        found.append(world(its, chosen))
    return found


def weigher(weights: np.ndarray, start: float):
    return lambda measures: measures @ weights + start


def examples(here: World, story: dict, weigh) -> tuple[np.ndarray, np.ndarray]:
    """What came up when only right joins were made: measures, and whether the join was right."""
    alive = dict(enumerate(here.bunches))
    whose = {each: story[here.ids[each]] for each in alive}
    near = defaultdict(set)
    heap, known, rows, right = [], {}, [], []

    def look(one, others):
        laid = Bunches([alive[one], *(alive[each] for each in others)])
        measures = here.gauge(laid, np.zeros(len(others), np.intp), np.arange(1, len(laid)))
        for other, row, odds in zip(others, measures, weigh(measures).tolist(), strict=True):
            key = (min(one, other), max(one, other))
            near[one].add(other)
            near[other].add(one)
            known[key] = (odds, row)
            if odds >= FLOOR:
                heapq.heappush(heap, (-odds, key))

    for one, others in here.pairs:
        look(one, others)
    while heap:
        odds, key = heapq.heappop(heap)
        if key not in known or known[key][0] != -odds:
            continue
        _, row = known.pop(key)
        low, high = key
        near[low].discard(high)
        near[high].discard(low)
        same = whose[low] == whose[high]
        rows.append(row)
        right.append(same)
        if same:
            alive[low] = joined([alive[low], alive.pop(high)])
            around = (near[low] | near.pop(high)) - {low, high}
            for each in around:
                near[each].discard(high)
                known.pop((min(high, each), max(high, each)), None)
            if around:
                look(low, sorted(around))
    return np.array(rows), np.array(right)


def learn(made: list[tuple[World, dict, float]], weigh):
    """Weights from the examples of some worlds, each world counting as much as is said."""
    rows, right, weight = [], [], []
    for here, story, worth in made:
        x, y = examples(here, story, weigh)
        rows.append(x)
        right.append(y)
        # Right and wrong joins of a world count alike: how many wrong ones come up depends on where one stops looking.
        # A wrong decision about larger bunches touches more articles.
        touched = np.exp(2 * x[:, SMALLER])
        share = np.where(y, 0.5 * touched / max(touched[y].sum(), 1), 0.5 * touched / max(touched[~y].sum(), 1))
        weight.append(share * worth * 100)
    x, y, w = np.vstack(rows), np.concatenate(right), np.concatenate(weight)
    x = x * (np.array(MEASURES) != "other days")
    scale = StandardScaler().fit(x)
    fitted = LogisticRegression(C=0.3, max_iter=5000).fit(scale.transform(x), y, sample_weight=w)
    weights = fitted.coef_[0] / scale.scale_
    weights[MEASURES.index("other days")] = OTHER_DAYS
    return weights, float(fitted.intercept_[0] - (weights * scale.mean_).sum())


def first():
    from twosource.group.likeness import _weights

    return _weights()


def grouped(here: World, weigh, likely: float) -> dict[str, int]:
    met = np.array([(one, other) for one, others in here.pairs for other in others], np.intp).reshape(-1, 2)
    bench = Workbench(here.gauge)
    at = bench.lay(here.bunches)
    found = weigh(bench.measures(at[met[:, 0]], at[met[:, 1]]))
    pairs = Pairs(met.min(1), met.max(1), found)
    joins = Linking(weigh, likely=likely, possible=POSSIBLE)(here.bunches, pairs, bench).joins
    root = list(range(len(here.ids)))
    for join in reversed(joins):
        root[join.joined] = root[join.kept]
    return dict(zip(here.ids, root, strict=True))


def learned(sets: list[tuple[Read, set[int]]], seed: int):
    """Weights learned from these parts of these sets."""
    rng = np.random.default_rng(seed)
    made = []
    for its, parts in sets:
        draws = 3 if its.name == "ecb" else 1
        drawn = worlds(its, parts, rng, draws=draws)
        worth = {"ecb": 2.0, "grouping": 1.0, "training": 0.7}[its.name]
        made += [(here, its.story, worth * (0.5 if number == 0 else 0.5 / draws)) for number, here in enumerate(drawn)]
    weights = first()
    for _ in range(ROUNDS):
        weights = learn(made, weigher(*weights))
    return weights


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=pathlib.Path, default=ROOT.parent / "shared/data")
    parser.add_argument("--cache", type=pathlib.Path)
    parser.add_argument("--part", type=int, help="measure this part alone")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--only-write", action="store_true", help="without measuring first")
    options = parser.parse_args()
    sets = [
        read("ecb", ecb(options.data), options.cache),
        read("grouping", records(options.data), options.cache),
        read("training", stories(options.data), options.cache),
    ]
    rng = np.random.default_rng(7)
    for its in sets:
        names = sorted(set(its.topic.values()))
        its.part = {name: number % PARTS for number, name in enumerate(rng.permutation(names).tolist())}
    if not options.only_write:
        measure(sets, range(PARTS) if options.part is None else [options.part])
    if options.write or options.only_write:
        weights = learned([(its, set(range(PARTS))) for its in sets], seed=9)
        write(weights, ROOT / "src/twosource/lexicon/grouping.toml")


def measure(sets: list[Read], parts) -> None:
    """ECB+'s look-alikes in four parts, each with weights learned from the other three and findings/training; mixed news, alone and
    in one stream with look-alikes, with weights that grouping/development had no part in."""
    look_alikes, mixed, more = sets
    both = Read("together", in_order(look_alikes.articles + mixed.articles), look_alikes.story | mixed.story, {},
                look_alikes.vectors | mixed.vectors, look_alikes.days | mixed.days)  # fmt: skip
    everything = {each.id for each in mixed.articles}
    scores = defaultdict(list)
    for out in parts:
        rest = set(range(PARTS)) - {out}
        weights = learned([(look_alikes, rest), (more, set(range(PARTS)))], seed=out)
        print({name: round(float(each), 2) for name, each in zip(MEASURES, weights[0], strict=True)}, round(weights[1], 2), flush=True)
        held = worlds(look_alikes, {out}, np.random.default_rng(100 + out), draws=3)
        told = [("look-alikes, all", held[0]), *(("look-alikes, few", each) for each in held[1:])]
        told += [
            ("together, all", world(both, everything | set(held[0].ids))),
            ("together, few", world(both, everything | set(held[1].ids))),
        ]
        told.append(("mixed", world(mixed, everything)))
        for name, here in told:
            for likely in THRESHOLDS:
                found = grouped(here, weigher(*weights), likely)
                scores[name, likely].append(bcubed({each: both.story[each] for each in found}, found))
    for likely in THRESHOLDS:
        names = sorted({name for name, _ in scores})
        print(
            f"{likely:5.1f}  "
            + " · ".join(f"{name} {{:.3f}} ({{:.3f}} {{:.3f}})".format(*np.mean(scores[name, likely], 0)) for name in names)
        )


def write(weights: tuple[np.ndarray, float], file: pathlib.Path) -> None:
    lines = [
        f'"likely" = {LIKELY}',
        f'"start" = {weights[1]:.3f}',
        *(f'"{name}" = {each:.3f}' for name, each in zip(MEASURES, weights[0], strict=True)),
    ]
    text = re.sub(r"(?s)\[weights\]\n.*", "[weights]\n" + "\n".join(lines) + "\n", file.read_text(encoding="utf-8"))
    file.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
