"""Given names: that a name is a person's, and whether a man's or a woman's."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from twosource.lexicon import listed, table

if TYPE_CHECKING:
    from collections.abc import Mapping


@functools.cache
def given_names() -> Mapping[str, str]:
    """Given names, each with `m`, `f` or nothing."""
    return {row["name"]: row["sex"] for row in table("given_names")}


def family_first() -> frozenset[str]:
    """Family names that stand before the given name, in lower case."""
    return listed("family_first", "words")
