"""Agencies: the wire services that an article credits, by the names of lexicon/agencies.tsv, and those that a dateline names."""

from __future__ import annotations

import functools
import re

from twosource.lexicon import listed, table

WORD = re.compile(r"\w+")


def credited(text: str) -> tuple[str, ...]:
    """The agencies named in a byline, a credit or a dateline, each by its usual name, in order of place."""
    if _beginnings().isdisjoint(WORD.findall(text.upper())):
        return ()
    found = []
    for match in _names().finditer(text):
        name = _usual()[_folded(match[0])]
        if name not in found:
            found.append(name)
    return tuple(found)


def bracketed(text: str) -> tuple[str, ...]:
    """The agencies in the brackets of a dateline; one that no list knows by the word that its name ends with: (Pacific Press Service)."""
    words = text.split()
    return credited(text) or ((text,) if len(words) > 1 and words[-1].lower() in listed("press", "services") else ())


@functools.cache
def _usual() -> dict[str, str]:
    return {_folded(row["written"]): row["agency"] for row in table("agencies")}


@functools.cache
def _beginnings() -> frozenset[str]:
    """The first words of all names: only where one stands is it worth while to look for the names."""
    return frozenset(WORD.findall(name)[0] for name in _usual())


@functools.cache
def _names() -> re.Pattern[str]:
    written = sorted((row["written"] for row in table("agencies")), key=len, reverse=True)
    # Short names are capitals and would be words otherwise ("pa", "ap"): case counts, but for names all in capitals in a byline.
    return re.compile(r"(?<![\w.-])(?:" + "|".join(f"{re.escape(name)}|{re.escape(name.upper())}" for name in written) + r")(?![\w-])")


def _folded(name: str) -> str:
    return name.upper()
