"""Words that the names of bodies are built with."""

from __future__ import annotations

import functools

from twosource.lexicon import tree


@functools.cache
def heads() -> frozenset[str]:
    """The last words of bodies' names, in lower case: `court`, `ministry`."""
    return frozenset(tree("organisation_nouns")["heads"].split())


@functools.cache
def company_forms() -> frozenset[str]:
    """`inc`, `ltd` and the like."""
    return frozenset(tree("organisation_nouns")["company"].split())
