"""Words that the names of bodies are built with."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from twosource.lexicon import listed, table

if TYPE_CHECKING:
    from collections.abc import Mapping


def heads() -> frozenset[str]:
    """The last words of bodies' names, in lower case: `court`, `ministry`."""
    return listed("organisation_nouns", "heads")


def kinds() -> frozenset[str]:
    """What a company is: `carmaker`."""
    return listed("organisation_nouns", "kinds")


def company_forms() -> frozenset[str]:
    """`inc`, `ltd` and the like."""
    return listed("organisation_nouns", "company")


@functools.cache
def known_bodies() -> Mapping[str, str]:
    """Bodies that all news names, by each of their names: the one name that stands for them across articles."""
    return {name: row["name"] for row in table("organisations") for name in (row["name"], *row["aliases"].split("|")) if name}
