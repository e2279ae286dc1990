"""Learn what says whether a cue hands on somebody's words, from PolNeAR's annotations: a linear model, and a forest upon it.

    python -m venv /tmp/attribution && /tmp/attribution/bin/pip install -e . scikit-learn==1.9.1 lightgbm==4.7.0
    /tmp/attribution/bin/python bench/train_attribution.py ../shared/data/quotes/development src/twosource/weights

A candidate (src/twosource/mark/attribution_clause.py) is right where it shares half of the union with an annotated content. The forest
learns from what linear models that have not seen a text say of it. Prints what both say of texts that neither has seen, a third of
them at a time. The numbers are in docs/models.md and bench/RESULTS.md.
"""

from __future__ import annotations

import collections
import pathlib
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import lightgbm
import numpy as np
from bare_article import bare_article
from keep_forest import keep_forest
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from twosource.mark.attribution_clause import clauses
from twosource.mark.attribution_indirect import by_sentence, weighed
from twosource.mark.attribution_row import Around, rows
from twosource.mark.names import names
from twosource.mark.parse import Parser
from twosource.mark.quotation import Quotations
from twosource.mark.speaker import Speakers
from twosource.syntax import Syntax

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from twosource.mark.attribution_clause import Clause

RARE = 3  # features seen less often are left out
STRENGTH = 0.15  # inverse of the penalty, the best of 0.1, 0.15, 0.3 and 1 on held-out texts
FOLDS, INNER = 3, 4
SMALLEST = 4  # hundredths: weights nearer to nought are left out
TREES = 250
SHAPE = {
    "objective": "binary", "num_leaves": 24, "learning_rate": 0.05, "min_data_in_leaf": 100, "feature_fraction": 0.4, "bagging_fraction": 0.8,
    "bagging_freq": 1, "lambda_l2": 2, "seed": 1, "num_threads": 1, "deterministic": True, "verbose": -1,
}  # fmt: skip


@dataclass(frozen=True)
class Text:
    """A text as both models see it."""

    syntax: Syntax
    found: list[Clause]
    right: dict[Clause, bool]
    around: Around

    def rows(self, known: Mapping[str, float]) -> tuple[list[Clause], np.ndarray]:
        found, odds = weighed(self.syntax, known)
        return found, rows(self.syntax, found, known, odds, self.around) if found else np.zeros((0, 0), np.float32)


def contents(path: pathlib.Path) -> list[tuple[int, int]]:
    """The contents of a text's attributions."""
    found = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        parts = line.split("\t")
        if len(parts) > 1 and parts[0].startswith("T") and parts[1].startswith("Content "):
            pieces = [tuple(map(int, piece.split())) for piece in parts[1].removeprefix("Content ").split(";")]
            found.append((min(start for start, _ in pieces), max(end for _, end in pieces)))
    return found


def texts(folder: pathlib.Path) -> list[Text]:
    paths = sorted(folder.glob("*.txt"))
    read = (bare_article(path.stem, path.read_text(encoding="utf-8")) for path in paths)
    return [
        text(article, doc, contents(path.with_suffix(".ann"))) for path, (article, doc) in zip(paths, Parser().parse(read), strict=True)
    ]


def text(article, doc, gold: Sequence[tuple[int, int]]) -> Text:
    syntax = Syntax(doc)
    speakers = Speakers(syntax, names(article, doc, syntax))
    found, right = list(clauses(syntax)), {}
    for each in found:
        start, end = syntax.start[each.first], syntax.end[each.last]
        shares = [(min(end, b) - max(start, a)) / (max(end, b) - min(start, a)) for a, b in gold if a < end and start < b]
        right[each] = max(shares, default=0) >= 0.5
    direct = Quotations(article, syntax, speakers).mentions()
    return Text(syntax, found, right, Around(speakers.kinds(), by_sentence(syntax, direct)))


def linear(learned: Sequence[Text]) -> dict[str, float]:
    """The weights of a linear model, whole hundredths, as they are kept."""
    features = [tuple(sorted(set(clause.features))) for each in learned for clause in each.found]
    right = np.array([each.right[clause] for each in learned for clause in each.found])
    counts = collections.Counter(each for row in features for each in row)
    columns = {each: number for number, each in enumerate(sorted(each for each, count in counts.items() if count >= RARE))}
    places = [[columns[each] for each in row if each in columns] for row in features]
    ends = np.cumsum([0, *map(len, places)])
    table = csr_matrix((np.ones(ends[-1]), [column for row in places for column in row], ends), shape=(len(features), len(columns)))
    model = LogisticRegression(C=STRENGTH, max_iter=300, solver="liblinear").fit(table, right)
    weights = {each: round(100 * float(model.coef_[0][number])) for each, number in columns.items()}
    weights = {each: weight / 100 for each, weight in weights.items() if abs(weight) >= SMALLEST}
    return weights | {"bias": round(100 * float(model.intercept_[0])) / 100}


def grown(learned: Sequence[Text]) -> lightgbm.Booster:
    """A forest on what linear models say of the texts that they have not seen."""
    tables, right = [], []
    for fold in range(INNER):
        known = linear([each for number, each in enumerate(learned) if number % INNER != fold])
        for each in learned[fold::INNER]:
            found, table = each.rows(known)
            if found:
                tables.append(table)
                right += [each.right[clause] for clause in found]
    return lightgbm.train(SHAPE, lightgbm.Dataset(np.concatenate(tables), np.array(right)), TREES)


def held_out(everything: Sequence[Text]) -> None:
    chances, right = [], []
    for fold in range(FOLDS):
        learned = [each for number, each in enumerate(everything) if number % FOLDS != fold]
        known, forest = linear(learned), grown(learned)
        for each in everything[fold::FOLDS]:
            found, table = each.rows(known)
            if found:
                chances += forest.predict(table).tolist()
                right += [each.right[clause] for clause in found]
    likely, true = np.array(chances), np.array(right)
    for limit in (0.4, 0.45, 0.5, 0.55):
        taken = likely >= limit
        print(
            f"held out, from {limit}: {taken.sum()} candidates, right {true[taken].mean():.3f}, of the right {true[taken].sum() / true.sum():.3f}"
        )


def main() -> None:
    everything, weights = texts(pathlib.Path(sys.argv[1])), pathlib.Path(sys.argv[2])
    if "--held-out" in sys.argv:
        held_out(everything)
    known = linear(everything)
    head = "# Hundredths of the weights of a linear model: is this the content of an attribution? Made by bench/train_attribution.py."
    lines = [head, *(f"{each}\t{round(100 * weight)}" for each, weight in sorted(known.items()))]
    (weights / "attribution.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    keep_forest(grown(everything), weights / "attribution.npz")


main()
