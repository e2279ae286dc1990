"""Learn the weights that say whether a cue hands on somebody's words, from PolNeAR's annotations.

    python -m venv /tmp/attribution && /tmp/attribution/bin/pip install -e . scikit-learn==1.9.1
    /tmp/attribution/bin/python bench/train_attribution.py ../shared/data/quotes/development src/twosource/weights/attribution.tsv

A candidate (src/twosource/mark/attribution_clause.py) is right where it shares half of the union with an annotated content. Prints what
models that have not seen a fifth of the texts say of that fifth. The numbers are in docs/models.md and bench/RESULTS.md.
"""

from __future__ import annotations

import collections
import pathlib
import sys
from typing import TYPE_CHECKING

import numpy as np
from bare_article import bare_article
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from twosource.mark.attribution_clause import clauses
from twosource.mark.parse import Parser
from twosource.syntax import Syntax

if TYPE_CHECKING:
    from twosource.model import Article

RARE = 3  # features seen less often are left out
STRENGTH = 0.15  # inverse of the penalty, the best of 0.1, 0.15, 0.3 and 1 on held-out texts
FOLDS = 5
SMALLEST = 4  # hundredths: weights nearer to nought are left out


def contents(path: pathlib.Path) -> list[tuple[int, int]]:
    """The contents of a text's attributions."""
    found = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        parts = line.split("\t")
        if len(parts) > 1 and parts[0].startswith("T") and parts[1].startswith("Content "):
            pieces = [tuple(map(int, piece.split())) for piece in parts[1].removeprefix("Content ").split(";")]
            found.append((min(start for start, _ in pieces), max(end for _, end in pieces)))
    return found


def article(path: pathlib.Path) -> Article:
    return bare_article(path.stem, path.read_text(encoding="utf-8"))


def rows(folder: pathlib.Path) -> tuple[list[tuple[str, ...]], np.ndarray, np.ndarray]:
    """Features, whether right, and the number of the text, of each candidate."""
    paths = sorted(folder.glob("*.txt"))
    features, right, texts = [], [], []
    for number, (each, doc) in enumerate(Parser().parse(map(article, paths))):
        syntax = Syntax(doc)
        gold = contents(paths[number].with_suffix(".ann"))
        for clause in clauses(syntax):
            start, end = syntax.start[clause.first], syntax.end[clause.last]
            shares = [(min(end, b) - max(start, a)) / (max(end, b) - min(start, a)) for a, b in gold if a < end and start < b]
            features.append(tuple(sorted(set(clause.features))))
            right.append(max(shares, default=0) >= 0.5)
            texts.append(number)
        assert each.id == paths[number].stem
    return features, np.array(right), np.array(texts)


def matrix(features: list[tuple[str, ...]], columns: dict[str, int]) -> csr_matrix:
    places = [[columns[each] for each in row if each in columns] for row in features]
    ends = np.cumsum([0, *map(len, places)])
    return csr_matrix((np.ones(ends[-1]), [column for row in places for column in row], ends), shape=(len(features), len(columns)))


def fitted(table: csr_matrix, right: np.ndarray) -> LogisticRegression:
    return LogisticRegression(C=STRENGTH, max_iter=300, solver="liblinear").fit(table, right)


def main() -> None:
    features, right, texts = rows(pathlib.Path(sys.argv[1]))
    counts = collections.Counter(each for row in features for each in row)
    columns = {each: number for number, each in enumerate(sorted(each for each, count in counts.items() if count >= RARE))}
    table = matrix(features, columns)
    chances = np.zeros(len(features))
    for fold in range(FOLDS):
        away = texts % FOLDS == fold
        chances[away] = fitted(table[~away], right[~away]).predict_proba(table[away])[:, 1]
    for limit in (0.4, 0.48, 0.54, 0.6):
        taken = chances >= limit
        print(
            f"held out, likely from {limit}: {taken.sum()} candidates, right {right[taken].mean():.3f}, of the right ones {right[taken].sum() / right.sum():.3f}"
        )
    model = fitted(table, right)
    weights = {each: round(100 * float(model.coef_[0][number])) for each, number in columns.items()}
    weights = {each: weight for each, weight in weights.items() if abs(weight) >= SMALLEST} | {
        "bias": round(100 * float(model.intercept_[0]))
    }
    head = "# Hundredths of the weights of a linear model: is this the content of an attribution? Made by bench/train_attribution.py."
    lines = [head, *(f"{each}\t{weight}" for each, weight in sorted(weights.items()))]
    pathlib.Path(sys.argv[2]).write_text("\n".join(lines) + "\n", encoding="utf-8")


main()
