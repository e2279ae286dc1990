"""Words that the names of bodies are built with."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from twosource.lexicon import table, tree

if TYPE_CHECKING:
    from collections.abc import Mapping


@functools.cache
def heads() -> frozenset[str]:
    """The last words of bodies' names, in lower case: `court`, `ministry`."""
    return frozenset(tree("organisation_nouns")["heads"].split())


@functools.cache
def kinds() -> frozenset[str]:
    """What a company is: `carmaker`."""
    return frozenset(tree("organisation_nouns")["kinds"].split())


@functools.cache
def company_forms() -> frozenset[str]:
    """`inc`, `ltd` and the like."""
    return frozenset(tree("organisation_nouns")["company"].split())


@functools.cache
def known_bodies() -> Mapping[str, str]:
    """Bodies that all news names, by each of their names: the one name that stands for them across articles."""
    return {name: row["name"] for row in table("organisations") for name in (row["name"], *row["aliases"].split("|")) if name}
