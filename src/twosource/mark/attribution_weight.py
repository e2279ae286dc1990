"""What a linear model says of whether a cue hands on somebody's words: its weights, learned by bench/train_attribution.py (docs/models.md)."""

from __future__ import annotations

import functools
import math
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

BIAS = "bias"


@functools.cache
def weights() -> Mapping[str, float]:
    """The weight of each feature, and the bias."""
    text = files("twosource.weights").joinpath("attribution.tsv").read_text(encoding="utf-8")
    pairs = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {feature: int(weight) / 100 for feature, weight in pairs}


def odds(features: Iterable[str], known: Mapping[str, float]) -> float:
    """The logarithm of the odds that a candidate is the content of an attribution, as these weights have them."""
    return known[BIAS] + math.fsum(known[each] for each in features if each in known)
