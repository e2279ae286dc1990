"""Agencies, papers and broadcasters by their names, as an article names who it has something from."""

from __future__ import annotations

import functools
import re

from twosource.lexicon import table, tree

# What may stand around a name without changing whose it is: "the Reuters news agency".
_BESIDE = re.compile(r"^the |(?: news)? (?:agency|service)$")


def folded(name: str) -> str:
    """A name in small letters, without the words that may stand around it."""
    return _BESIDE.sub("", " ".join(name.casefold().split()))


def is_press(name: str) -> bool:
    """Whether a name is an agency's, a paper's or a broadcaster's: Reuters, the Northern Ledger."""
    plain = folded(name)
    return bool(plain) and (plain in _names() or plain.split()[-1] in _ends())


@functools.cache
def _names() -> frozenset[str]:
    written = {row["written"] for row in table("agencies")} - set(tree("press")["borne"].split(";"))
    return frozenset(map(folded, (*written, *tree("press")["names"].split(";"))))


@functools.cache
def _ends() -> frozenset[str]:
    return frozenset(tree("press")["ends"].split())
