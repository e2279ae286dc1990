"""Words that news uses for one thing: killed, dead and deaths; Russian, Russia and Moscow's adjectives."""

from __future__ import annotations

import functools

from twosource.compare.words import stem
from twosource.lexicon import table


def kin(stems: frozenset[str]) -> frozenset[str]:
    """Replace each stem that has kin by the name of its family; others stay as they are."""
    families = _families()
    return frozenset(families.get(each, each) for each in stems)


def opposed(one: frozenset[str], other: frozenset[str]) -> str | None:
    """The name of an opposition of which each side holds one end, such as arrest and release; else None."""
    for row in _oppositions():
        if (one & row[1] and other & row[2]) or (one & row[2] and other & row[1]):
            return row[0]
    return None


@functools.cache
def _families() -> dict[str, str]:
    return {stem(word): row["family"] for row in table("word_families") for word in row["words"].split()}


@functools.cache
def _oppositions() -> tuple[tuple[str, frozenset[str], frozenset[str]], ...]:
    return tuple(
        (row["name"], frozenset(map(stem, row["one"].split())), frozenset(map(stem, row["other"].split()))) for row in table("oppositions")
    )
